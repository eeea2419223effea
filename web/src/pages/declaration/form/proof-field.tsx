/** How a clause is known to be true: the notice says it, a check looks every night, or a person looks and signs. */
import { declarationChecks } from '#web/i18n/declaration-checks.ts';
import { declarationFields } from '#web/i18n/declaration-fields.ts';
import { declarationForm } from '#web/i18n/declaration-form.ts';
import { useLang, useT } from '#web/i18n/index.ts';
import { NativeSelect } from '@mantine/core';
import { useDrafting } from '../drafting.ts';
import { type Path, textAt } from '../text/values.ts';
import { OneField, PeriodField, wordsOf } from './choices.tsx';
import { FieldNotes } from './field-notes.tsx';
import { ThreeField, usePlace } from './texts.tsx';

const FRESH = {
  fact: { kind: 'fact' },
  automatic: { kind: 'automatic', check: 'notice.says' },
  attested: { kind: 'attested', rhythm: 'P1Y', task: { fi: '', sv: '', en: '' } },
} as const;

export function ProofField({ path, needed }: { path: Path; needed: boolean }) {
  const t = useT(declarationForm);
  const f = useT(declarationFields);
  const lang = useLang();
  const { data, set } = useDrafting();
  const { name, notes, onFocus } = usePlace([...path, 'kind']);
  const kind = textAt(data, [...path, 'kind']);
  const checks = [...declarationChecks.all(lang)].map(([value, label]) => ({ value, label }));
  function choose(next: string) {
    if (next === kind) return;
    set(path, next === '' ? undefined : FRESH[next as keyof typeof FRESH]);
  }
  return (
    <div className="dec-group" data-path={name} onFocus={onFocus}>
      <NativeSelect
        label={f('proofKind')}
        value={kind}
        data={[...(needed ? [] : [{ value: '', label: t('hint.none') }]), ...wordsOf('proofKind', lang)]}
        onChange={({ currentTarget }) => choose(currentTarget.value)}
      />
      {kind === 'automatic' && <OneField path={[...path, 'check']} label={f('check')} optional={false} options={checks} />}
      {kind === 'attested' && (
        <>
          <PeriodField path={[...path, 'rhythm']} label={f('rhythm')} optional={false} />
          <ThreeField path={[...path, 'task']} label={f('task')} optional={false} long />
        </>
      )}
      <FieldNotes notes={notes} />
    </div>
  );
}
