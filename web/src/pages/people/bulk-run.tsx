/** How far the job is, and after it what was done, the way back, and who was left out. */
import { Button, Progress } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { use, useEffect, useRef, useState } from 'react';
import type { Answer } from '#web/api/client.ts';
import { peopleChanged } from '#web/api/queries.ts';
import { Dialog } from '#web/components/dialog.tsx';
import { say } from '#web/components/toast.ts';
import { actedOnMany, whenTurned } from '#web/components/undo-acts.ts';
import { takeBack } from '#web/components/undo-toast.tsx';
import { common } from '#web/i18n/common.ts';
import { useT, useText } from '#web/i18n/index.ts';
import { AboutWhom, jobsOf, useBulkT } from './bulk-act.ts';

const EVERY_MS = 300;

interface BulkRunProps {
  id: string;
  /** Others are chosen meanwhile: once it is over, what can be done to them takes its place. */
  yields: boolean;
  onClose: () => void;
}

export function BulkRun({ id, yields, onClose }: BulkRunProps) {
  const t = useBulkT();
  const c = useT(common);
  const jobs = jobsOf(use(AboutWhom));
  const client = useQueryClient();
  const [left, setLeft] = useState(false);
  const { data: run } = useQuery({
    queryKey: ['bulk', id],
    queryFn: ({ signal }) => jobs.get({ params: { id } }, { signal }),
    refetchInterval: ({ state }) => (state.data === undefined || state.data.state === 'running' ? EVERY_MS : false),
  });
  const over = run !== undefined && run.state !== 'running';
  useEffect(() => {
    if (over) void peopleChanged(client);
  }, [over, client]);
  const undoable = over && run.changed > 0 && run.act !== 'leave';
  const latest = useRef(onClose);
  useEffect(() => {
    latest.current = onClose;
  });
  // The key takes it back as the button does, and the bar goes then too.
  useEffect(() => {
    if (!undoable) return undefined;
    actedOnMany(id);
    return whenTurned(id, () => latest.current());
  }, [undoable, id]);
  const words = over ? t(`bulk.${run.state === 'done' || run.state === 'cancelled' ? run.state : 'failed'}`, { n: run.changed }) : '';
  const told = useRef(false);
  // After the act is known to the key, which takes it back without the bar as well.
  useEffect(() => {
    if (over && yields) {
      if (!told.current) say(words);
      latest.current();
    } else told.current = over;
  }, [over, yields, words]);
  if (run === undefined) return null;
  if (!over)
    return (
      <>
        <span className="num" role="status">
          {t('bulk.running', { done: run.done, rows: run.rows })}
        </span>
        <Progress className="bulk-progress" value={run.rows === 0 ? 0 : (run.done / run.rows) * 100} aria-label={t('bulk.label')} />
        <Button size="compact-sm" variant="default" onClick={() => void jobs.cancel({ params: { id } })}>
          {t('bulk.stop')}
        </Button>
      </>
    );
  return (
    <>
      <span className="num" role="status">
        {words}
      </span>
      {undoable && <UndoButton id={id} />}
      {run.refused > 0 && (
        <Button size="compact-sm" variant="subtle" onClick={() => setLeft(true)} aria-label={t('bulk.showLeft')}>
          {t('bulk.left', { n: run.refused })}
        </Button>
      )}
      <Button size="compact-sm" variant="subtle" color="gray" onClick={onClose}>
        {c('close')}
      </Button>
      {left && <LeftOut id={id} onClose={() => setLeft(false)} />}
    </>
  );
}

function UndoButton({ id }: { id: string }) {
  const c = useT(common);
  return (
    <Button size="compact-sm" variant="default" onClick={() => void takeBack({ id, path: location.pathname, at: performance.now() })}>
      {c('undo')}
    </Button>
  );
}

type LeftRow = Answer<'bulk', 'refused'>['rows'][number];

function LeftOut({ id, onClose }: Omit<BulkRunProps, 'yields'>) {
  const t = useBulkT();
  const jobs = jobsOf(use(AboutWhom));
  const text = useText();
  const { data } = useQuery({ queryKey: ['bulk', id, 'refused'], queryFn: ({ signal }) => jobs.refused({ params: { id } }, { signal }) });
  const why = ({ reason, words }: LeftRow) => (words === null ? t(`bulk.why.${reason}`) : text(words));
  return (
    <Dialog title={t('bulk.leftTitle')} size="lg" onClose={onClose}>
      <table className="bulk-left">
        <thead>
          <tr>
            <th scope="col">{t('bulk.who')}</th>
            <th scope="col">{t('bulk.reason')}</th>
          </tr>
        </thead>
        <tbody>
          {data?.rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">{row.label}</th>
              <td>{why(row)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {data !== undefined && data.more > 0 && <p className="muted">{t('bulk.leftMore', { n: data.more })}</p>}
    </Dialog>
  );
}
