/** Papers on file on one person or organisation: what they are, a way to open each, and a way to file another. */
import { ActionIcon, Button } from '@mantine/core';
import { IconDownload, IconPlus, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { api } from '#web/api/client.ts';
import { useMay } from '#web/api/queries.ts';
import { DateText } from '#web/components/date-text.tsx';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { SkeletonRows } from '#web/components/skeleton.tsx';
import { documents as phrases } from '#web/i18n/documents.ts';
import { formatDate, formatMoney } from '#web/i18n/format.ts';
import { useLang, useT } from '#web/i18n/index.ts';
import { fileAddress, type Paper, paperName } from './paper.ts';
import './documents.css';

const FileDialog = lazy(() => import('./file-dialog.tsx').then((module) => ({ default: module.FileDialog })));
const RemoveDialog = lazy(() => import('./remove-dialog.tsx').then((module) => ({ default: module.RemoveDialog })));

/** Nothing is shown where the declaration knows no papers and none are on file. */
export function DocumentsCard({ subjectId, mayWrite }: { subjectId: string; mayWrite: boolean }) {
  return useMay('documents.read') ? <Card subjectId={subjectId} mayWrite={mayWrite} /> : null;
}

function Card({ subjectId, mayWrite }: { subjectId: string; mayWrite: boolean }) {
  const t = useT(phrases);
  const may = useMay('documents.write') && mayWrite;
  const [open, setOpen] = useState<'file' | Paper | null>(null);
  const found = useQuery({
    queryKey: ['documents', 'of', subjectId],
    queryFn: ({ signal }) => api.documents.ofSubject({ params: { id: subjectId } }, { signal }),
  });
  const { documents = [], kinds = [], held = 0 } = found.data ?? {};
  if (found.isSuccess && documents.length === 0 && kinds.length === 0 && held === 0) return null;
  return (
    <section className="card" aria-label={t('title')}>
      <div className="section-head">
        <h2>{t('title')}</h2>
        {may && kinds.length > 0 && (
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<IconPlus size={15} aria-hidden="true" />}
            onClick={() => setOpen('file')}
          >
            {t('file.verb')}
          </Button>
        )}
      </div>
      <ErrorBanner error={found.error} onRetry={() => void found.refetch()} />
      {found.isPending && <SkeletonRows rows={2} />}
      {found.isSuccess && documents.length === 0 && <p className="muted">{t('card.none')}</p>}
      {documents.length > 0 && (
        <ul className="plain-list papers">
          {documents.map((paper) => (
            <PaperItem key={paper.id} paper={paper} onRemove={may ? () => setOpen(paper) : undefined} />
          ))}
        </ul>
      )}
      {held > 0 && <p className="small muted papers-held">{t('card.held', { n: held })}</p>}
      <Suspense fallback={null}>
        {open === 'file' && <FileDialog subjectId={subjectId} kinds={kinds} onClose={() => setOpen(null)} />}
        {open !== null && open !== 'file' && <RemoveDialog paper={open} onClose={() => setOpen(null)} />}
      </Suspense>
    </section>
  );
}

function PaperItem({ paper, onRemove }: { paper: Paper; onRemove: (() => void) | undefined }) {
  const t = useT(phrases);
  const lang = useLang();
  const what = paperName(paper, lang);
  const more = [paper.number && paper.title, paper.amountCents !== null && formatMoney(paper.amountCents, lang)].filter(Boolean);
  return (
    <li>
      <span className="grow">
        <span>{what}</span>
        <span className="small muted papers-more">
          <DateText value={paper.dated} />
          {more.map((each) => (
            <span key={String(each)}>{each}</span>
          ))}
          {paper.keepUntil !== null && <span>{t('card.until', { date: formatDate(paper.keepUntil, lang) })}</span>}
        </span>
      </span>
      <ActionIcon
        component="a"
        href={fileAddress(paper)}
        download
        title={t('open')}
        variant="subtle"
        color="gray"
        aria-label={t('openOf', { what })}
      >
        <IconDownload size={18} stroke={1.6} aria-hidden="true" />
      </ActionIcon>
      {onRemove && (
        <ActionIcon title={t('remove')} variant="subtle" color="gray" aria-label={t('removeOf', { what })} onClick={onRemove}>
          <IconTrash size={18} stroke={1.6} aria-hidden="true" />
        </ActionIcon>
      )}
    </li>
  );
}
