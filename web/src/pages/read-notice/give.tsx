/** The way in: paste the notice or give its file; what cannot be read is answered with what to do. */
import { Button, FileButton, Textarea } from '@mantine/core';
import { IconFileText } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { type DragEvent, useState } from 'react';
import { api } from '#web/api/client.ts';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { VerdictShape } from '#web/components/verdict-shape.tsx';
import { useT, useText } from '#web/i18n/index.ts';
import { readNotice as phrases } from '#web/i18n/read-notice.ts';
import './read-notice.css';
import type { Reading } from './use-review.ts';

const MAX_FILE = 10_000_000;
const MAX_TEXT = 400_000;
type Refused = 'missing' | 'tooLong' | 'tooLarge';

interface GiveProps {
  /** Called when there is something to look at. */
  onRead: (reading: Reading) => void;
  focusFirst?: boolean;
}

export function Give({ onRead, focusFirst = false }: GiveProps) {
  const t = useT(phrases);
  const [text, setText] = useState('');
  const [refused, setRefused] = useState<Refused | null>(null);
  const [over, setOver] = useState(false);
  const read = useMutation({
    mutationFn: async (source: string | File) =>
      api.drafts.read({
        body:
          typeof source === 'string'
            ? { text: source, rejected: [], changed: [] }
            : { file: { name: source.name, base64: await base64(source) }, rejected: [], changed: [] },
      }),
    // What is in another language is shown with a warning first, and not taken as read.
    onSuccess: (reading) => reading.yaml !== null && reading.language === 'fi' && onRead(reading),
  });
  function readText() {
    if (text.trim() === '') return setRefused('missing');
    if (text.length > MAX_TEXT) return setRefused('tooLong');
    setRefused(null);
    read.mutate(text);
  }
  function take(file: File | null | undefined) {
    if (!file) return;
    if (file.size > MAX_FILE) return setRefused('tooLarge');
    setRefused(null);
    read.mutate(file);
  }
  function onDrop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  }
  const file = read.variables instanceof File ? read.variables.name : undefined;
  return (
    <div
      className={over ? 'give give-over' : 'give'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      <Textarea
        label={t('give.text')}
        placeholder={t('give.placeholder')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        error={refused === 'missing' || refused === 'tooLong' ? t(`give.${refused}`) : undefined}
        rows={9}
        data-autofocus={focusFirst || undefined}
        classNames={{ input: 'give-text' }}
      />
      <div className="give-row">
        <Button onClick={readText} loading={read.isPending && file === undefined} disabled={read.isPending}>
          {t('give.verb')}
        </Button>
        <FileButton
          accept=".txt,.md,.html,.htm,.docx,.pdf,text/plain,text/html,application/pdf"
          onChange={take}
          inputProps={{ 'aria-label': t('give.file') }}
        >
          {(props) => (
            <Button
              {...props}
              variant="default"
              loading={read.isPending && file !== undefined}
              leftSection={<IconFileText size={17} aria-hidden="true" />}
            >
              {t('give.file')}
            </Button>
          )}
        </FileButton>
        <span className="small muted give-hint">{t('give.fileHint')}</span>
      </div>
      <div role="status" className="small muted">
        {read.isPending && file !== undefined && t('give.reading', { name: file })}
      </div>
      {refused === 'tooLarge' && <p className="field-error">{t('give.tooLarge')}</p>}
      <ErrorBanner error={read.error} />
      {read.data && <Unreadable reading={read.data} onGoOn={() => onRead(read.data)} />}
    </div>
  );
}

/** What happened, and what to do about it. */
function Unreadable({ reading, onGoOn }: { reading: Reading; onGoOn: () => void }) {
  const t = useT(phrases);
  const text = useText();
  const said = reading.findings.filter(({ id }) => id.startsWith('read:') && id !== 'read:business-id-invalid');
  if (said.length === 0) return null;
  return (
    <div className="error-banner" role="alert">
      <VerdictShape />
      <div className="stack-tight">
        {said.map(({ id, title, why }) => (
          <div key={id}>
            <p className="error-title">{text(title)}</p>
            <p>{text(why)}</p>
          </div>
        ))}
        {reading.yaml !== null && (
          <div>
            <Button size="xs" variant="default" onClick={onGoOn}>
              {t('give.onward')}
            </Button>
          </div>
        )}
      </div>
    </div>
  );
}

function base64(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(typeof reader.result === 'string' ? reader.result.replace(/^[^,]*,/, '') : ''));
    reader.addEventListener('error', () => reject(reader.error ?? new Error('unreadable')));
    reader.readAsDataURL(file);
  });
}
