/** The second step at the door: whether it is on, and turning it on. */
import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { sessionQuery } from '#web/api/queries.ts';
import { Dialog } from '#web/components/dialog.tsx';
import { VerdictMark } from '#web/components/verdict-mark.tsx';
import { useT } from '#web/i18n/index.ts';
import { settings as phrases } from '#web/i18n/settings.ts';
import { FIRST_STEP, type TotpStep, TotpSteps } from './totp-steps.tsx';

export function Totp({ on }: { on: boolean }) {
  const t = useT(phrases);
  const [open, setOpen] = useState(false);
  return (
    <section className="card settings-card">
      <h2>{t('totp.title')}</h2>
      <p className="row settings-state">
        <VerdictMark verdict={on ? 'kept' : 'unknown'} withWord={false} />
        <span>{t(on ? 'totp.on' : 'totp.off')}</span>
      </p>
      {on && <p className="small muted">{t('totp.again')}</p>}
      <div>
        <Button variant={on ? 'default' : 'filled'} onClick={() => setOpen(true)}>
          {t(on ? 'totp.change' : 'totp.start')}
        </Button>
      </div>
      {open && <Enrol change={on} onClose={() => setOpen(false)} />}
    </section>
  );
}

/** Once the recovery codes are shown, only the reader's own word closes the dialog. */
function Enrol({ change, onClose }: { change: boolean; onClose: () => void }) {
  const t = useT(phrases);
  const client = useQueryClient();
  const [step, setStep] = useState<TotpStep>(FIRST_STEP);
  const codes = step.name === 'codes';
  async function leave() {
    onClose();
    await client.invalidateQueries({ queryKey: sessionQuery.queryKey });
  }
  return (
    <Dialog
      title={t(codes ? 'totp.codesTitle' : change ? 'totp.change' : 'totp.title')}
      closable={!codes}
      onClose={codes ? () => {} : onClose}
    >
      <TotpSteps change={change} step={step} onStep={setStep} onDone={() => void leave()} />
    </Dialog>
  );
}
