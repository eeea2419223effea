/** Before anything is done: to how many, who would be left out and why, and whether it can be undone. */
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { type Answer, api } from '#web/api/client.ts';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { useT } from '#web/i18n/index.ts';
import { bulkPhrases as phrases } from '#web/i18n/bulk.ts';
import type { BulkAct, Whom } from './bulk-act.ts';

type Preview = Answer<'bulk', 'preview'>;

/** What an act does to whom hangs on who and what kind, not on every letter that is typed. */
export function usePreview(whom: Whom, act: BulkAct | null): { data: Preview | undefined; error: unknown } {
  const kind = act === null ? null : act.do === 'next-action' ? { ...act, nextAction: null, nextActionOn: null } : act;
  const [asked] = useDebouncedValue(JSON.stringify(kind), 200);
  const { data, error } = useQuery({
    queryKey: ['bulk', 'preview', whom, asked],
    queryFn: ({ signal }) => api.bulk.preview({ body: { who: whom, act: JSON.parse(asked) as BulkAct } }, { signal }),
    enabled: asked !== 'null',
    staleTime: 0,
  });
  return asked === JSON.stringify(kind) ? { data, error } : { data: undefined, error: null };
}

export function BulkPreview({
  preview: { data, error },
  undoable,
}: {
  preview: { data: Preview | undefined; error: unknown };
  undoable: boolean;
}) {
  const t = useT(phrases);
  if (error) return <ErrorBanner error={error} />;
  if (data === undefined)
    return (
      <p className="muted" role="status">
        {t('bulk.looking')}
      </p>
    );
  return (
    <div className="bulk-preview" role="status">
      <p>
        <strong>{data.will === 0 ? t('bulk.nobody') : t('bulk.will', { n: data.will })}</strong>
      </p>
      {data.erases > 0 && <p className="late">{t('bulk.erases', { n: data.erases })}</p>}
      <ul>
        {data.refused.map(({ reason, n, names }) => (
          <li key={reason}>
            {t('bulk.not', { n, why: t(`bulk.why.${reason}`) })}
            {names.length > 0 && (
              <span className="small muted"> {n > names.length ? t('bulk.names', { names: names.join(', ') }) : names.join(', ')}</span>
            )}
          </li>
        ))}
      </ul>
      {data.will > 0 && <p className="small muted">{t(undoable ? 'bulk.undoable' : 'bulk.final')}</p>}
    </div>
  );
}
