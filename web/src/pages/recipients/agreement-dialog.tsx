/** An agreement is noted with its party, its days and the place where the signed paper lies; one that is filed here is chosen. */
import { Select, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api, type Request } from '#web/api/client.ts';
import { useMay } from '#web/api/queries.ts';
import { DateField } from '#web/components/date-field.tsx';
import { FormDialog } from '#web/components/form-dialog.tsx';
import { say } from '#web/components/toast.ts';
import { useFields } from '#web/components/use-fields.ts';
import { common } from '#web/i18n/common.ts';
import { formatDate } from '#web/i18n/format.ts';
import { useLang, useT, useText } from '#web/i18n/index.ts';
import { recipientPhrases as phrases } from '#web/i18n/recipients.ts';
import { paperName } from '../documents/paper.ts';
import { type Recipient, recipientsChanged } from './data.ts';

type Kind = Request<'recipients', 'fileAgreement'>['body']['kind'];
const NEW = '';

export function AgreementDialog({ recipient, onClose }: { recipient: Recipient; onClose: () => void }) {
  const t = useT(phrases);
  const c = useT(common);
  const text = useText();
  const client = useQueryClient();
  const missing = (value: string) => (value.trim() === '' ? c('missing') : undefined);
  const [first] = recipient.parties;
  // A processor is one firm; "partners" are as many as there are contracts.
  const oneFirm = recipient.role === 'processor' || recipient.role === 'joint-controller';
  const form = useFields(
    {
      party: oneFirm ? (first?.id ?? NEW) : NEW,
      name: oneFirm && first === undefined ? text(recipient.name) : '',
      kind: recipient.needs[0] ?? '',
      signedOn: '',
      validUntil: '',
      place: '',
      documentId: null as string | null,
    },
    { name: (v) => (v.party === NEW ? missing(v.name) : undefined), signedOn: (v) => missing(v.signedOn), place: (v) => missing(v.place) },
  );
  async function submit() {
    const { party, name, kind, signedOn, validUntil, place, documentId } = form.values;
    await api.recipients.fileAgreement({
      params: { id: recipient.id },
      body: {
        party: party === NEW ? { name: name.trim() } : { id: party },
        kind: kind as Kind,
        signedOn,
        validUntil: validUntil === '' ? null : validUntil,
        place: place.trim(),
        ...(documentId === null ? {} : { documentId }),
      },
    });
    await recipientsChanged(client);
    say(t('file.saved'));
  }
  return (
    <FormDialog
      title={t('file.title')}
      lead={t('file.lead')}
      verb={t('file.verb')}
      size="lg"
      check={form.check}
      onProblem={form.fail}
      onSubmit={submit}
      onClose={onClose}
    >
      {recipient.parties.length > 0 && (
        <Select
          label={t('file.party')}
          value={form.values.party}
          allowDeselect={false}
          data={[...recipient.parties.map(({ id, name }) => ({ value: id, label: name })), { value: NEW, label: t('file.newParty') }]}
          onChange={(value) => form.set('party', value ?? NEW)}
        />
      )}
      {form.values.party === NEW && (
        <TextInput label={recipient.parties.length > 0 ? t('file.name') : t('file.party')} autoComplete="off" {...form.text('name')} />
      )}
      <Select
        label={t('file.kind')}
        value={form.values.kind}
        allowDeselect={false}
        data={recipient.needs.map((value) => ({ value, label: t(`kind.${value}`) }))}
        onChange={(value) => form.set('kind', (value ?? '') as Kind)}
      />
      <div className="form-grid">
        <DateField
          label={t('file.signed')}
          name="signedOn"
          value={form.values.signedOn}
          onChange={(value) => form.set('signedOn', value)}
          error={form.errors.signedOn}
        />
        <DateField
          label={t('file.until')}
          name="validUntil"
          description={t('file.untilHint')}
          value={form.values.validUntil}
          onChange={(value) => form.set('validUntil', value)}
          error={form.errors.validUntil}
        />
      </div>
      <Paper
        value={form.values.documentId}
        onChange={(id) => {
          form.set('documentId', id);
          if (id !== null && form.values.place.trim() === '') form.set('place', t('file.here'));
        }}
      />
      <TextInput label={t('file.place')} description={t('file.placeHint')} autoComplete="off" {...form.text('place')} />
    </FormDialog>
  );
}

const SHOWN = 200;

/** The agreement itself, when it is among the papers filed here. */
function Paper({ value, onChange }: { value: string | null; onChange: (id: string | null) => void }) {
  const t = useT(phrases);
  const lang = useLang();
  const may = useMay('documents.read');
  const list = useQuery({
    queryKey: ['documents', 'contracts'],
    queryFn: ({ signal }) => api.documents.list({ query: { kind: 'contract', limit: SHOWN } }, { signal }),
    enabled: may,
  });
  const papers = list.data?.rows ?? [];
  if (papers.length === 0) return null;
  return (
    <Select
      label={t('file.document')}
      description={t('file.documentHint')}
      value={value}
      clearable
      searchable
      data={papers.map((paper) => ({
        value: paper.id,
        label: [paperName(paper, lang), paper.label, formatDate(paper.dated, lang)].join(' · '),
      }))}
      onChange={onChange}
    />
  );
}
