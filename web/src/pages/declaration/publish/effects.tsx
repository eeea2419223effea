/** What publishing would do, in sentences and numbers: changes, data no longer declared, dates that move. */
import { declarationPublish as phrases } from '#web/i18n/declaration-publish.ts';
import { DateText } from '#web/components/date-text.tsx';
import { formatNumber } from '#platform/i18n';
import { useLang, useT, useText } from '#web/i18n/index.ts';
import type { Impact } from './impact.ts';

export function Changes({ impact }: { impact: Impact }) {
  const t = useT(phrases);
  const text = useText();
  return (
    <section className="pub-block">
      <h2>{t('changes.title')}</h2>
      {impact.changes.length === 0 && <p className="muted">{t('changes.none')}</p>}
      <ul className="pub-changes">
        {impact.changes.map((change) => (
          <li key={change.id} className={`pub-change pub-${change.kind}`}>
            <span className="pub-kind small">{t(`changes.${change.kind}`)}</span>
            <div className="stack-tight">
              <p className="serif pub-sentence">{text(change.text)}</p>
              {change.effects.length > 0 && (
                <ul className="pub-effects">
                  {change.effects.map((effect) => (
                    <li key={effect.fi}>{text(effect)}</li>
                  ))}
                </ul>
              )}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function Undeclared({ impact }: { impact: Impact }) {
  const t = useT(phrases);
  const text = useText();
  if (impact.undeclared.length === 0) return null;
  return (
    <section className="pub-block">
      <h2>{t('undeclared.title')}</h2>
      <p className="muted">{t('undeclared.lead')}</p>
      <ul className="pub-rows">
        {impact.undeclared.map(({ registerId, fieldId, name, people, kept }) => (
          <li key={`${registerId}/${fieldId}`}>
            <span className="pub-row-name">{text(name)}</span>
            <span className={people > 0 ? 'late' : 'muted'}>{t('undeclared.people', { n: people })}</span>
            {kept > 0 && <span className="small muted">{t('undeclared.kept', { n: kept })}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}

type Move = Impact['moves'][number];

export function Moves({ impact }: { impact: Impact }) {
  const t = useT(phrases);
  const moving = impact.moves.filter(({ earlier, later }) => earlier + later > 0);
  return (
    <section className="pub-block">
      <h2>{t('moves.title')}</h2>
      {moving.length === 0 && <p className="muted">{t('moves.none')}</p>}
      {moving.map((move) => (
        <MoveCard key={`${move.registerId}/${move.what}/${move.ruleId}/${move.group?.fi ?? ''}`} move={move} />
      ))}
    </section>
  );
}

function MoveCard({ move }: { move: Move }) {
  const t = useT(phrases);
  const lang = useLang();
  const text = useText();
  const what = move.what === 'group' ? t('moves.group', { name: text(move.group) }) : t(`moves.${move.what}`);
  const figures = [
    ['people', move.people],
    ['earlier', move.earlier],
    ['later', move.later],
    ['once', move.goAtOnce],
    ['held', move.held],
  ] as const;
  return (
    <article className="pub-move">
      <h3>
        {text(move.register)} <span className="muted pub-what">· {what}</span>
      </h3>
      <p className="serif">{text(move.rule)}</p>
      <dl className="pub-figures">
        {figures
          .filter(([key, n]) => key === 'people' || key === 'earlier' || n > 0)
          .map(([key, n]) => (
            <div key={key} className={key === 'once' ? 'pub-figure pub-figure-once' : 'pub-figure'}>
              <dt className="small">{t(`moves.${key}`)}</dt>
              <dd className="num">{formatNumber(n, lang)}</dd>
            </div>
          ))}
      </dl>
      <table className="pub-days">
        <tbody>
          <Day name={t('moves.first')} before={move.firstBefore} after={move.firstAfter} />
          <Day name={t('moves.last')} before={move.lastBefore} after={move.lastAfter} />
        </tbody>
      </table>
    </article>
  );
}

function Day({ name, before, after }: { name: string; before: string | null; after: string | null }) {
  const t = useT(phrases);
  if (before === null && after === null) return null;
  return (
    <tr>
      <th scope="row" className="small muted">
        {name}
      </th>
      <td>{before === null ? '–' : <DateText value={before} />}</td>
      <td>
        <span aria-hidden="true">→</span>
        <span className="visually-hidden">{t('moves.arrow')}</span>
      </td>
      <td className="pub-after">{after === null ? '–' : <DateText value={after} />}</td>
    </tr>
  );
}
