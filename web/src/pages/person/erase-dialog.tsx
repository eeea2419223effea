/** Before anything goes one sees what goes, what stays and why; afterwards there is a certificate. */
import { Dialog } from '#web/components/dialog.tsx';
import { Button, Radio } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { type Answer, api } from '#web/api/client.ts';
import { peopleChanged } from '#web/api/queries.ts';
import { DateField, stopsAtDate } from '#web/components/date-field.tsx';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { SkeletonRows } from '#web/components/skeleton.tsx';
import { VerdictMark } from '#web/components/verdict-mark.tsx';
import { today } from '#web/i18n/clock.ts';
import { common } from '#web/i18n/common.ts';
import { formatDate } from '#web/i18n/format.ts';
import { useLang, useT, useText } from '#web/i18n/index.ts';
import { acts as phrases } from '#web/i18n/acts.ts';
import { requestPhrases } from '#web/i18n/requests.ts';
import { erased as erasedPhrases } from '#web/i18n/erased.ts';
import { saveFile } from '#web/components/save-file.ts';
import { gathered } from './erase-plan.ts';

type Ground = 'request' | 'owner';
type Erased = Answer<'rights', 'erase'>;

interface EraseDialogProps {
  subjectId: string;
  label: string;
  onClose: () => void;
}

export function EraseDialog({ subjectId, label, onClose }: EraseDialogProps) {
  const t = useT(phrases);
  const c = useT(common);
  const text = useText();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [ground, setGround] = useState<Ground>('request');
  const [received, setReceived] = useState(today());
  const plan = useQuery({
    queryKey: ['erasure-plan', subjectId],
    queryFn: () => api.rights.plan({ params: { id: subjectId } }),
    gcTime: 0,
  });
  const place = useRef<HTMLDivElement>(null);
  const erase = useMutation({
    mutationFn: () =>
      api.rights.erase({
        params: { id: subjectId },
        body: {
          ground,
          ...(ground === 'request' && received !== '' && received !== today() ? { receivedAt: `${received}T09:00:00.000Z` } : {}),
        },
      }),
  });
  async function leave() {
    client.removeQueries({ queryKey: ['person', subjectId] });
    await navigate({ to: '/people' });
    await peopleChanged(client);
  }
  if (erase.data) return <Erasure erased={erase.data} onClose={() => void leave()} />;
  const blocked = plan.data?.blocked ?? null;
  return (
    <Dialog onClose={onClose} title={t('erase.title', { name: label })} size="lg">
      <div ref={place} className="stack">
        <p>{t(blocked === null ? 'erase.lead' : 'erase.blockedLead')}</p>
        <ErrorBanner error={plan.error} onRetry={() => void plan.refetch()} />
        {plan.isPending ? <SkeletonRows rows={4} /> : plan.data && <PlanTable plan={plan.data} />}
        {blocked === null && plan.data && <Ended requests={plan.data.requests} />}
        {blocked === null && (
          <Radio.Group label={t('erase.ground')} value={ground} onChange={(value) => setGround(value as Ground)}>
            <div className="stack-tight erase-grounds">
              {(['request', 'owner'] as const).map((each) => (
                <Radio key={each} value={each} label={t(`erase.grounds.${each}`)} description={t(`erase.groundsMore.${each}`)} />
              ))}
            </div>
          </Radio.Group>
        )}
        {blocked === null && ground === 'request' && (
          <DateField
            label={t('erase.received')}
            value={received}
            onChange={setReceived}
            {...(plan.data ? { description: t('erase.deadline', { within: text(plan.data.deadline) }) } : {})}
          />
        )}
        <ErrorBanner error={erase.error} />
        <div className="row-end">
          <Button variant="default" onClick={onClose}>
            {c(blocked === null ? 'cancel' : 'close')}
          </Button>
          {blocked === null && (
            <Button
              className="button-danger"
              disabled={!plan.data}
              loading={erase.isPending}
              onClick={() => stopsAtDate(place.current) || erase.mutate()}
            >
              {t('erase.verb')}
            </Button>
          )}
        </div>
      </div>
    </Dialog>
  );
}

/** Whoever erases sees first what they answer by it, and whether anybody knows who asked. */
function Ended({ requests }: { requests: Answer<'rights', 'plan'>['requests'] }) {
  const t = useT(phrases);
  const r = useT(requestPhrases);
  if (requests.length === 0) return null;
  return (
    <section className="notice-bar">
      <p>{t('erase.ends', { n: requests.length })}</p>
      <ul className="erase-kept">
        {requests.map(({ id, no, right, identified }) => (
          <li key={id}>
            {r('no', { no })}: {r(`name.${right}`)}{' '}
            <Link to="/requests/$id" params={{ id }}>
              {t('erase.open')}
            </Link>
            {!identified && <p>{t('erase.unsure')}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function PlanTable({ plan }: { plan: Answer<'rights', 'plan'> }) {
  const t = useT(phrases);
  const e = useT(erasedPhrases);
  const text = useText();
  const lang = useLang();
  const { rows, aids } = gathered(plan.stores);
  /** A hold has no end of its own, only a day on which it is looked at again. */
  function stays(why: string | null, until: string | null): string {
    if (until === null) return t('erase.keepOpen');
    return t(why === 'hold' ? 'erase.keepHeld' : 'erase.action.keep', { date: formatDate(until, lang) });
  }
  return (
    <>
      {plan.blocked === 'hold' && <p className="notice-bar">{t('erase.holds', { n: plan.holds.length })}</p>}
      {plan.blocked === 'restriction' && <p className="notice-bar">{t('erase.restricted')}</p>}
      {plan.blocked !== null ? null : plan.stores.length === 0 ? (
        <p>{e('nothing')}</p>
      ) : (
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('erase.col.what')}</th>
              <th scope="col" className="cell-num">
                {t('erase.col.count')}
              </th>
              <th scope="col">{t('erase.col.action')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((store) => (
              <tr key={`${store.kind}${store.action}`}>
                <td>{text(store.name)}</td>
                <td className="cell-num">{store.count}</td>
                <td>
                  {store.action === 'keep' ? stays(store.why, store.keepUntil) : t(`erase.action.${store.action}`)}
                  {store.basis !== null && <span className="small muted"> · {text(store.basis)}</span>}
                </td>
              </tr>
            ))}
            {aids > 0 && (
              <tr>
                <td>{t('erase.aids')}</td>
                <td className="cell-num">{aids}</td>
                <td>{t('erase.action.delete')}</td>
              </tr>
            )}
          </tbody>
        </table>
      )}
      {plan.kept.length > 0 && (
        <section>
          <h3>{t('erase.kept')}</h3>
          <ul className="erase-kept">
            {plan.kept.map(({ field, name, reason, until, law }) => (
              <li key={`${field}${reason}`}>
                {text(name)}: {stays(reason, until)} <span className="small muted">· {text(law)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function Erasure({ erased, onClose }: { erased: Erased; onClose: () => void }) {
  const t = useT(phrases);
  const e = useT(erasedPhrases);
  const { erasure, certificate } = erased;
  return (
    <Dialog onClose={onClose} title={t('erase.done')} size="lg" closable={false} covers>
      <div className="stack">
        {certificate !== null && <VerdictMark verdict="kept" />}
        <p className="serif">{certificate === null ? e('pending') : e('lead')}</p>
        {certificate !== null && <Stays erased={erased} />}
        <p className="small muted">
          {e('number')}: <code>{erasure.id}</code>
        </p>
        <div className="row-end">
          {certificate !== null && (
            <Button
              variant="default"
              onClick={() => saveFile(`poistotodistus-${erasure.id}.json`, JSON.stringify(certificate, null, 2), 'application/json')}
            >
              {t('erase.certificate')}
            </Button>
          )}
          <Button onClick={onClose}>{t('erase.close')}</Button>
        </div>
      </div>
    </Dialog>
  );
}

/** What the plan said would stay, said again: until when and by which ground. */
function Stays({ erased: { stays, suppressed, backupsUntil, outside } }: { erased: Erased }) {
  const t = useT(phrases);
  const e = useT(erasedPhrases);
  const text = useText();
  const lang = useLang();
  return (
    <section>
      <h3>{e('stays')}</h3>
      <ul className="erase-kept">
        {stays.map(({ kind, name, count, until, basis }) => (
          <li key={`${kind}${until ?? ''}`}>
            {text(name)}
            {count === null ? '' : ` (${String(count)})`}:{' '}
            {until === null ? t('erase.keepOpen') : t('erase.action.keep', { date: formatDate(until, lang) })}
            {basis !== null && <span className="small muted"> · {text(basis)}</span>}
          </li>
        ))}
        {suppressed > 0 && <li>{e('suppressed', { n: suppressed })}</li>}
        {outside > 0 && <li>{e('outside', { n: outside })}</li>}
        {backupsUntil !== null && <li>{e('backups', { date: formatDate(backupsUntil, lang) })}</li>}
      </ul>
    </section>
  );
}
