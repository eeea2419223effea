/** Opens the look-up for one organisation, where the firm has turned it on. */
import { Button } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import type { Answer } from '#web/api/client.ts';
import { businessRegister as phrases } from '#web/i18n/business-register.ts';
import { useT } from '#web/i18n/index.ts';
import { useRegisterOn } from './register-lookup.tsx';

const RegisterDialog = lazy(() => import('./register-dialog.tsx').then((module) => ({ default: module.RegisterDialog })));

export function RegisterButton({ organisation }: { organisation: Answer<'organisations', 'get'>['organisation'] }) {
  const t = useT(phrases);
  const on = useRegisterOn();
  const [open, setOpen] = useState(false);
  if (!on) return null;
  return (
    <>
      <Button variant="subtle" onClick={() => setOpen(true)}>
        {t('action')}
      </Button>
      <Suspense fallback={null}>{open && <RegisterDialog organisation={organisation} onClose={() => setOpen(false)} />}</Suspense>
    </>
  );
}
