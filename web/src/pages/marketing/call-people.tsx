/** People of a list, one line each: the number is there only while the gate says yes, and one press tells what came of the call. */
import { Button, Checkbox } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '#web/api/client.ts';
import { useMay } from '#web/api/queries.ts';
import { ConfirmDialog } from '#web/components/confirm-dialog.tsx';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { SkeletonRows } from '#web/components/skeleton.tsx';
import { say } from '#web/components/toast.ts';
import { callPhrases as phrases } from '#web/i18n/calls.ts';
import { useT, useText } from '#web/i18n/index.ts';
import { type CallPerson, type CallState, type OneCallList, useCallsChanged } from './data.ts';

export function CallPeople({ list, state }: { list: OneCallList; state: CallState }) {
  const t = useT(phrases);
  const found = useInfiniteQuery({
    queryKey: ['calls', 'people', list.id, state],
    queryFn: ({ pageParam, signal }) =>
      api.calls.people(
        { params: { id: list.id }, query: { state, ...(pageParam === null ? {} : { after: pageParam }), limit: 50 } },
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
  const rows = found.data?.pages.flatMap((page) => page.rows) ?? [];
  const open = state === 'waiting' || state === 'no-answer';
  return (
    <>
      <ErrorBanner error={found.error} onRetry={() => void found.refetch()} />
      {found.isPending && <SkeletonRows rows={6} />}
      {found.isSuccess && rows.length === 0 && <p className="muted">{t('nobody')}</p>}
      {open && rows.length > 0 && <p className="small muted">{t('now')}</p>}
      {rows.length > 0 && (
        <ul className="plain-list">
          {rows.map((row) => (
            <PersonRow key={row.id} list={list} row={row} open={open} />
          ))}
        </ul>
      )}
      {found.hasNextPage && (
        <Button variant="default" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </>
  );
}

function PersonRow({ list, row, open }: { list: OneCallList; row: CallPerson; open: boolean }) {
  const t = useT(phrases);
  const text = useText();
  const { subject, address, because } = row;
  return (
    <li className="call-row">
      <div className="call-who">
        <Link to="/people/$id" params={{ id: subject.id }}>
          {subject.label}
        </Link>
        {address !== null &&
          (list.channel === 'phone' ? (
            <a className="call-number num" href={`tel:${address.replaceAll(/[^\d+]/g, '')}`}>
              {address}
            </a>
          ) : (
            <span>{address}</span>
          ))}
      </div>
      <p className="small muted call-why">{open && address === null ? t('not', { why: text(because) }) : text(because)}</p>
      {open && <Outcomes list={list} row={row} />}
    </li>
  );
}

function Outcomes({ list, row }: { list: OneCallList; row: CallPerson }) {
  const t = useT(phrases);
  const changed = useCallsChanged();
  const mayWrite = useMay('people.write');
  const [banning, setBanning] = useState(false);
  const [all, setAll] = useState(false);
  const [error, setError] = useState<unknown>(null);
  // One press is one call on the timeline, however late its answer comes.
  const [busy, setBusy] = useState(false);
  const name = row.subject.label;
  const params = { id: list.id, entry: row.id };
  async function note(as: 'reached' | 'no-answer') {
    setError(null);
    setBusy(true);
    try {
      await api.calls.outcome({ params, body: { as } });
      await changed();
      say(t('noted', { name }));
    } catch (caught) {
      setError(caught);
    } finally {
      setBusy(false);
    }
  }
  if (!mayWrite) return null;
  return (
    <div className="row call-acts">
      {row.address !== null && (
        <Button
          variant="default"
          size="compact-sm"
          aria-label={`${t(`reached.${list.channel}`)}: ${name}`}
          loading={busy}
          onClick={() => void note('reached')}
        >
          {t(`reached.${list.channel}`)}
        </Button>
      )}
      {row.address !== null && list.channel === 'phone' && row.state === 'waiting' && (
        <Button
          variant="default"
          size="compact-sm"
          aria-label={`${t('noAnswer')}: ${name}`}
          disabled={busy}
          onClick={() => void note('no-answer')}
        >
          {t('noAnswer')}
        </Button>
      )}
      <Button variant="subtle" size="compact-sm" aria-label={`${t(`notAgain.${list.channel}`)}: ${name}`} onClick={() => setBanning(true)}>
        {t(`notAgain.${list.channel}`)}
      </Button>
      <ErrorBanner error={error} />
      {banning && (
        <ConfirmDialog
          title={t('banTitle', { name })}
          verb={t('banVerb')}
          onConfirm={async () => {
            await api.calls.outcome({ params, body: { as: 'not-again', ban: all ? 'all' : 'channel' } });
            await changed();
            say(t('banned', { name }));
          }}
          onClose={() => setBanning(false)}
        >
          <p>{t(`banMore.${list.channel}`)}</p>
          <Checkbox label={t('banAll')} checked={all} onChange={(event) => setAll(event.currentTarget.checked)} />
        </ConfirmDialog>
      )}
    </div>
  );
}
