/** Files of a mail: a paper can become a document of the person, everything else is left out and counted. */
import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api } from '#web/api/client.ts';
import { useMay } from '#web/api/queries.ts';
import { documents } from '#web/i18n/documents.ts';
import { useT } from '#web/i18n/index.ts';
import { messages as phrases } from '#web/i18n/messages.ts';
import type { PaperKind } from '../documents/paper.ts';
import type { MailRead } from './mail-dialog.tsx';

interface MailPapersProps {
  read: MailRead;
  personId: string | undefined;
  papers: ReadonlyMap<number, PaperKind>;
  onChange: (papers: ReadonlyMap<number, PaperKind>) => void;
}

export function MailPapers({ read, personId, papers, onChange }: MailPapersProps) {
  const t = useT(phrases);
  const d = useT(documents);
  const mayFile = useMay('documents.write');
  const found = useQuery({
    queryKey: ['papers', personId, 'kinds'],
    queryFn: ({ signal }) => api.documents.ofSubject({ params: { id: personId ?? '' } }, { signal }),
    enabled: mayFile && personId !== undefined && read.attachments.some(({ paper }) => paper),
  });
  if (read.attachments.length === 0) return null;
  const kinds = (found.data?.kinds ?? []).filter((kind) => kind !== 'voucher');
  function choose(index: number, kind: string | null) {
    const next = new Map(papers);
    if (kind === null || kind === '') next.delete(index);
    else next.set(index, kind as PaperKind);
    onChange(next);
  }
  return (
    <fieldset className="mail-people">
      <legend>{t('files')}</legend>
      <ul className="mail-files">
        {read.attachments.map(({ index, name, size, paper }) => (
          <li key={index}>
            <span className="mail-file">
              {name === '' ? t('nameless') : name}{' '}
              <span className="muted small">{t('size', { n: Math.max(1, Math.ceil(size / 1024)) })}</span>
            </span>
            {paper && kinds.length > 0 ? (
              <Select
                size="xs"
                aria-label={t('fileAs', { name })}
                value={papers.get(index) ?? ''}
                allowDeselect={false}
                data={[{ value: '', label: t('leave') }, ...kinds.map((value) => ({ value, label: d(`kinds.${value}`) }))]}
                onChange={(value) => choose(index, value)}
              />
            ) : (
              <span className="muted small">{t('leave')}</span>
            )}
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
