/** The facts of law that notices and checks lean on: dated, sourced, looked at again on a day, corrected by the owner. */
import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#web/api/client.ts';
import { useMay } from '#web/api/queries.ts';
import { ConfirmDialog } from '#web/components/confirm-dialog.tsx';
import { DateText } from '#web/components/date-text.tsx';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { SkeletonRows } from '#web/components/skeleton.tsx';
import { say } from '#web/components/toast.ts';
import { VerdictMark } from '#web/components/verdict-mark.tsx';
import { today } from '#web/i18n/clock.ts';
import { formatDate } from '#web/i18n/format.ts';
import { useLang, useT, useText } from '#web/i18n/index.ts';
import { reference as phrases } from '#web/i18n/reference.ts';
import { type Datum, ReferenceDialog } from './reference-dialog.tsx';
import { SettingsHead } from './settings-head.tsx';
import './settings.css';
import './reference.css';

const KINDS = ['authority', 'law', 'instrument', 'adequacy', 'rate'] as const;

export function ReferencePage() {
  const t = useT(phrases);
  const may = useMay('settings.write');
  const list = useQuery({ queryKey: ['reference'], queryFn: ({ signal }) => api.reference.list(undefined, { signal }) });
  const [correcting, setCorrecting] = useState<Datum | null>(null);
  const [restoring, setRestoring] = useState<Datum | null>(null);
  return (
    <div className="page">
      <SettingsHead lead={t('lead')} />
      <ErrorBanner error={list.error} onRetry={() => void list.refetch()} />
      {list.isPending && <SkeletonRows rows={8} />}
      {list.data && <State due={list.data.due} expired={list.data.expired} />}
      {list.data && !may && <p className="small muted">{t('readOnly')}</p>}
      {list.data &&
        shelves(list.data.data).map(({ kind, data }) => (
          <section key={kind} className="reference-kind">
            <h2>{kind === 'expired' ? t('expiredShelf') : kind === 'due' ? t('due') : t(`kinds.${kind}`)}</h2>
            <ul className="reference-list">
              {data.map((datum) => (
                <Row key={datum.id} datum={datum} may={may} onCorrect={() => setCorrecting(datum)} onRestore={() => setRestoring(datum)} />
              ))}
            </ul>
          </section>
        ))}
      {correcting && <ReferenceDialog datum={correcting} onClose={() => setCorrecting(null)} />}
      {restoring && <RestoreDialog datum={restoring} onClose={() => setRestoring(null)} />}
    </div>
  );
}

/** What waits for somebody comes first; the rest by what it is. */
function shelves(data: readonly Datum[]) {
  const expired = data.filter((datum) => datum.expired);
  const due = data.filter((datum) => datum.due && !datum.expired);
  const rest = KINDS.map((kind) => ({ kind, data: data.filter((datum) => datum.kind === kind && !datum.due) }));
  return [{ kind: 'expired' as const, data: expired }, { kind: 'due' as const, data: due }, ...rest].filter(
    (shelf) => shelf.data.length > 0,
  );
}

function State({ due, expired }: { due: number; expired: number }) {
  const t = useT(phrases);
  const gone = expired === 0 ? '' : expired === 1 ? t('expiredOne') : t('expiredMany', { n: expired });
  const left = due - expired;
  const text = left === 0 ? (expired === 0 ? t('dueNone') : '') : left === 1 ? t('dueOne') : t('dueMany', { n: left });
  return (
    <p className="row settings-state">
      <VerdictMark verdict={due === 0 ? 'kept' : 'unknown'} withWord={false} />
      <span>{`${gone} ${text}`.trim()}</span>
    </p>
  );
}

interface RowProps {
  datum: Datum;
  may: boolean;
  onCorrect: () => void;
  onRestore: () => void;
}

function Row({ datum, may, onCorrect, onRestore }: RowProps) {
  const t = useT(phrases);
  const text = useText();
  const lang = useLang();
  const name = text(datum.name);
  const over = datum.until !== null && datum.until < today();
  return (
    <li className="reference-row">
      <div className="reference-what">
        <h3 className="small muted">{name}</h3>
        <p className="reference-value">{text(datum.value)}</p>
        <p className="reference-marks small">
          {datum.due && <span className="reference-mark reference-mark-due">{t(datum.expired ? 'expired' : 'due')}</span>}
          {over && !datum.expired && <span className="reference-mark">{t('over')}</span>}
          {datum.corrected && <span className="reference-mark reference-mark-own">{t('corrected')}</span>}
        </p>
        {datum.due && (
          <p className="reference-todo small">
            {t(datum.expired ? 'expiredWhat' : 'dueWhat', { date: formatDate(datum.until ?? datum.recheckOn, lang), source: datum.source })}
          </p>
        )}
      </div>
      <dl className="reference-facts small">
        <dt>{t('col.force')}</dt>
        <dd>
          <Force from={datum.from} until={datum.until} />
        </dd>
        <dt>{t('col.checked')}</dt>
        <dd>{t(datum.corrected ? 'checkedOwner' : 'checkedProduct', { date: formatDate(datum.checkedOn, lang) })}</dd>
        <dt>{t('col.source')}</dt>
        <dd>{datum.source}</dd>
        <dt>{t('col.recheck')}</dt>
        <dd>
          <DateText value={datum.recheckOn} />
        </dd>
      </dl>
      {may && (
        <div className="reference-acts">
          <Button variant="default" size="compact-md" aria-label={t('correctOf', { name })} onClick={onCorrect}>
            {t('correct')}
          </Button>
          {datum.corrected && (
            <Button variant="subtle" size="compact-md" aria-label={t('restoreOf', { name })} onClick={onRestore}>
              {t('restore')}
            </Button>
          )}
        </div>
      )}
    </li>
  );
}

function Force({ from, until }: { from: string | null; until: string | null }) {
  const t = useT(phrases);
  const lang = useLang();
  if (from !== null && until !== null)
    return (
      <>
        <DateText value={from} /> – <DateText value={until} />
      </>
    );
  if (until !== null) return <>{t('until', { date: formatDate(until, lang) })}</>;
  return <>{from === null ? t('always') : t('from', { date: formatDate(from, lang) })}</>;
}

function RestoreDialog({ datum, onClose }: { datum: Datum; onClose: () => void }) {
  const t = useT(phrases);
  const text = useText();
  const client = useQueryClient();
  async function restore() {
    await api.reference.restore({ params: { id: datum.id } });
    await Promise.all(['reference', 'today', 'promises'].map((key) => client.invalidateQueries({ queryKey: [key] })));
    say(t('restoring.done'));
  }
  return (
    <ConfirmDialog title={t('restoring.title')} verb={t('restoring.verb')} onConfirm={restore} onClose={onClose}>
      <p>
        <strong>{text(datum.name)}</strong>: {text(datum.value)}
      </p>
      <p>{t('restoring.text')}</p>
    </ConfirmDialog>
  );
}
