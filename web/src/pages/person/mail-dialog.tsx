/** A mail is chosen, dropped or pasted; what it holds is shown before anything is stored. */
import { Button, FileButton, Textarea } from '@mantine/core';
import { IconMail } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { type Answer, api } from '#web/api/client.ts';
import { Dialog } from '#web/components/dialog.tsx';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { SkeletonRows } from '#web/components/skeleton.tsx';
import { useT } from '#web/i18n/index.ts';
import { messages as phrases } from '#web/i18n/messages.ts';
import { asBase64 } from '../documents/paper.ts';
import type { MailAsked } from './mail-intake.ts';
import { MailPreview } from './mail-preview.tsx';

export type MailRead = Answer<'messages', 'read'>;
export type MailSource = { file: string } | { text: string };

const LARGEST = 25 * 1024 * 1024;

export function MailDialog({ asked, onClose }: { asked: MailAsked; onClose: () => void }) {
  const t = useT(phrases);
  const [tooLarge, setTooLarge] = useState(false);
  const { mutate, reset, data, error, isPending } = useMutation({
    mutationFn: async (given: File | string): Promise<{ source: MailSource; read: MailRead }> => {
      const source = typeof given === 'string' ? { text: given } : { file: await asBase64(given) };
      const read = await api.messages.read({ body: { ...source, ...(asked.personId === undefined ? {} : { personId: asked.personId }) } });
      return { source, read };
    },
  });
  const take = (file: File | null) => {
    if (file === null) return;
    setTooLarge(file.size > LARGEST);
    if (file.size <= LARGEST) mutate(file);
  };
  useEffect(() => {
    if (asked.file !== undefined) mutate(asked.file);
  }, [asked.file, mutate]);
  return (
    <Dialog title={t('title')} size="lg" onClose={onClose}>
      {data === undefined ? (
        <div className="stack">
          <p className="muted">{t('lead')}</p>
          {isPending ? <SkeletonRows rows={3} /> : <Given onFile={take} onText={mutate} />}
          {tooLarge && (
            <p role="alert" className="field-error">
              {t('tooLarge')}
            </p>
          )}
          <ErrorBanner error={error} />
        </div>
      ) : (
        <MailPreview source={data.source} read={data.read} onOther={reset} onClose={onClose} />
      )}
    </Dialog>
  );
}

function Given({ onFile, onText }: { onFile: (file: File | null) => void; onText: (text: string) => void }) {
  const t = useT(phrases);
  const [text, setText] = useState('');
  return (
    <>
      <div className="row mail-choose">
        <FileButton accept=".eml,.msg,message/rfc822,application/vnd.ms-outlook" onChange={onFile} inputProps={{ 'aria-label': t('file') }}>
          {(props) => (
            <Button {...props} data-autofocus leftSection={<IconMail size={17} stroke={1.6} aria-hidden="true" />}>
              {t('choose')}
            </Button>
          )}
        </FileButton>
        <span className="muted small">{t('chooseHint')}</span>
      </div>
      <Textarea
        label={t('paste')}
        description={t('pasteHint')}
        autosize
        minRows={4}
        maxRows={10}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div>
        <Button variant="default" disabled={text.trim() === ''} onClick={() => onText(text)}>
          {t('readText')}
        </Button>
      </div>
    </>
  );
}
