/** Where subscribers of another tool come in, and what the firm states of their consents. */
import { Checkbox, Select, Textarea, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { PolicyView } from '#web/api/queries.ts';
import { SourceSelect } from '#web/forms/source-select.tsx';
import { useLang, useT, useText } from '#web/i18n/index.ts';
import { returnsLists as phrases } from '#web/i18n/returns-lists.ts';
import { subscriberFit, subscriberGroup } from './subscriber-fit.ts';

export interface Stated {
  registerId: string;
  subjectGroup: string;
  source: string;
  consent?: { purpose: string; lang: 'fi' | 'sv' | 'en'; text: string; evidence: string };
}

export function Subscribers({ policy, onStated }: { policy: PolicyView; onStated: (stated: Stated | null) => void }) {
  const t = useT(phrases);
  const text = useText();
  const lang = useLang();
  const [{ registerId, subjectGroup, source }, setWhere] = useState(() => subscriberFit(policy));
  const [states, setStates] = useState(false);
  const [purpose, setPurpose] = useState('');
  const [words, setWords] = useState('');
  const [evidence, setEvidence] = useState('');
  const register = policy.registers.find(({ id }) => id === registerId);
  const groups = register?.subjectGroups ?? [];
  const purposes = policy.purposes.filter(({ registers }) => registers.includes(registerId));
  const whole = !states || (purpose !== '' && words.trim() !== '' && evidence.trim() !== '');
  useEffect(() => {
    const consent = { purpose, lang, text: words, evidence };
    onStated(whole ? { registerId, subjectGroup, source, ...(states ? { consent } : {}) } : null);
  }, [whole, registerId, subjectGroup, source, states, purpose, lang, words, evidence, onStated]);
  function chooseRegister(id: string) {
    const next = policy.registers.find((each) => each.id === id);
    setWhere({ registerId: id, subjectGroup: subscriberGroup(next?.subjectGroups ?? []), source });
    setPurpose('');
  }
  return (
    <fieldset className="returns-people">
      <legend>{t('people.title')}</legend>
      <Select
        label={t('people.register')}
        value={registerId}
        allowDeselect={false}
        data={policy.registers.map(({ id, name }) => ({ value: id, label: text(name) }))}
        onChange={(value) => chooseRegister(value ?? '')}
      />
      <Select
        label={t('people.group')}
        value={subjectGroup}
        allowDeselect={false}
        data={groups.map(({ id, name }) => ({ value: id, label: text(name) }))}
        onChange={(value) => setWhere({ registerId, subjectGroup: value ?? '', source })}
      />
      <SourceSelect label={t('people.source')} value={source} onChange={(value) => setWhere({ registerId, subjectGroup, source: value })} />
      <Checkbox
        label={t('people.consent')}
        description={t('people.consentHint')}
        checked={states}
        onChange={(event) => setStates(event.currentTarget.checked)}
      />
      {states && (
        <>
          <Select
            label={t('people.purpose')}
            value={purpose === '' ? null : purpose}
            data={purposes.map(({ id, name }) => ({ value: id, label: text(name) }))}
            onChange={(value) => setPurpose(value ?? '')}
          />
          <Textarea label={t('people.text')} autosize minRows={2} value={words} onChange={(event) => setWords(event.currentTarget.value)} />
          <TextInput label={t('people.evidence')} value={evidence} onChange={(event) => setEvidence(event.currentTarget.value)} />
          {!whole && <p className="small muted">{t('people.missing')}</p>}
        </>
      )}
    </fieldset>
  );
}
