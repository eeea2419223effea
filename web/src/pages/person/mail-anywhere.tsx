/** A saved mail can be dropped on any page: its people are found, or it is for the person whose page is open. */
import { useParams } from '@tanstack/react-router';
import { IconMail } from '@tabler/icons-react';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useMay } from '#web/api/queries.ts';
import { useT } from '#web/i18n/index.ts';
import { messages as phrases } from '#web/i18n/messages.ts';
import { askMail, isMailFile, useMailAsked } from './mail-intake.ts';
import './mail.css';

const MailDialog = lazy(() => import('./mail-dialog.tsx').then((module) => ({ default: module.MailDialog })));

export function MailAnywhere() {
  const mayWrite = useMay('people.write');
  const asked = useMailAsked();
  const over = useMailDrop(mayWrite);
  return (
    <>
      {over && <DropVeil />}
      {asked && (
        <Suspense fallback={null}>
          <MailDialog asked={asked} onClose={() => askMail(null)} />
        </Suspense>
      )}
    </>
  );
}

function DropVeil() {
  const t = useT(phrases);
  return (
    <div className="mail-veil" aria-hidden="true">
      <p>
        <IconMail size={28} stroke={1.5} />
        {t('drop')}
      </p>
    </div>
  );
}

/** Browsers tell the kind of a dragged file before it falls, its name only after: .msg often has no kind. */
function mayBeMail({ dataTransfer }: DragEvent): boolean {
  const items = [...(dataTransfer?.items ?? [])];
  return items.length === 1 && items[0]?.kind === 'file' && ['', 'message/rfc822', 'application/vnd.ms-outlook'].includes(items[0].type);
}

function useMailDrop(mayWrite: boolean): boolean {
  const { id } = useParams({ strict: false });
  const onPerson = /\/people\/[^/]+$/.test(globalThis.location.pathname) && id !== undefined ? id : undefined;
  const [over, setOver] = useState(false);
  useEffect(() => {
    if (!mayWrite) return undefined;
    const onOver = (event: DragEvent) => {
      if (event.defaultPrevented || !mayBeMail(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const onLeave = (event: DragEvent) => event.relatedTarget === null && setOver(false);
    const onDrop = (event: DragEvent) => {
      setOver(false);
      const file = event.dataTransfer?.files[0];
      if (event.defaultPrevented || file === undefined || !isMailFile(file)) return;
      event.preventDefault();
      askMail({ personId: onPerson, file });
    };
    addEventListener('dragover', onOver);
    addEventListener('dragleave', onLeave);
    addEventListener('drop', onDrop);
    return () => {
      removeEventListener('dragover', onOver);
      removeEventListener('dragleave', onLeave);
      removeEventListener('drop', onDrop);
    };
  }, [mayWrite, onPerson]);
  return over;
}
