/** A copy in two steps: what would be in it and who is left out, then the file; never a column more than the notice gives. */
import { SegmentedControl, Select, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type Answer, api, type Request } from '#web/api/client.ts';
import { DateField } from '#web/components/date-field.tsx';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { FormDialog } from '#web/components/form-dialog.tsx';
import { saveFile } from '#web/components/save-file.ts';
import { say } from '#web/components/toast.ts';
import { type Fields, useFields } from '#web/components/use-fields.ts';
import { PersonSelect } from '#web/forms/person-select.tsx';
import { today } from '#web/i18n/clock.ts';
import { common } from '#web/i18n/common.ts';
import { formatDate } from '#web/i18n/format.ts';
import { useLang, useT, useText } from '#web/i18n/index.ts';
import { recipientExport as phrases } from '#web/i18n/recipient-export.ts';
import { type Recipient, recipientsChanged } from './data.ts';

type Order = Request<'recipients', 'preview'>['body'];
type Preview = Answer<'recipients', 'preview'>;
const ONE = '';
const DAYS = 30;

interface Values {
  partyId: string;
  purpose: string;
  register: string;
  subjectId: string | null;
  law: string;
  format: 'csv' | 'json';
  destroyBy: string;
}

interface ExportDialogProps {
  recipient: Recipient;
  /** People chosen elsewhere; asked here otherwise. */
  ids?: readonly string[] | undefined;
  onClose: () => void;
}

export function ExportDialog({ recipient, ids, onClose }: ExportDialogProps) {
  const t = useT(phrases);
  const c = useT(common);
  const text = useText();
  const client = useQueryClient();
  const [first] = recipient.purposes;
  const form = useFields<Values>(
    {
      partyId: recipient.parties.find(({ open }) => open)?.id ?? '',
      purpose: first?.id ?? '',
      register: first?.registers[0]?.id ?? ONE,
      subjectId: null,
      law: '',
      format: 'csv',
      destroyBy: later(DAYS),
    },
    { destroyBy: (v) => (v.destroyBy === '' ? c('missing') : undefined) },
  );
  const order = orderOf(recipient, form.values, ids);
  const look = useQuery({
    queryKey: ['recipients', recipient.id, 'export', order],
    queryFn: () => api.recipients.preview({ params: { id: recipient.id }, body: order as Order }),
    enabled: order !== null,
    retry: false,
  });
  async function submit() {
    if (order === null) return;
    const { format, destroyBy } = form.values;
    const { fileName, text: content } = await api.recipients.export({
      params: { id: recipient.id },
      body: { ...order, format, destroyBy },
    });
    saveFile(fileName, content, format === 'csv' ? 'text/csv' : 'application/json');
    await recipientsChanged(client);
    say(t('done'));
  }
  return (
    <FormDialog
      title={t('title', { recipient: text(recipient.name) })}
      lead={t('lead')}
      verb={t('verb')}
      size="lg"
      disabled={(look.data?.people ?? 0) === 0}
      check={form.check}
      onProblem={form.fail}
      onSubmit={submit}
      onClose={onClose}
    >
      <Whose recipient={recipient} form={form} chosen={ids !== undefined} />
      <ErrorBanner error={look.error} />
      {look.data && <Look preview={look.data} />}
      {look.data && look.data.people > 0 && <File recipient={recipient} form={form} preview={look.data} />}
    </FormDialog>
  );
}

function later(days: number): string {
  return new Date(Date.parse(`${today()}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

function orderOf(
  recipient: Recipient,
  { partyId, purpose, register, subjectId, law }: Values,
  ids: readonly string[] | undefined,
): Order | null {
  if (ids === undefined && register === ONE && subjectId === null) return null;
  if (recipient.ground === 'law' && law.trim() === '') return null;
  return {
    purpose,
    people: ids !== undefined ? { ids: [...ids] } : register === ONE ? { ids: [subjectId ?? ''] } : { register },
    ...(partyId === '' ? {} : { partyId }),
    ...(law.trim() === '' ? {} : { law: law.trim() }),
  };
}

function Whose({ recipient, form, chosen }: { recipient: Recipient; form: Fields<Values>; chosen: boolean }) {
  const t = useT(phrases);
  const text = useText();
  const parties = recipient.parties.filter(({ open }) => open);
  const registers = recipient.purposes.find(({ id }) => id === form.values.purpose)?.registers ?? [];
  function choosePurpose(id: string) {
    form.set('purpose', id);
    form.set('register', recipient.purposes.find((each) => each.id === id)?.registers[0]?.id ?? ONE);
  }
  return (
    <>
      {parties.length > 1 && (
        <Select
          label={t('party')}
          value={form.values.partyId}
          allowDeselect={false}
          data={parties.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(value) => form.set('partyId', value ?? '')}
        />
      )}
      <div className="form-grid">
        <Select
          label={t('purpose')}
          value={form.values.purpose}
          allowDeselect={false}
          data={recipient.purposes.map(({ id, name }) => ({ value: id, label: text(name) }))}
          onChange={(value) => choosePurpose(value ?? '')}
        />
        {!chosen && (
          <Select
            label={t('who')}
            value={form.values.register}
            allowDeselect={false}
            data={[
              ...registers.map(({ id, name }) => ({ value: id, label: t('everybody', { register: text(name) }) })),
              { value: ONE, label: t('chosen') },
            ]}
            onChange={(value) => form.set('register', value ?? ONE)}
          />
        )}
      </div>
      {!chosen && form.values.register === ONE && (
        <PersonSelect
          label={t('person')}
          hint={t('personHint')}
          value={form.values.subjectId}
          onChange={(id) => form.set('subjectId', id)}
        />
      )}
      {recipient.ground === 'law' && <TextInput label={t('law')} autoComplete="off" {...form.text('law')} />}
    </>
  );
}

function Look({ preview }: { preview: Preview }) {
  const t = useT(phrases);
  const text = useText();
  return (
    <div className="export-look" role="status">
      <p>
        <strong className="num">{preview.people === 0 ? t('nobody') : t('people', { n: preview.people })}</strong>
      </p>
      <p>{t('columns', { columns: preview.columns.map(({ name }) => text(name)).join(', ') || '–' })}</p>
      {preview.leftOut.length > 0 && (
        <div>
          <p className="small muted">{t('leftOut')}</p>
          <ul className="small num">
            {preview.leftOut.map(({ reason, n }) => (
              <li key={reason}>{t(`reason.${reason}`, { n })}</li>
            ))}
          </ul>
        </div>
      )}
      {preview.disputed > 0 && <p className="small">{t('disputed', { n: preview.disputed })}</p>}
    </div>
  );
}

function File({ recipient, form, preview }: { recipient: Recipient; form: Fields<Values>; preview: Preview }) {
  const t = useT(phrases);
  const text = useText();
  const lang = useLang();
  return (
    <>
      <div className="form-grid">
        <DateField
          label={t('destroyBy')}
          name="destroyBy"
          description={t('destroyHint', { date: formatDate(preview.latest, lang) })}
          value={form.values.destroyBy}
          onChange={(value) => form.set('destroyBy', value)}
          error={form.errors.destroyBy}
        />
        <div>
          <p className="mantine-InputWrapper-label">{t('format')}</p>
          <SegmentedControl
            aria-label={t('format')}
            value={form.values.format}
            onChange={(value) => form.set('format', value === 'json' ? 'json' : 'csv')}
            data={[
              { value: 'csv', label: t('csv') },
              { value: 'json', label: t('json') },
            ]}
          />
        </div>
      </div>
      <p className="notice-bar">{t('rules', { recipient: preview.party ?? text(recipient.name) })}</p>
    </>
  );
}
