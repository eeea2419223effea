/** What the person forbids: marketing by a ban, other processing on an interest by an objection. */
import { Radio, Select } from '@mantine/core';
import { useState } from 'react';
import { api } from '#web/api/client.ts';
import { FormDialog } from '#web/components/form-dialog.tsx';
import { banTargets } from '#web/i18n/ban-targets.ts';
import { useT, useText } from '#web/i18n/index.ts';
import { permission as phrases } from '#web/i18n/permission.ts';
import type { DialogProps, Of, PermissionCell } from './permission-state.ts';
import { ContactChoice, ToldFields, useSaved, useTold } from './permission-told.tsx';

type Channel = PermissionCell['channel'];

/** What is no marketing stands on an interest of the firm until the person objects to it (Art. 21(1)). */
export function ObjectDialog({ subjectId, of, onClose }: DialogProps & { of: Of }) {
  const t = useT(phrases);
  const text = useText();
  const saved = useSaved();
  const { form, told } = useTold();
  const { row, cell } = of;
  const [wide, setWide] = useState(row.cells.length > 1 ? 'purpose' : 'cell');
  async function submit() {
    const { contactPointId, ...rest } = told();
    const one = wide === 'cell' && contactPointId !== undefined ? { contactPointId } : {};
    const channel = wide === 'cell' ? cell.channel : null;
    const body = { kind: 'objection' as const, channel, purposeId: row.purposeId, ...rest, ...one };
    await api.permissions.ban({ params: { id: subjectId }, body });
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

export function BanDialog({ subjectId, state, of, onClose }: DialogProps & { of: Partial<Of> }) {
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
  const [target, setTarget] = useState(EVERYTHING);
  const what = cell && row ? `${text(row.name)}, ${t(`channels.${cell.channel}`).toLowerCase()}` : '';
  const scopes: Scope[] = cell ? ['cell', 'channel', 'purpose', 'all'] : ['all', 'channel', 'purpose'];
  async function submit() {
    const covered = {
      channel: scope === 'cell' || scope === 'channel' ? channel : null,
      purposeId: scope === 'cell' || scope === 'purpose' ? purposeId : null,
    };
    const { contactPointId, ...rest } = told();
    const one = scope === 'cell' && contactPointId !== undefined ? { contactPointId } : {};
    await api.permissions.ban({ params: { id: subjectId }, body: { ...covered, ...target, ...rest, ...one } });
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
      <Narrower target={target} onTarget={setTarget} />
    </FormDialog>
  );
}

const TARGETS = ['advertising', 'distance-selling', 'direct-marketing', 'research'] as const;
const DEEDS = ['processing', 'disclosure'] as const;

interface Target {
  scope: (typeof TARGETS)[number] | null;
  deed: (typeof DEEDS)[number] | null;
}

const EVERYTHING: Target = { scope: null, deed: null };

/** Few ban only a part: it is out of the way until it is asked for. */
function Narrower({ target, onTarget }: { target: Target; onTarget: (target: Target) => void }) {
  const t = useT(banTargets);
  return (
    <details className="permission-narrower">
      <summary>{t('narrower')}</summary>
      <div className="form-grid">
        <Select
          label={t('target')}
          name="scope"
          value={target.scope ?? ''}
          data={[{ value: '', label: t('everyTarget') }, ...TARGETS.map((value) => ({ value, label: t(`targets.${value}`) }))]}
          allowDeselect={false}
          onChange={(value) => onTarget({ ...target, scope: TARGETS.find((each) => each === value) ?? null })}
        />
        <Select
          label={t('deed')}
          name="deed"
          value={target.deed ?? ''}
          data={[{ value: '', label: t('everyDeed') }, ...DEEDS.map((value) => ({ value, label: t(`deeds.${value}`) }))]}
          allowDeselect={false}
          onChange={(value) => onTarget({ ...target, deed: DEEDS.find((each) => each === value) ?? null })}
        />
      </div>
    </details>
  );
}
