/** Whom a partner sees: each person shown by name, for one purpose, until it is ended. */
import { Button, Select } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '#web/api/client.ts';
import { useMay } from '#web/api/queries.ts';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { FormDialog } from '#web/components/form-dialog.tsx';
import { say } from '#web/components/toast.ts';
import { useFields } from '#web/components/use-fields.ts';
import { PersonSelect } from '#web/forms/person-select.tsx';
import { common } from '#web/i18n/common.ts';
import { dayOf, formatDate } from '#web/i18n/format.ts';
import { useLang, useT, useText } from '#web/i18n/index.ts';
import { recipientPhrases as phrases } from '#web/i18n/recipients.ts';
import { recipientsChanged, type Whole } from './data.ts';

const FIRST = 20;

export function Shares({ whole }: { whole: Whole }) {
  const t = useT(phrases);
  const may = useMay('recipients.share');
  const [adding, setAdding] = useState(false);
  const [all, setAll] = useState(false);
  const { shares, recipient } = whole;
  const end = useEnd();
  return (
    <section className="card">
      <div className="section-head">
        <h2>{t('shares.title')}</h2>
        {may && recipient.open && (
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<IconPlus size={15} aria-hidden="true" />}
            onClick={() => setAdding(true)}
          >
            {t('shares.add')}
          </Button>
        )}
      </div>
      <ErrorBanner error={end.error} />
      {shares.length === 0 && <p className="muted">{t('shares.none')}</p>}
      <ul className="party-list">
        {(all ? shares : shares.slice(0, FIRST)).map((share) => (
          <ShareRow key={share.id} share={share} onEnd={may ? () => end.mutate(share.id) : undefined} />
        ))}
      </ul>
      {!all && shares.length > FIRST && (
        <Button variant="subtle" size="compact-sm" onClick={() => setAll(true)}>
          {t('shares.more', { n: shares.length })}
        </Button>
      )}
      {adding && <ShareDialog whole={whole} onClose={() => setAdding(false)} />}
    </section>
  );
}

function useEnd() {
  const t = useT(phrases);
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.recipients.endShare({ params: { id } }),
    onSuccess: async () => {
      await recipientsChanged(client);
      say(t('shares.ended'));
    },
  });
}

function ShareRow({ share, onEnd }: { share: Whole['shares'][number]; onEnd: (() => void) | undefined }) {
  const t = useT(phrases);
  const text = useText();
  const lang = useLang();
  const since = formatDate(dayOf(share.sharedAt), lang);
  return (
    <li>
      <div className="grow">
        <Link to="/people/$id" params={{ id: share.subjectId }}>
          {share.label}
        </Link>
        <p className="small muted num">
          {t('shares.to', { party: share.party, purpose: text(share.purpose) })} · {t('shares.since', { when: since })}
        </p>
      </div>
      {onEnd && (
        <Button variant="subtle" size="compact-sm" aria-label={`${t('shares.end')}: ${share.label}`} onClick={onEnd}>
          {t('shares.end')}
        </Button>
      )}
    </li>
  );
}

function ShareDialog({ whole, onClose }: { whole: Whole; onClose: () => void }) {
  const t = useT(phrases);
  const c = useT(common);
  const text = useText();
  const client = useQueryClient();
  const { recipient } = whole;
  const parties = recipient.parties.filter(({ open }) => open);
  const form = useFields(
    { partyId: parties[0]?.id ?? '', subjectId: null as string | null, purpose: recipient.purposes[0]?.id ?? '' },
    { subjectId: (v) => (v.subjectId === null ? c('missing') : undefined) },
  );
  async function submit() {
    const { partyId, subjectId, purpose } = form.values;
    const body = { partyId, purpose, subjectIds: subjectId === null ? [] : [subjectId] };
    const { shown } = await api.recipients.share({ params: { id: recipient.id }, body });
    await recipientsChanged(client);
    say(t(shown === 0 ? 'shares.already' : 'shares.added'));
  }
  const fields = recipient.fields.filter(({ storable }) => storable).map(({ name }) => text(name));
  return (
    <FormDialog
      title={t('shares.dialog')}
      lead={t('shares.lead', { fields: fields.join(' · ') })}
      verb={t('shares.verb')}
      check={form.check}
      onProblem={form.fail}
      onSubmit={submit}
      onClose={onClose}
    >
      <PersonSelect
        label={t('shares.person')}
        hint={t('shares.personHint')}
        value={form.values.subjectId}
        onChange={(id) => form.set('subjectId', id)}
        error={form.errors.subjectId}
      />
      {parties.length > 1 && (
        <Select
          label={t('shares.party')}
          value={form.values.partyId}
          allowDeselect={false}
          data={parties.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(value) => form.set('partyId', value ?? '')}
        />
      )}
      {recipient.purposes.length > 1 && (
        <Select
          label={t('shares.purpose')}
          value={form.values.purpose}
          allowDeselect={false}
          data={recipient.purposes.map(({ id, name }) => ({ value: id, label: text(name) }))}
          onChange={(value) => form.set('purpose', value ?? '')}
        />
      )}
    </FormDialog>
  );
}
