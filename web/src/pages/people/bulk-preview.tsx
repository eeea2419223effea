/** Before anything is done: to how many, who would be left out and why, and whether it can be undone. */
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { type BulkAct, type Many, type Preview, useBulkT } from './bulk-act.ts';

/** Any words do for asking whether there are some. */
const WORDS = '–';

/** What an act does to whom hangs on who and what kind, not on every letter that is typed. */
export function usePreview(many: Many, act: BulkAct | null): { data: Preview | undefined; error: unknown } {
  const kind = act === null ? null : act.do === 'next-action' ? { ...act, nextAction: act.nextAction === null ? null : WORDS } : act;
  const [asked] = useDebouncedValue(JSON.stringify(kind), 200);
  const { data, error } = useQuery({
    queryKey: ['bulk', 'preview', many.about, many.who, asked],
    queryFn: ({ signal }) => many.preview(JSON.parse(asked) as BulkAct, signal),
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
  const t = useBulkT();
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
        {data.names.length > 0 && <Names n={data.will} names={data.names} />}
      </p>
      {data.erases > 0 && <p className="late">{t('bulk.erases', { n: data.erases })}</p>}
      <ul>
        {data.refused.map(({ reason, n, names }) => (
          <li key={reason}>
            {t('bulk.not', { n, why: t(`bulk.why.${reason}`) })}
            {names.length > 0 && <Names n={n} names={names} />}
          </li>
        ))}
      </ul>
      {data.will > 0 && <p className="small muted">{t(undoable ? 'bulk.undoable' : 'bulk.final')}</p>}
    </div>
  );
}

/** As many as tell who is meant. */
function Names({ n, names }: { n: number; names: readonly string[] }) {
  const t = useBulkT();
  const told = names.join(', ');
  return <span className="small muted"> {n > names.length ? t('bulk.names', { names: told }) : told}</span>;
}
