/** Now, or at a time by the Finnish clock; sending is said once more in numbers before it begins. */
import { Button, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { api } from '#web/api/client.ts';
import { ConfirmDialog } from '#web/components/confirm-dialog.tsx';
import { DateField } from '#web/components/date-field.tsx';
import { FormDialog } from '#web/components/form-dialog.tsx';
import { say } from '#web/components/toast.ts';
import { useFields } from '#web/components/use-fields.ts';
import { instantAt, nowMs, today } from '#web/i18n/clock.ts';
import { useLang, useT } from '#web/i18n/index.ts';
import { mailingCheck as phrases } from '#web/i18n/mailing-check.ts';
import { type Check, type Mailing, useMailingsChanged } from './data.ts';
import { formatWall } from './wall-clock.ts';

export function SendStep({ mailing, check }: { mailing: Mailing; check: Check }) {
  const t = useT(phrases);
  const changed = useMailingsChanged();
  const [open, setOpen] = useState<'now' | 'schedule' | null>(null);
  const { candidates, ready } = check.equation;
  return (
    <>
      <p className="small muted">{t('send.lead')}</p>
      {!check.may && <p>{t('send.blocked')}</p>}
      <div className="row">
        <Button disabled={!check.may} onClick={() => setOpen('now')}>
          {t('send.now')}
        </Button>
        <Button variant="default" disabled={!check.may} onClick={() => setOpen('schedule')}>
          {t('send.schedule')}
        </Button>
      </div>
      {open === 'now' && (
        <ConfirmDialog
          title={t('send.nowTitle', { n: ready })}
          verb={t('send.now')}
          onConfirm={async () => {
            await api.mailings.schedule({ params: { id: mailing.id }, body: { at: null, version: mailing.version } });
            await changed();
            say(t('send.started'));
          }}
          onClose={() => setOpen(null)}
        >
          <p>{t('send.nowMore', { candidates, ready, left: candidates - ready })}</p>
        </ConfirmDialog>
      )}
      {open === 'schedule' && <ScheduleDialog mailing={mailing} onClose={() => setOpen(null)} />}
    </>
  );
}

const LATES = ['60', '360', '1440'] as const;

function ScheduleDialog({ mailing, onClose }: { mailing: Mailing; onClose: () => void }) {
  const t = useT(phrases);
  const lang = useLang();
  const changed = useMailingsChanged();
  const [late, setLate] = useState<string>('360');
  const form = useFields(
    { day: today(), time: '' },
    {
      day: ({ day }) => (day === '' ? t('send.dayMissing') : undefined),
      time: ({ day, time }) => {
        const at = instantAt(day, time);
        if (at === null) return t('send.timeWrong');
        return Date.parse(at) < nowMs() ? t('send.past') : undefined;
      },
    },
  );
  async function submit() {
    const { day, time } = form.values;
    const [hours = '', minutes = ''] = time.trim().split(/[.:]/);
    const at = `${day}T${hours.padStart(2, '0')}:${minutes}`;
    await api.mailings.schedule({ params: { id: mailing.id }, body: { at, maxLateMinutes: Number(late), version: mailing.version } });
    await changed();
    say(t('send.scheduled', { when: formatWall(at, lang) }));
  }
  return (
    <FormDialog
      title={t('send.schedule')}
      verb={t('send.schedule')}
      check={form.check}
      onProblem={form.fail}
      onSubmit={submit}
      onClose={onClose}
    >
      <DateField
        label={t('send.day')}
        name="day"
        value={form.values.day}
        error={form.errors.day}
        onChange={(value) => form.set('day', value)}
      />
      <TextInput label={t('send.time')} placeholder={t('send.timeHint')} autoComplete="off" inputMode="decimal" {...form.text('time')} />
      <Select
        label={t('send.late')}
        data={LATES.map((each) => ({ value: each, label: t(`send.lates.${each}`) }))}
        value={late}
        allowDeselect={false}
        onChange={(value) => setLate(value ?? '360')}
      />
    </FormDialog>
  );
}
