/** Where the notice promises a second factor, the owner has one before anything else opens. */
import { useState } from 'react';
import { FIRST_STEP, type TotpStep, TotpSteps } from '#web/pages/settings/totp-steps.tsx';
import { settings } from '#web/i18n/settings.ts';
import { useT } from '#web/i18n/index.ts';
import { setup as phrases } from '#web/i18n/setup.ts';

export function FactorStep({ onDone }: { onDone: () => void }) {
  const t = useT(phrases);
  const s = useT(settings);
  const [step, setStep] = useState<TotpStep>(FIRST_STEP);
  const codes = step.name === 'codes';
  return (
    <>
      <h1>{codes ? s('totp.codesTitle') : t('factor.title')}</h1>
      {!codes && <p className="outside-lead">{t('factor.lead')}</p>}
      <TotpSteps step={step} onStep={setStep} onDone={onDone} />
    </>
  );
}
