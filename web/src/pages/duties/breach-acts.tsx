/** The acts on a breach: the risk with its reason, the notification, telling the people, closing. */
import { Radio, Textarea, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#web/api/client.ts';
import { ConfirmDialog } from '#web/components/confirm-dialog.tsx';
import { DateField } from '#web/components/date-field.tsx';
import { FormDialog } from '#web/components/form-dialog.tsx';
import { say } from '#web/components/toast.ts';
import { useFields } from '#web/components/use-fields.ts';
import { breachWords } from '#web/i18n/breach-words.ts';
import { instantAt, nowMs, today } from '#web/i18n/clock.ts';
import { common } from '#web/i18n/common.ts';
import { formatTime } from '#web/i18n/format.ts';
import { useT } from '#web/i18n/index.ts';
import { type Breach, breachesChanged } from './breach-data.ts';

interface Props {
  breach: Breach;
  onClose: () => void;
}

export function RiskDialog({ breach, onClose }: Props) {
  const s = useT(breachWords);
  const c = useT(common);
  const client = useQueryClient();
  const form = useFields(
    { risk: (breach.risk ?? 'risk') as string, reason: breach.riskReason },
    { reason: (v) => (v.reason.trim() === '' ? c('missing') : undefined) },
  );
  async function submit() {
    const risk = form.values.risk as NonNullable<Breach['risk']>;
    await api.breaches.assess({ params: { id: breach.id }, body: { version: breach.version, risk, reason: form.values.reason.trim() } });
    await breachesChanged(client);
    say(s('risk.saved'));
  }
  return (
    <FormDialog
      title={s('risk.title')}
      lead={s('risk.lead')}
      verb={s('form.save')}
      check={form.check}
      onProblem={form.fail}
      onSubmit={submit}
      onClose={onClose}
    >
      <Radio.Group label={s('risk.title')} value={form.values.risk} onChange={(value) => form.set('risk', value)}>
        <div className="duty-hows">
          {(['none', 'risk', 'high'] as const).map((risk) => (
            <Radio key={risk} value={risk} label={s(`risk.${risk}`)} />
          ))}
        </div>
      </Radio.Group>
      <Textarea label={s('risk.reason')} autosize minRows={2} maxRows={8} {...form.text('reason')} />
    </FormDialog>
  );
}

export function AuthorityDialog({ breach, onClose }: Props) {
  const s = useT(breachWords);
  const c = useT(common);
  const client = useQueryClient();
  const form = useFields(
    { on: today(), at: formatTime(new Date(nowMs()).toISOString(), 'fi'), lateReason: '' },
    {
      on: (v) => (v.on === '' ? c('missing') : undefined),
      at: (v) => (instantAt(v.on, v.at) === null ? s('form.atWrong') : undefined),
      lateReason: (v) => (isLate(v) && v.lateReason.trim() === '' ? c('missing') : undefined),
    },
  );
  function isLate({ on, at }: { on: string; at: string }) {
    return (instantAt(on, at) ?? '') > breach.due;
  }
  async function submit() {
    const { on, at, lateReason } = form.values;
    const late = isLate(form.values) ? { lateReason: lateReason.trim() } : {};
    await api.breaches.authority({ params: { id: breach.id }, body: { version: breach.version, at: instantAt(on, at) ?? '', ...late } });
    await breachesChanged(client);
    say(s('authority.saved'));
  }
  return (
    <FormDialog
      title={s('authority.title')}
      verb={s('form.save')}
      check={form.check}
      onProblem={form.fail}
      onSubmit={submit}
      onClose={onClose}
    >
      <div className="form-grid">
        <DateField
          label={s('authority.on')}
          name="on"
          value={form.values.on}
          onChange={(value) => form.set('on', value)}
          error={form.errors.on}
        />
        <TextInput label={s('authority.at')} inputMode="decimal" autoComplete="off" {...form.text('at')} />
      </div>
      {isLate(form.values) && <Textarea label={s('authority.lateReason')} autosize minRows={2} maxRows={6} {...form.text('lateReason')} />}
    </FormDialog>
  );
}

const WAYS = ['told', 'unintelligible', 'risk-removed', 'public-notice'] as const;

export function PersonsDialog({ breach, onClose }: Props) {
  const s = useT(breachWords);
  const client = useQueryClient();
  const [way, setWay] = useState<(typeof WAYS)[number]>('told');
  async function save() {
    const how = way === 'told' ? { at: new Date(nowMs()).toISOString() } : { ground: way };
    await api.breaches.persons({ params: { id: breach.id }, body: { version: breach.version, ...how } });
    await breachesChanged(client);
    say(s('persons.saved'));
  }
  return (
    <ConfirmDialog title={s('persons.title')} verb={s('form.save')} onConfirm={save} onClose={onClose}>
      <Radio.Group label={s('persons.lead')} value={way} onChange={(value) => setWay(WAYS.find((each) => each === value) ?? 'told')}>
        <div className="duty-hows">
          {WAYS.map((each) => (
            <Radio key={each} value={each} label={s(`persons.${each}`)} />
          ))}
        </div>
      </Radio.Group>
    </ConfirmDialog>
  );
}

export function CloseDialog({ breach, onClose }: Props) {
  const s = useT(breachWords);
  const client = useQueryClient();
  async function close() {
    await api.breaches.close({ params: { id: breach.id }, body: { version: breach.version } });
    await breachesChanged(client);
    say(s('close.saved'));
  }
  return (
    <ConfirmDialog title={s('close.title')} verb={s('close.verb')} onConfirm={close} onClose={onClose}>
      <p>{s('close.lead')}</p>
    </ConfirmDialog>
  );
}
