/** Those left out, by reason, with a few by name; each name leads to the person, where the whole answer stands. */
import { Link } from '@tanstack/react-router';
import { useT, useText } from '#web/i18n/index.ts';
import { mailingCheck as phrases } from '#web/i18n/mailing-check.ts';
import type { Equation } from './data.ts';

export function LeftOutTable({ left, label }: { left: Equation['left']; label: string }) {
  const t = useT(phrases);
  const text = useText();
  return (
    <div className="held-wrap" tabIndex={0} role="region" aria-label={label}>
      <table className="table left-out">
        <thead>
          <tr>
            <th scope="col">{t('check.col.why')}</th>
            <th scope="col" className="cell-num">
              {t('check.col.n')}
            </th>
            <th scope="col">{t('check.col.who')}</th>
          </tr>
        </thead>
        <tbody>
          {left.map(({ rule, because, n, samples }) => (
            <tr key={rule}>
              <th scope="row" className="left-out-why">
                {text(because)}
              </th>
              <td className="cell-num">{n}</td>
              <td className="small">
                {samples.map(({ id, label: name }, at) => (
                  <span key={id}>
                    {at > 0 && ', '}
                    <Link to="/people/$id" params={{ id }}>
                      {name}
                    </Link>
                  </span>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
