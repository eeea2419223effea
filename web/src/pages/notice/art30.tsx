/** The record of processing (Art. 30), as a page and as files. */
import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { api } from '#web/api/client.ts';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { NoticeText } from '#web/components/notice-text.tsx';
import { saveFile } from '#web/components/save-file.ts';
import { SkeletonPage } from '#web/components/skeleton.tsx';
import { type Lang, useT } from '#web/i18n/index.ts';
import { notice as phrases } from '#web/i18n/notice.ts';

const TYPES = { json: 'application/json', csv: 'text/csv' } as const;

export function Art30({ lang }: { lang: Lang }) {
  const t = useT(phrases);
  const page = useQuery({
    queryKey: ['policy', 'art30', lang],
    queryFn: ({ signal }) => api.policy.art30({ query: { lang, format: 'html' } }, { signal }),
  });
  const download = useMutation({
    mutationFn: async (format: keyof typeof TYPES) => {
      const { content } = await api.policy.art30({ query: { lang, format } });
      saveFile(`art30-${lang}.${format}`, content, TYPES[format]);
    },
  });
  return (
    <>
      <div className="row no-print art30-bar">
        <span className="muted">{t('art30Lead')}</span>
        <Button variant="default" size="compact-md" onClick={() => download.mutate('csv')}>
          {t('csv')}
        </Button>
        <Button variant="default" size="compact-md" onClick={() => download.mutate('json')}>
          {t('json')}
        </Button>
      </div>
      <ErrorBanner error={page.error ?? download.error} onRetry={() => void page.refetch()} />
      {page.isPending && <SkeletonPage />}
      {page.data && (
        <div className="art30">
          <NoticeText html={page.data.content} lang={lang} />
        </div>
      )}
    </>
  );
}
