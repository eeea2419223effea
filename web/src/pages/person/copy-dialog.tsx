/** The access copy (Art. 15): one file for machines, one for people; making it leaves an entry in the log. Papers on file go beside it as they are. */
import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { api } from '#web/api/client.ts';
import { useMay } from '#web/api/queries.ts';
import { Dialog } from '#web/components/dialog.tsx';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { saveFile } from '#web/components/save-file.ts';
import { personActs as phrases } from '#web/i18n/person-acts.ts';
import { today } from '#web/i18n/clock.ts';
import { formatDate } from '#web/i18n/format.ts';
import { useLang, useT } from '#web/i18n/index.ts';
import { fileAddress, paperName } from '../documents/paper.ts';

export function CopyDialog({ id, name, onClose }: { id: string; name: string; onClose: () => void }) {
  const t = useT(phrases);
  const copy = useMutation({
    mutationFn: async (form: 'json' | 'csv') => {
      const made = await api.rights.copy({ params: { id }, query: { form } });
      saveFile(`tiedot-${today()}.${form}`, made, form === 'json' ? 'application/json' : 'text/csv');
    },
  });
  return (
    <Dialog title={t('copy.title', { name })} onClose={onClose}>
      <div className="stack">
        <p>{t('copy.lead')}</p>
        <ErrorBanner error={copy.error} />
        <div className="row">
          <Button loading={copy.isPending && copy.variables === 'csv'} onClick={() => copy.mutate('csv')}>
            {t('copy.csv')}
          </Button>
          <Button variant="default" loading={copy.isPending && copy.variables === 'json'} onClick={() => copy.mutate('json')}>
            {t('copy.json')}
          </Button>
        </div>
        <Papers id={id} />
      </div>
    </Dialog>
  );
}

/** A copy of what is filed belongs to the copy; a held voucher is not read here. */
function Papers({ id }: { id: string }) {
  const t = useT(phrases);
  const lang = useLang();
  const may = useMay('documents.read');
  const found = useQuery({
    queryKey: ['documents', 'of', id],
    queryFn: ({ signal }) => api.documents.ofSubject({ params: { id } }, { signal }),
    enabled: may,
  });
  const papers = found.data?.documents ?? [];
  if (papers.length === 0) return null;
  return (
    <div>
      <h3>{t('copy.papers')}</h3>
      <ul className="plain-list">
        {papers.map((paper) => (
          <li key={paper.id}>
            <a href={fileAddress(paper)} download>
              {paperName(paper, lang)}
            </a>{' '}
            <span className="small muted num">{formatDate(paper.dated, lang)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
