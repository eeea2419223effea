/** The way from the timeline to a message in full. */
import { Button } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { useT } from '#web/i18n/index.ts';
import { messages as phrases } from '#web/i18n/messages.ts';
import './mail.css';

const MailMessage = lazy(() => import('./mail-message.tsx').then((module) => ({ default: module.MailMessage })));

export function MailOpen({ id, about }: { id: string; about: string }) {
  const t = useT(phrases);
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        variant="subtle"
        size="compact-sm"
        className="mail-open no-print"
        aria-label={t('readNamed', { what: about })}
        onClick={() => setOpen(true)}
      >
        {t('read')}
      </Button>
      {open && (
        <Suspense fallback={null}>
          <MailMessage id={id} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
