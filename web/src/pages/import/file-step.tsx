/** Which file, into which register. */
import { Button, FileButton, Select } from '@mantine/core';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { type DragEvent, useState } from 'react';
import { api } from '#web/api/client.ts';
import type { PolicyView } from '#web/api/queries.ts';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { common } from '#web/i18n/common.ts';
import { importPhrases as phrases } from '#web/i18n/import.ts';
import { useT, useText } from '#web/i18n/index.ts';
import type { Upload } from './import-page.tsx';
import { headOf, MAX_BYTES, type ReadFile, readFile } from './read-file.ts';

export function FileStep({ policy, onNext }: { policy: PolicyView; onNext: (upload: Upload) => void }) {
  const t = useT(phrases);
  const c = useT(common);
  const text = useText();
  const [registerId, setRegister] = useState(policy.registers[0]?.id ?? '');
  const [file, setFile] = useState<(ReadFile & { name: string; bytes: number }) | null>(null);
  const [refused, setRefused] = useState<'tooBig' | 'empty' | null>(null);
  const [over, setOver] = useState(false);
  const detect = useMutation({
    mutationFn: async (csv: ReadFile & { name: string }) => ({
      name: csv.name,
      csv: csv.text,
      registerId,
      detected: await api.imports.detect({ body: { head: headOf(csv.text), registerId } }),
    }),
    onSuccess: onNext,
  });
  async function take(chosen: File | null | undefined) {
    if (!chosen) return;
    setFile(null);
    if (chosen.size > MAX_BYTES) return setRefused('tooBig');
    const read = await readFile(chosen);
    if (read.text.trim() === '') return setRefused('empty');
    setRefused(null);
    setFile({ ...read, name: chosen.name, bytes: chosen.size });
  }
  function onDrop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    void take(event.dataTransfer.files[0]);
  }
  return (
    <div className="stack">
      <Select
        label={t('file.register')}
        value={registerId}
        data={policy.registers.map(({ id, name }) => ({ value: id, label: text(name) }))}
        onChange={(value) => value !== null && setRegister(value)}
      />
      <div
        className={over ? 'drop drop-over' : 'drop'}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
      >
        <IconFileSpreadsheet size={28} stroke={1.4} aria-hidden="true" />
        <FileButton accept=".csv,.txt,text/csv" onChange={(chosen) => void take(chosen)} inputProps={{ 'aria-label': t('file.choose') }}>
          {(props) => (
            <Button {...props} variant="default">
              {t('file.choose')}
            </Button>
          )}
        </FileButton>
        <span className="muted">{t('file.drop')}</span>
        <p role="status" className="drop-state">
          {refused !== null && <span className="field-error">{t(`file.${refused}`)}</span>}
          {file !== null && <strong>{t('file.chosen', { name: file.name, n: Math.ceil(file.bytes / 1024) })}</strong>}
          {file?.encoding === 'windows-1252' && <span className="small muted"> {t('file.windows')}</span>}
        </p>
      </div>
      <ErrorBanner error={detect.error} />
      <div>
        <Button disabled={file === null || registerId === ''} loading={detect.isPending} onClick={() => file && detect.mutate(file)}>
          {c('next')}
        </Button>
      </div>
    </div>
  );
}
