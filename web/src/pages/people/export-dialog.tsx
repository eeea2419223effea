/** Data leave the register here and nowhere else: for whom, for what, which data and in which form; what would be in the file is told before it is made. */
import { Checkbox, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Answer, api, type Request } from '#web/api/client.ts';
import { useMay } from '#web/api/queries.ts';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { FormDialog } from '#web/components/form-dialog.tsx';
import { say } from '#web/components/toast.ts';
import { exporting as phrases } from '#web/i18n/export.ts';
import { useT, useText } from '#web/i18n/index.ts';
import { type Recipient, recipientsQuery } from '#web/pages/recipients/data.ts';
import { ExportDialog as RecipientDialog } from '#web/pages/recipients/export-dialog.tsx';
import './export-dialog.css';

type Order = Request<'exports', 'preview'>['body'];
type Register = Answer<'exports', 'options'>['registers'][number];
const OWN = '';
const FORMATS = ['xlsx', 'csv', 'vcard3', 'vcard4'] as const;
/** What most files are made for; more is chosen by hand. */
const USUAL = new Set(['person.name', 'person.email', 'person.phone', 'person.employer', 'organisation.name', 'organisation.email']);

export interface ExportDialogProps {
  readonly who: Order['who'];
  readonly about?: Order['about'];
  /** The register that the list shows, when it shows one. */
  readonly registerId?: string | undefined;
  readonly onClose: () => void;
}

export function ExportDialog({ who, about = 'people', registerId, onClose }: ExportDialogProps) {
  const t = useT(phrases);
  const mayShare = useMay('recipients.share');
  const options = useQuery({ queryKey: ['exports', 'options', about], queryFn: () => api.exports.options({ query: { about } }) });
  const recipients = useQuery({ ...recipientsQuery, enabled: mayShare && about === 'people' });
  const [to, setTo] = useState(OWN);
  const [going, setGoing] = useState(false);
  const open = recipients.data?.recipients.filter((each) => each.access === 'copy' && (each.open || each.ground !== 'agreement')) ?? [];
  const recipient = open.find(({ id }) => id === to);
  const registers = options.data?.registers ?? [];
  const [first] = registers;
  if (recipient && going) return <RecipientDialog recipient={recipient} ids={'ids' in who ? who.ids : undefined} onClose={onClose} />;
  const toWhom = <ToWhom value={to} open={open} onChange={setTo} />;
  if (recipient)
    return (
      <FormDialog
        title={t('title')}
        lead={t('lead')}
        verb={t('next')}
        size="lg"
        stay
        onSubmit={() => Promise.resolve(setGoing(true))}
        onClose={onClose}
      >
        {toWhom}
        <p className="notice-bar">{'ids' in who ? t('recipient') : `${t('recipient')} ${t('recipientAll')}`}</p>
      </FormDialog>
    );
  if (first === undefined)
    return (
      <FormDialog
        title={t('title')}
        lead={t('lead')}
        verb={t('verb')}
        size="lg"
        disabled
        onSubmit={() => Promise.resolve()}
        onClose={onClose}
      >
        <ErrorBanner error={options.error} onRetry={() => void options.refetch()} />
      </FormDialog>
    );
  return (
    <OwnDialog
      who={who}
      about={about}
      registers={registers}
      first={registers.find(({ id }) => id === registerId) ?? first}
      onClose={onClose}
      toWhom={toWhom}
    />
  );
}

function ToWhom({ value, open, onChange }: { value: string; open: readonly Recipient[]; onChange: (id: string) => void }) {
  const t = useT(phrases);
  const text = useText();
  return (
    <Select
      label={t('to')}
      description={t('toHint')}
      value={value}
      allowDeselect={false}
      data={[{ value: OWN, label: t('own') }, ...open.map(({ id, name }) => ({ value: id, label: text(name) }))]}
      onChange={(id) => onChange(id ?? OWN)}
    />
  );
}

interface OwnProps {
  readonly who: Order['who'];
  readonly about: Order['about'];
  readonly registers: readonly Register[];
  readonly first: Register;
  readonly toWhom: React.ReactNode;
  readonly onClose: () => void;
}

function OwnDialog({ who, about, registers, first, toWhom, onClose }: OwnProps) {
  const t = useT(phrases);
  const [registerId, setRegister] = useState(first.id);
  const register = registers.find(({ id }) => id === registerId) ?? first;
  const [purpose, setPurpose] = useState(first.purposes[0]?.id ?? '');
  const [fields, setFields] = useState<ReadonlySet<string>>(usualOf(first));
  const [format, setFormat] = useState<Order['format']>('xlsx');
  const order: Order = { who, about, registerId, purpose, fields: [...fields], format };
  const ready = purpose !== '' && fields.size > 0;
  const look = useQuery({
    queryKey: ['exports', 'preview', { who, about, registerId, purpose }],
    queryFn: () => api.exports.preview({ body: order }),
    enabled: ready,
    retry: false,
  });
  function choose(id: string) {
    const next = registers.find((each) => each.id === id) ?? first;
    setRegister(next.id);
    setPurpose(next.purposes[0]?.id ?? '');
    setFields(usualOf(next));
  }
  async function submit() {
    const { id } = await api.exports.prepare({ body: order });
    fetchFile(`/api/exports/${encodeURIComponent(id)}/file`);
    say(t('done'));
  }
  return (
    <FormDialog
      title={t('title')}
      lead={t('lead')}
      verb={t('verb')}
      size="lg"
      disabled={!ready || (look.data?.subjects ?? 0) === 0}
      onSubmit={submit}
      onClose={onClose}
    >
      {toWhom}
      <Which registers={registers} register={register} purpose={purpose} onRegister={choose} onPurpose={setPurpose} />
      <FieldsOf register={register} chosen={fields} onChange={setFields} />
      <Select
        label={t('format')}
        value={format}
        allowDeselect={false}
        data={FORMATS.filter((each) => about === 'people' || !each.startsWith('vcard')).map((each) => ({ value: each, label: t(each) }))}
        onChange={(value) => setFormat(FORMATS.find((each) => each === value) ?? 'xlsx')}
      />
      <ErrorBanner error={look.error} />
      <div className="export-count" role="status">
        {ready && look.isPending && <p>{t('counting')}</p>}
        {fields.size === 0 && <p>{t('noFields')}</p>}
        {purpose === '' && <p>{t('noPurpose')}</p>}
        {ready && look.data && (
          <>
            <p>
              <strong className="num">{look.data.subjects === 0 ? t('nobody') : t(about, { n: look.data.subjects })}</strong>
            </p>
            {look.data.restricted > 0 && <p className="small">{t('restricted', { n: look.data.restricted })}</p>}
          </>
        )}
      </div>
      <p className="notice-bar">{t('rules')}</p>
    </FormDialog>
  );
}

interface WhichProps {
  readonly registers: readonly Register[];
  readonly register: Register;
  readonly purpose: string;
  readonly onRegister: (id: string) => void;
  readonly onPurpose: (id: string) => void;
}

function Which({ registers, register, purpose, onRegister, onPurpose }: WhichProps) {
  const t = useT(phrases);
  const text = useText();
  return (
    <div className="form-grid">
      <Select
        label={t('register')}
        value={register.id}
        allowDeselect={false}
        data={registers.map(({ id, name }) => ({ value: id, label: text(name) }))}
        onChange={(id) => onRegister(id ?? register.id)}
      />
      <Select
        label={t('purpose')}
        value={purpose}
        allowDeselect={false}
        data={register.purposes.map(({ id, name }) => ({ value: id, label: text(name) }))}
        onChange={(id) => onPurpose(id ?? '')}
      />
    </div>
  );
}

function FieldsOf({
  register,
  chosen,
  onChange,
}: {
  register: Register;
  chosen: ReadonlySet<string>;
  onChange: (fields: ReadonlySet<string>) => void;
}) {
  const t = useT(phrases);
  const text = useText();
  function toggle(id: string) {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    onChange(next);
  }
  return (
    <fieldset className="export-fields">
      <legend className="mantine-InputWrapper-label">{t('fields')}</legend>
      {register.fields.map(({ id, name }) => (
        <Checkbox key={id} label={text(name)} checked={chosen.has(id)} onChange={() => toggle(id)} />
      ))}
    </fieldset>
  );
}

function usualOf({ fields }: Register): ReadonlySet<string> {
  const usual = fields.filter(({ id }) => USUAL.has(id));
  return new Set((usual.length > 0 ? usual : fields).map(({ id }) => id));
}

/** The browser fetches it itself, so that a large file is never held by the page. */
function fetchFile(path: string): void {
  const link = document.createElement('a');
  link.href = path;
  link.download = '';
  link.click();
}
