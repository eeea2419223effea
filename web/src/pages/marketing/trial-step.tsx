/** Two subjects tried on some of those who get the letter; the rest get the better one. */
import { Button, NumberInput, Radio } from '@mantine/core';
import { useState } from 'react';
import { api } from '#web/api/client.ts';
import { FormDialog } from '#web/components/form-dialog.tsx';
import { say } from '#web/components/toast.ts';
import { common } from '#web/i18n/common.ts';
import { useT } from '#web/i18n/index.ts';
import { mailing as phrases } from '#web/i18n/mailing.ts';
import { type Mailing, useMailingsChanged } from './data.ts';

export function TrialStep({ mailing, mayChange }: { mailing: Mailing; mayChange: boolean }) {
  const t = useT(phrases);
  const [open, setOpen] = useState(false);
  const { trial } = mailing;
  return (
    <div className="mailing-fact">
      <h3>{t('trial.title')}</h3>
      <p>
        {trial === null ? t('trial.none') : `${t('trial.on', { share: trial.share, hours: trial.waitHours })} ${t(`trial.${trial.judge}`)}`}
      </p>
      {mayChange && (
        <Button variant="subtle" size="compact-sm" onClick={() => setOpen(true)}>
          {t(trial === null ? 'trial.use' : 'trial.change')}
        </Button>
      )}
      {open && <TrialDialog mailing={mailing} onClose={() => setOpen(false)} />}
    </div>
  );
}

const JUDGES = ['hand', 'clicks'] as const;

function TrialDialog({ mailing, onClose }: { mailing: Mailing; onClose: () => void }) {
  const t = useT(phrases);
  const c = useT(common);
  const changed = useMailingsChanged();
  const [share, setShare] = useState(mailing.trial?.share ?? 20);
  const [waitHours, setWait] = useState(mailing.trial?.waitHours ?? 4);
  const [judge, setJudge] = useState<(typeof JUDGES)[number]>(mailing.trial?.judge ?? 'hand');
  async function save(trial: { share: number; judge: (typeof JUDGES)[number]; waitHours: number } | null) {
    await api.mailings.update({ params: { id: mailing.id }, body: { trial, version: mailing.version } });
    await changed();
    say(t('trial.saved'));
  }
  return (
    <FormDialog title={t('trial.title')} verb={c('save')} onSubmit={() => save({ share, judge, waitHours })} onClose={onClose}>
      <NumberInput
        label={t('trial.share')}
        min={10}
        max={80}
        step={10}
        clampBehavior="strict"
        value={share}
        onChange={(value) => setShare(Number(value) || 20)}
      />
      <NumberInput
        label={t('trial.wait')}
        min={1}
        max={72}
        clampBehavior="strict"
        value={waitHours}
        onChange={(value) => setWait(Number(value) || 1)}
      />
      <Radio.Group label={t('trial.judge')} value={judge} onChange={(value) => setJudge(JUDGES.find((each) => each === value) ?? 'hand')}>
        <div className="stack-tight new-purposes">
          {JUDGES.map((each) => (
            <Radio key={each} value={each} label={t(`trial.judges.${each}`)} />
          ))}
        </div>
      </Radio.Group>
      {mailing.trial !== null && (
        <div>
          <Button variant="subtle" onClick={() => void save(null).then(onClose)}>
            {t('trial.none')}
          </Button>
        </div>
      )}
    </FormDialog>
  );
}
