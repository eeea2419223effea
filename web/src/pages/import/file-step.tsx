/** Which file, or what is pasted; how it was read is shown at once and can be corrected. */
import { Button, FileButton, Textarea } from '@mantine/core';
import { IconFileSpreadsheet, IconX } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { type DragEvent, useRef, useState } from 'react';
import { api } from '#web/api/client.ts';
import type { PolicyView } from '#web/api/queries.ts';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { usePageCommand } from '#web/frame/page-commands.ts';
import { common } from '#web/i18n/common.ts';
import { importPhrases as phrases } from '#web/i18n/import.ts';
import { useT } from '#web/i18n/index.ts';
import { ReadAs } from './read-as.tsx';
import type { Draft, Patch } from './wizard.ts';

const ACCEPT = '.csv,.txt,.tsv,.xlsx,.vcf,text/csv,text/vcard';
const MOST_BYTES = 100_000_000;

interface FileStepProps {
  policy: PolicyView;
  draft: Draft | null;
  onUpload: (upload: Draft['upload']) => void;
  patch: Patch;
  onForget: () => void;
  onNext: () => void;
}

export function FileStep({ policy, draft, onUpload, patch, onForget, onNext }: FileStepProps) {
  const t = useT(phrases);
  const c = useT(common);
  const [tooBig, setTooBig] = useState(false);
  const upload = useMutation({
    mutationFn: ({ file, name }: { file: Blob; name: string }) => api.imports.upload({ query: { name }, body: file }),
    onSuccess: ({ id, name, size }) => onUpload({ id, name, size }),
  });
  function take(file: File | null | undefined) {
    if (!file) return;
    setTooBig(file.size > MOST_BYTES);
    if (file.size <= MOST_BYTES) upload.mutate({ file, name: file.name });
  }
  function forget() {
    if (draft) void api.imports.discard({ params: { id: draft.upload.id } }).catch(() => undefined);
    onForget();
  }
  return (
    <div className="stack">
      {draft === null ? (
        <>
          <Drop busy={upload.isPending} onFile={take} />
          {tooBig && (
            <p role="alert" className="field-error">
              {t('file.tooBig')}
            </p>
          )}
          <ErrorBanner error={upload.error} />
          <Paste
            busy={upload.isPending}
            onText={(text) => upload.mutate({ file: new Blob([text], { type: 'text/plain' }), name: t('file.pastedName') })}
          />
        </>
      ) : (
        <>
          <p className="import-file" role="status">
            <IconFileSpreadsheet size={20} stroke={1.5} aria-hidden="true" />
            <strong>{draft.upload.name}</strong>
            <span className="muted num">{t('file.size', { n: Math.max(1, Math.ceil(draft.upload.size / 1024)) })}</span>
            <Button variant="subtle" size="compact-sm" leftSection={<IconX size={14} aria-hidden="true" />} onClick={forget}>
              {t('file.other')}
            </Button>
          </p>
          <ReadAs draft={draft} registerId={policy.registers[0]?.id ?? ''} patch={patch} />
          <div>
            <Button onClick={onNext}>{c('next')}</Button>
          </div>
        </>
      )}
    </div>
  );
}

function Drop({ busy, onFile }: { busy: boolean; onFile: (file: File | null | undefined) => void }) {
  const t = useT(phrases);
  const [over, setOver] = useState(false);
  const choose = useRef<HTMLButtonElement>(null);
  usePageCommand(!busy, {
    id: 'choose-file',
    label: t('file.choose'),
    icon: IconFileSpreadsheet,
    key: 'f',
    run: () => choose.current?.click(),
  });
  function onDrop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    onFile(event.dataTransfer.files[0]);
  }
  return (
    <div
      className={over ? 'drop drop-over' : 'drop'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      <IconFileSpreadsheet size={30} stroke={1.3} aria-hidden="true" />
      <div className="drop-words">
        <div className="row">
          <FileButton accept={ACCEPT} onChange={onFile} inputProps={{ 'aria-label': t('file.choose') }}>
            {(props) => (
              <Button {...props} ref={choose} loading={busy}>
                {t('file.choose')}
              </Button>
            )}
          </FileButton>
          <span className="muted">{t('file.drop')}</span>
        </div>
        <p className="small muted">{t('file.formats')}</p>
      </div>
    </div>
  );
}

function Paste({ busy, onText }: { busy: boolean; onText: (text: string) => void }) {
  const t = useT(phrases);
  const [text, setText] = useState('');
  return (
    <details className="import-more">
      <summary>{t('file.paste')}</summary>
      <div className="stack">
        <Textarea
          label={t('file.pasteLabel')}
          description={t('file.pasteMore')}
          autosize
          minRows={4}
          maxRows={12}
          value={text}
          classNames={{ input: 'import-paste' }}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <div>
          <Button variant="default" loading={busy} disabled={text.trim() === ''} onClick={() => onText(text)}>
            {t('file.pasteVerb')}
          </Button>
        </div>
      </div>
    </details>
  );
}
