/** What came of a form: numbers of thirty days, who confirmed last and by which act, and what waits without a name. */
import { Link } from '@tanstack/react-router';
import { DateText } from '#web/components/date-text.tsx';
import { useT, useText } from '#web/i18n/index.ts';
import { signUpCame as phrases } from '#web/i18n/sign-up-came.ts';
import type { FormDetails } from './data.ts';

export function FormWhatCame({ details }: { details: FormDetails }) {
  return (
    <div className="form-came">
      <Numbers details={details} />
      <Confirmed rows={details.confirmed} />
      <Waiting rows={details.waiting} />
    </div>
  );
}

function Numbers({ details: { form, days } }: { details: FormDetails }) {
  const t = useT(phrases);
  const { numbers, waiting, stopped } = form;
  const rows = { ...numbers, waiting, stopped };
  return (
    <section className="stack" aria-labelledby="numbers">
      <h2 id="numbers">{t('numbers.title')}</h2>
      <dl className="form-numbers form-numbers-wide">
        {(['shown', 'taken', 'confirmed', 'waiting', 'limited', 'stopped'] as const).map((key) => (
          <div key={key}>
            <dt className="small muted">{t(`numbers.${key}`)}</dt>
            <dd className="num">{rows[key]}</dd>
          </div>
        ))}
      </dl>
      <p className="small muted">{t('numbers.note')}</p>
      {days.length > 0 && (
        <details>
          <summary>{t('numbers.table')}</summary>
          <table className="form-days">
            <thead>
              <tr>
                <th scope="col">{t('numbers.day')}</th>
                <th scope="col">{t('numbers.shown')}</th>
                <th scope="col">{t('numbers.taken')}</th>
                <th scope="col">{t('numbers.confirmed')}</th>
              </tr>
            </thead>
            <tbody>
              {days.toReversed().map(({ day, shown, taken, confirmed }) => (
                <tr key={day}>
                  <th scope="row">
                    <DateText value={day} />
                  </th>
                  <td className="num">{shown}</td>
                  <td className="num">{taken}</td>
                  <td className="num">{confirmed}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      )}
    </section>
  );
}

function Confirmed({ rows }: { rows: FormDetails['confirmed'] }) {
  const t = useT(phrases);
  const text = useText();
  const names = (all: FormDetails['confirmed'][number]['permitted']) => all.map((each) => text(each)).join(', ');
  return (
    <section className="stack" aria-labelledby="confirmed">
      <h2 id="confirmed">{t('who')}</h2>
      {rows.length === 0 && <p className="muted">{t('whoNone')}</p>}
      <ul className="form-people">
        {rows.map((row) => (
          <li key={row.id}>
            <p>
              {row.label === null ? (
                <span className="muted">{t('gone')}</span>
              ) : (
                <Link to="/people/$id" params={{ id: row.subjectId }}>
                  {row.label}
                </Link>
              )}
              {' · '}
              <DateText value={row.confirmedAt} withTime />, {t(`acts.${row.act}`)}
              {row.overBan && `, ${t('overBan')}`}
            </p>
            <p className="small muted">
              {row.permitted.length > 0 ? t('permitted', { names: names(row.permitted) }) : t('noPermission')}
              {row.leftOut.length > 0 && `. ${t('leftOut', { names: names(row.leftOut) })}`}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Waiting({ rows }: { rows: FormDetails['waiting'] }) {
  const t = useT(phrases);
  const text = useText();
  return (
    <section className="stack" aria-labelledby="waiting">
      <h2 id="waiting">{t('waitingTitle')}</h2>
      <p className="small muted">{rows.length === 0 ? t('waitingNone') : t('waitingWhy')}</p>
      <ul className="form-people">
        {rows.map((row) => (
          <li key={row.id}>
            <p>
              <DateText value={row.signedUpAt} withTime /> → <DateText value={row.goesOn} />
            </p>
            {row.reason !== null && <p className="small form-broken">{t('stoppedRow', { why: text(row.reason) })}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}
