/** The one question about permission for the whole file: nothing, a consent with its words and evidence, or the ground of existing customers. */
import { Checkbox, Radio, Select, Textarea, TextInput } from '@mantine/core';
import { DateField } from '#web/components/date-field.tsx';
import { today } from '#web/i18n/clock.ts';
import { importPhrases as phrases } from '#web/i18n/import.ts';
import { useLang, useT, useText } from '#web/i18n/index.ts';
import { permission as permissionPhrases } from '#web/i18n/permission.ts';
import { customerPurpose } from './customer-purpose.ts';
import type { Draft, Patch, Permission, Table } from './wizard.ts';

const WAYS = ['web-form', 'paper-form', 'email', 'in-person', 'phone', 'letter', 'sale'] as const;
const CHANNELS = ['email', 'sms', 'phone', 'post'] as const;

/** Evidence is what makes a consent a consent. */
export function permissionIsWhole({ act, purpose, on, channels, text, evidence }: Permission): boolean {
  return purpose !== '' && on !== '' && channels.length > 0 && evidence.trim() !== '' && (act !== 'consent-given' || text.trim() !== '');
}

interface PermissionFieldsProps {
  draft: Draft;
  table: Table;
  patch: Patch;
}

export function PermissionFields({ draft, table, patch }: PermissionFieldsProps) {
  const t = useT(phrases);
  const text = useText();
  const lang = useLang();
  const { permission } = draft;
  const { purposes } = table;
  if (purposes.length === 0) return null;
  function choose(act: string) {
    if (act === 'none') return patch({ permission: null });
    const consented = purposes.find(({ kind }) => kind === 'consent') ?? purposes[0];
    // Where the declaration only looks for new customers, none is chosen for them.
    const purpose = act === 'consent-given' ? consented : customerPurpose(purposes);
    const grant = act === 'consent-given' ? ('consent-given' as const) : ('customer-exception' as const);
    const channels = CHANNELS.filter((channel) => purpose?.channels.includes(channel)).slice(0, 1);
    const way = grant === 'consent-given' ? ('web-form' as const) : ('sale' as const);
    // What people agreed to is what stood on their form: no sentence of ours may take its place.
    const words = grant === 'consent-given' || purpose === undefined ? '' : text(purpose.wording);
    patch({ permission: { act: grant, purpose: purpose?.id ?? '', channels, on: today(), way, lang, text: words, evidence: '' } });
  }
  const excepted = purposes.some(({ kind }) => kind === 'marketing');
  return (
    <section className="import-permission">
      <Radio.Group label={t('permission.title')} description={t('permission.lead')} value={permission?.act ?? 'none'} onChange={choose}>
        <div className="import-radios">
          <Radio value="none" label={t('permission.none')} description={t('permission.noneMore')} />
          <Radio value="consent-given" label={t('permission.consent')} description={t('permission.consentMore')} />
          {excepted && <Radio value="customer-exception" label={t('permission.exception')} description={t('permission.exceptionMore')} />}
        </div>
      </Radio.Group>
      {permission && (
        <Grant permission={permission} table={table} onChange={(changes) => patch({ permission: { ...permission, ...changes } })} />
      )}
    </section>
  );
}

/** Those that were chosen, as far as the purpose has them; its first one where none was. */
function channelsFor(purpose: Table['purposes'][number], chosen: Permission['channels']): Permission['channels'] {
  const kept = chosen.filter((each) => purpose.channels.includes(each));
  return kept.length > 0 ? kept : CHANNELS.filter((channel) => purpose.channels.includes(channel)).slice(0, 1);
}

interface GrantProps {
  permission: Permission;
  table: Table;
  onChange: (changes: Partial<Permission>) => void;
}

function Grant({ permission, table, onChange }: GrantProps) {
  const t = useT(phrases);
  const p = useT(permissionPhrases);
  const text = useText();
  const consent = permission.act === 'consent-given';
  const purposes = table.purposes.filter(({ kind }) => consent || kind === 'marketing');
  const purpose = purposes.find(({ id }) => id === permission.purpose);
  const channels = CHANNELS.filter((channel) => purpose?.channels.includes(channel));
  function choosePurpose(id: string | null) {
    const next = purposes.find((each) => each.id === id);
    if (next)
      onChange({ purpose: next.id, channels: channelsFor(next, permission.channels), ...(consent ? {} : { text: text(next.wording) }) });
  }
  return (
    <div className="stack import-grant">
      <div className="form-grid">
        <Select
          label={t('permission.purpose')}
          value={permission.purpose === '' ? null : permission.purpose}
          placeholder={t('permission.choose')}
          data={purposes.map((each) => ({ value: each.id, label: text(each.name) }))}
          onChange={choosePurpose}
        />
        <DateField label={t('permission.on')} value={permission.on} onChange={(on) => onChange({ on })} />
        <Select
          label={t('permission.way')}
          value={permission.way}
          data={WAYS.map((value) => ({ value, label: p(`ways.${value}`) }))}
          onChange={(value) => onChange({ way: WAYS.find((way) => way === value) ?? permission.way })}
        />
      </div>
      <Checkbox.Group
        label={t('permission.channels')}
        value={permission.channels}
        onChange={(next) => onChange({ channels: CHANNELS.filter((channel) => next.includes(channel)) })}
      >
        <div className="row">
          {channels.map((channel) => (
            <Checkbox key={channel} value={channel} label={p(`channels.${channel}`)} />
          ))}
        </div>
      </Checkbox.Group>
      {consent && (
        <Textarea
          label={t('permission.text')}
          description={t('permission.textMore')}
          autosize
          minRows={2}
          value={permission.text}
          onChange={(event) => onChange({ text: event.currentTarget.value })}
        />
      )}
      <TextInput
        label={t(consent ? 'permission.evidence' : 'permission.evidenceSale')}
        description={t('permission.evidenceMore')}
        required
        withAsterisk={false}
        value={permission.evidence}
        onChange={(event) => onChange({ evidence: event.currentTarget.value })}
      />
      <p className="small muted">{t('permission.bans')}</p>
    </div>
  );
}
