/** What became, or would become, of each list: in numbers, and the first rows that did not simply work. */
import { Link } from '@tanstack/react-router';
import type { Answer } from '#web/api/client.ts';
import { importWays } from '#web/i18n/import-ways.ts';
import { useLang, useT, useText } from '#web/i18n/index.ts';
import { returnsLists as phrases } from '#web/i18n/returns-lists.ts';
import { formatNumber } from '#platform/i18n';

const WHAT = [
  'banned',
  'stood',
  'kept',
  'refused',
  'unknown',
  'created',
  'known',
  'permitted',
  'unpermitted',
  'without',
  'undated',
  'invalid',
  'twice',
  'aside',
] as const;

export function ListsDone({ done }: { done: Answer<'lists', 'run'> }) {
  const t = useT(phrases);
  const w = useT(importWays);
  const text = useText();
  const lang = useLang();
  return (
    <div role="status" className="returns-done">
      <p>{t(done.dry ? 'tried' : 'done')}</p>
      {done.lists.map((list) => (
        <div key={list.name}>
          <h3>
            {t(`file.kinds.${list.kind}`)} <span className="small muted">{list.name}</span>
          </h3>
          <ul>
            {WHAT.map((what) => ({ what, n: list.counts.find((each) => each.what === what)?.n ?? 0 }))
              .filter(({ what, n }) => n > 0 || (what === 'permitted' && list.kind === 'subscribed'))
              .map(({ what, n }) => (
                <li key={what}>{t(`what.${what}`, { n: formatNumber(n, lang) })}</li>
              ))}
            {list.aside.map(({ line, why }) => (
              <li key={line} className="small muted">
                {t('line', { line, why: text(why) })}
              </li>
            ))}
          </ul>
          {list.unbrought.length > 0 && (
            <p>
              {t('unbrought', { names: list.unbrought.join(', ') })} <Link to="/import">{w('toCustomers')}</Link>
            </p>
          )}
          {list.kind === 'cleaned' && list.counts.some(({ what, n }) => what === 'unknown' && n > 0) && <p>{t('deadLater')}</p>}
        </div>
      ))}
      {!done.dry && done.lists.some(({ kind }) => kind === 'subscribed') && (
        <p>
          <Link to="/import">{t('undo')}</Link>
        </p>
      )}
    </div>
  );
}
