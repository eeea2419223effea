/** A permission, a withdrawal or a ban is entered with when, how and from where it was learnt; the server adds who and by which door. */
import { Checkbox, Radio, SegmentedControl, Select } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, type Request } from '#web/api/client.ts';
import { peopleChanged } from '#web/api/queries.ts';
import { DateField } from '#web/components/date-field.tsx';
import { FormDialog } from '#web/components/form-dialog.tsx';
import { say } from '#web/components/toast.ts';
import { type Fields, useFields } from '#web/components/use-fields.ts';
import { SourceSelect } from '#web/forms/source-select.tsx';
import { useSource } from '#web/forms/use-source.ts';
import { today } from '#web/i18n/clock.ts';
import { type Lang, LANG_NAMES, useLang, useT, useText } from '#web/i18n/index.ts';
import { permission as phrases } from '#web/i18n/permission.ts';
import { isBanned, type PermissionCell, type PermissionRow, type PermissionState } from './permission-state.ts';

interface Of {
  row: PermissionRow;
  cell: PermissionCell;
}
/** A ban may be entered without a switch: of all marketing. */
export type Wish = ({ kind: 'grant' | 'withdraw' | 'object' } & Of) | ({ kind: 'ban' } & Partial<Of>);

interface DialogProps {
  subjectId: string;
  state: PermissionState;
  wish: Wish;
  onClose: () => void;
}

export function PermissionDialog(props: DialogProps) {
  const { wish } = props;
  if (wish.kind === 'grant') return <GrantDialog {...props} of={wish} />;
  if (wish.kind === 'withdraw') return <WithdrawDialog {...props} of={wish} />;
  if (wish.kind === 'object') return <ObjectDialog {...props} of={wish} />;
  return <BanDialog {...props} of={wish} />;
}

type Way = Request<'permissions', 'ban'>['body']['way'];
type Channel = PermissionCell['channel'];
type Ground = 'consent-given' | 'customer-exception' | 'role-interest';

const WAYS: readonly Way[] = ['in-person', 'phone', 'email', 'letter', 'paper-form', 'web-form', 'sale'];
const GROUNDS: readonly Ground[] = ['consent-given', 'customer-exception', 'role-interest'];

interface Told {
  on: string;
  way: string;
  /** Empty for every address of the channel. */
  contact: string;
}

/** When, how and from where, the same in every dialog. */
function useTold() {
  const t = useT(phrases);
  const [source] = useSource();
  const form = useFields<Told>({ on: today(), way: 'in-person', contact: '' }, { on: (v) => (v.on === '' ? t('missing') : undefined) });
  const { on, way, contact } = form.values;
  const told = () => ({
    on,
    way: WAYS.find((each) => each === way) ?? ('in-person' as const),
    source,
    ...(contact === '' ? {} : { contactPointId: contact }),
  });
  return { form, told };
}

function ToldFields({ form }: { form: Fields<Told> }) {
  const t = useT(phrases);
  const [source, setSource] = useSource();
  return (
    <div className="form-grid">
      <DateField label={t('on')} name="on" value={form.values.on} onChange={(value) => form.set('on', value)} error={form.errors.on} />
      <Select
        label={t('way')}
        name="way"
        value={form.values.way}
        data={WAYS.map((value) => ({ value, label: t(`ways.${value}`) }))}
        onChange={(value) => value !== null && form.set('way', value)}
      />
      <div className="permission-source">
        <SourceSelect value={source} onChange={setSource} />
      </div>
    </div>
  );
}

/** Which address it is about, where the person has several. */
function ContactChoice({ form, cell }: { form: Fields<Told>; cell: PermissionCell | undefined }) {
  const t = useT(phrases);
  if (cell === undefined || cell.contacts.length < 2) return null;
  return (
    <Select
      label={t('contact')}
      name="contactPointId"
      value={form.values.contact}
      data={[{ value: '', label: t('everyContact') }, ...cell.contacts.map(({ id, value }) => ({ value: id, label: value }))]}
      allowDeselect={false}
      onChange={(value) => form.set('contact', value ?? '')}
    />
  );
}

/** Tells everybody who shows the person, and says it. */
function useSaved(): (message: string) => Promise<void> {
  const client = useQueryClient();
  return async (message) => {
    await peopleChanged(client);
    say(message);
  };
}

function GrantDialog({ subjectId, of, onClose }: DialogProps & { of: Of }) {
  const t = useT(phrases);
  const text = useText();
  const saved = useSaved();
  const { form, told } = useTold();
  const { row, cell } = of;
  const banned = isBanned(cell);
  const [ground, setGround] = useState<Ground>('consent-given');
  const [lang, setLang] = useState<Lang>(useLang());
  const [over, setOver] = useState(false);
  const [overWrong, setOverWrong] = useState(false);
  function check(): string[] {
    setOverWrong(banned && !over);
    return [...form.check(), ...(banned && !over ? ['overBan'] : [])];
  }
  async function submit() {
    const body = { channel: cell.channel, purposeId: row.purposeId, ...told() };
    if (ground === 'consent-given') await api.permissions.consent({ params: { id: subjectId }, body: { ...body, lang, overBan: over } });
    else await api.permissions.ground({ params: { id: subjectId }, body: { ...body, act: ground } });
    await saved(t('grant.saved'));
  }
  return (
    <FormDialog
      title={t('grant.title', { channel: t(`channels.${cell.channel}`).toLowerCase() })}
      lead={t('grant.lead')}
      verb={t('grant.verb')}
      size="lg"
      check={check}
      onProblem={(field, message) => field === 'on' && form.fail('on', message)}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>
        <strong>{text(row.name)}</strong>
      </p>
      {row.kind === 'marketing' && !banned && (
        <Radio.Group label={t('grant.ground')} value={ground} onChange={(value) => setGround(value as Ground)}>
          <div className="stack-tight erase-grounds">
            {GROUNDS.map((each) => (
              <Radio key={each} value={each} label={t(`grant.grounds.${each}`)} description={t(`grant.more.${each}`)} />
            ))}
          </div>
        </Radio.Group>
      )}
      {ground === 'consent-given' && <Wording cell={cell} lang={lang} onLang={setLang} />}
      <ContactChoice form={form} cell={cell} />
      <ToldFields form={form} />
      {banned && (
        <Checkbox
          name="overBan"
          label={t('grant.over')}
          description={t('grant.overMore')}
          checked={over}
          error={overWrong && !over ? t('grant.overMissing') : undefined}
          onChange={(event) => setOver(event.currentTarget.checked)}
        />
      )}
    </FormDialog>
  );
}

const LANG_CHOICES = (Object.keys(LANG_NAMES) as Lang[]).map((value) => ({ value, label: LANG_NAMES[value] }));

function Wording({ cell, lang, onLang }: { cell: PermissionCell; lang: Lang; onLang: (lang: Lang) => void }) {
  const t = useT(phrases);
  return (
    <div className="permission-words">
      <div className="section-head">
        <span className="small">{t('grant.wording')}</span>
        <SegmentedControl
          size="xs"
          aria-label={t('grant.language')}
          value={lang}
          onChange={(value) => onLang(value as Lang)}
          data={LANG_CHOICES}
        />
      </div>
      <blockquote className="serif permission-wording" lang={lang}>
        {cell.wording[lang]}
      </blockquote>
    </div>
  );
}

function WithdrawDialog({ subjectId, of, onClose }: DialogProps & { of: Of }) {
  const t = useT(phrases);
  const text = useText();
  const saved = useSaved();
  const { form, told } = useTold();
  const { row, cell } = of;
  async function submit() {
    await api.permissions.withdraw({ params: { id: subjectId }, body: { channel: cell.channel, purposeId: row.purposeId, ...told() } });
    await saved(t('withdraw.saved'));
  }
  return (
    <FormDialog
      title={t('withdraw.title', { channel: t(`channels.${cell.channel}`).toLowerCase() })}
      lead={t('withdraw.lead')}
      verb={t('withdraw.verb')}
      size="lg"
      check={form.check}
      onProblem={(field, message) => field === 'on' && form.fail('on', message)}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>
        <strong>{text(row.name)}</strong>
      </p>
      <ContactChoice form={form} cell={cell} />
      <ToldFields form={form} />
    </FormDialog>
  );
}

/** What is no marketing stands on an interest of the firm until the person objects to it (Art. 21(1)). */
function ObjectDialog({ subjectId, of, onClose }: DialogProps & { of: Of }) {
  const t = useT(phrases);
  const text = useText();
  const saved = useSaved();
  const { form, told } = useTold();
  const { row, cell } = of;
  const [wide, setWide] = useState(row.cells.length > 1 ? 'purpose' : 'cell');
  async function submit() {
    const channel = wide === 'cell' ? cell.channel : null;
    await api.permissions.ban({ params: { id: subjectId }, body: { kind: 'objection', channel, purposeId: row.purposeId, ...told() } });
    await saved(t('object.saved'));
  }
  return (
    <FormDialog
      title={t('object.title')}
      lead={t('object.lead')}
      verb={t('object.verb')}
      size="lg"
      check={form.check}
      onProblem={(field, message) => field === 'on' && form.fail('on', message)}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>
        <strong>{text(row.name)}</strong>
      </p>
      {row.cells.length > 1 && (
        <Radio.Group label={t('object.scope')} value={wide} onChange={setWide}>
          <div className="stack-tight erase-grounds">
            <Radio value="purpose" label={t('object.whole')} />
            <Radio value="cell" label={t('object.one', { channel: t(`channels.${cell.channel}`).toLowerCase() })} />
          </div>
        </Radio.Group>
      )}
      {wide === 'cell' && <ContactChoice form={form} cell={cell} />}
      <ToldFields form={form} />
    </FormDialog>
  );
}

type Scope = 'cell' | 'all' | 'channel' | 'purpose';

function BanDialog({ subjectId, state, of, onClose }: DialogProps & { of: Partial<Of> }) {
  const t = useT(phrases);
  const text = useText();
  const saved = useSaved();
  const { form, told } = useTold();
  const { row, cell } = of;
  const [scope, setScope] = useState<Scope>(cell ? 'cell' : 'all');
  const [channel, setChannel] = useState<Channel | null>(cell?.channel ?? state.channels[0] ?? null);
  const [purposeId, setPurposeId] = useState<string | null>(
    row?.purposeId ?? state.rows.find(({ kind }) => kind !== 'service')?.purposeId ?? null,
  );
  const what = cell && row ? `${text(row.name)}, ${t(`channels.${cell.channel}`).toLowerCase()}` : '';
  const scopes: Scope[] = cell ? ['cell', 'channel', 'purpose', 'all'] : ['all', 'channel', 'purpose'];
  async function submit() {
    const covered = {
      channel: scope === 'cell' || scope === 'channel' ? channel : null,
      purposeId: scope === 'cell' || scope === 'purpose' ? purposeId : null,
    };
    const { contactPointId, ...rest } = told();
    const one = scope === 'cell' && contactPointId !== undefined ? { contactPointId } : {};
    await api.permissions.ban({ params: { id: subjectId }, body: { ...covered, ...rest, ...one } });
    await saved(t('ban.saved'));
  }
  return (
    <FormDialog
      title={t('ban.title')}
      lead={t('ban.lead')}
      verb={t('ban.verb')}
      size="lg"
      check={form.check}
      onProblem={(field, message) => field === 'on' && form.fail('on', message)}
      onSubmit={submit}
      onClose={onClose}
    >
      <Radio.Group label={t('ban.scope')} value={scope} onChange={(value) => setScope(value as Scope)}>
        <div className="stack-tight erase-grounds">
          {scopes.map((each) => (
            <Radio key={each} value={each} label={t(`ban.scopes.${each}`, { what })} />
          ))}
        </div>
      </Radio.Group>
      {scope === 'channel' && (
        <Select
          label={t('ban.channel')}
          value={channel}
          data={state.channels.map((value) => ({ value, label: t(`channels.${value}`) }))}
          onChange={(value) => value !== null && setChannel(value as Channel)}
        />
      )}
      {scope === 'purpose' && (
        <Select
          label={t('ban.purpose')}
          value={purposeId}
          data={state.rows.filter(({ kind }) => kind !== 'service').map((each) => ({ value: each.purposeId, label: text(each.name) }))}
          onChange={(value) => value !== null && setPurposeId(value)}
        />
      )}
      {scope === 'cell' && <ContactChoice form={form} cell={cell} />}
      <ToldFields form={form} />
    </FormDialog>
  );
}
