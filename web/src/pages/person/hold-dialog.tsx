/** A hold stops erasure, so it needs a reason, a law, a day on which it is looked at again, and somebody who looks. */
import { MultiSelect, Select, Textarea, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type Answer, api } from '#web/api/client.ts';
import { peopleChanged, useMe } from '#web/api/queries.ts';
import { DateField } from '#web/components/date-field.tsx';
import { FormDialog } from '#web/components/form-dialog.tsx';
import { say } from '#web/components/toast.ts';
import { useFields } from '#web/components/use-fields.ts';
import { formatDate } from '#web/i18n/format.ts';
import { useLang, useT, useText } from '#web/i18n/index.ts';
import { acts as phrases } from '#web/i18n/acts.ts';
import { holdsQuery } from '../retention/retention-head.tsx';
import { heldQuery } from './held-values.ts';
import './person.css';

type Hold = Answer<'retention', 'holds'>['holds'][number];

interface HoldDialogProps {
  subjectId: string;
  /** The hold that is looked at again; absent: a new one. */
  hold?: Hold;
  onClose: () => void;
}

export function HoldDialog({ subjectId, hold, onClose }: HoldDialogProps) {
  const t = useT(phrases);
  const lang = useLang();
  const client = useQueryClient();
  const me = useMe();
  const reviewers = useQuery(holdsQuery).data?.reviewers ?? [me];
  const missing = (value: string) => (value.trim() === '' ? t('hold.missing') : undefined);
  const known = reviewers.some(({ id }) => id === hold?.reviewBy.id) ? hold?.reviewBy.id : undefined;
  const form = useFields(
    { reason: hold?.reason ?? '', law: hold?.law ?? '', reviewOn: '', reviewBy: known ?? me.id, fields: [] as string[] },
    { reason: (v) => missing(v.reason), law: (v) => missing(v.law), reviewOn: (v) => missing(v.reviewOn) },
  );
  async function submit() {
    const { fields, reason, law, reviewOn, reviewBy } = form.values;
    const ground = { reason: reason.trim(), law: law.trim(), reviewOn, reviewBy };
    if (hold) await api.retention.reviewHold({ params: { id: hold.id }, body: ground });
    else await api.retention.placeHold({ body: { subjectId, fields: fields.length === 0 ? ['*'] : fields, ...ground } });
    await peopleChanged(client);
    say(t(hold ? 'hold.reviewed' : 'hold.saved'));
  }
  return (
    <FormDialog
      title={hold ? t('hold.reviewTitle', { name: hold.label }) : t('hold.title')}
      lead={t(hold ? 'hold.reviewLead' : 'hold.lead')}
      verb={t(hold ? 'hold.reviewVerb' : 'hold.verb')}
      check={form.check}
      onProblem={form.fail}
      onSubmit={submit}
      onClose={onClose}
    >
      {hold && hold.placedBy !== null && (
        <p className="small muted">{t('hold.placed', { name: hold.placedBy, date: formatDate(hold.placedAt, lang) })}</p>
      )}
      {!hold && <HeldFields subjectId={subjectId} value={form.values.fields} onChange={(value) => form.set('fields', value)} />}
      <Textarea label={t('hold.reason')} rows={2} {...form.text('reason')} />
      <TextInput label={t('hold.law')} {...form.text('law')} />
      <DateField
        label={t('hold.reviewOn')}
        name="reviewOn"
        value={form.values.reviewOn}
        onChange={(value) => form.set('reviewOn', value)}
        error={form.errors.reviewOn}
      />
      <Select
        label={t('hold.reviewBy')}
        description={t('hold.reviewHint')}
        value={form.values.reviewBy}
        allowDeselect={false}
        error={form.errors.reviewBy}
        data={reviewers.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(value) => form.set('reviewBy', value ?? me.id)}
      />
    </FormDialog>
  );
}

/** Of what is held about the person: the data of the claim, and nothing else. */
function HeldFields({ subjectId, value, onChange }: { subjectId: string; value: string[]; onChange: (value: string[]) => void }) {
  const t = useT(phrases);
  const text = useText();
  const held = useQuery(heldQuery(subjectId));
  const names = new Map((held.data ?? []).map(({ field, name }) => [field, text(name)]));
  return (
    <MultiSelect
      classNames={{ inputField: 'hold-field' }}
      label={t('hold.what')}
      description={t('hold.whatHint')}
      placeholder={value.length === 0 ? t('hold.all') : ''}
      value={value}
      data={[...names].map(([id, label]) => ({ value: id, label }))}
      onChange={onChange}
    />
  );
}
