/** The largest figures of one kind, each with a small bar beside its number. */
import { useT } from '#web/i18n/index.ts';
import { visits as phrases } from '#web/i18n/visits.ts';

export type List = 'pages' | 'entries' | 'exits' | 'referrers' | 'campaigns' | 'links' | 'devices';

const DEVICES = ['phone', 'tablet', 'computer'] as const;

export function Figures({ list, rows }: { list: List; rows: readonly { readonly key: string; readonly n: number }[] }) {
  const t = useT(phrases);
  if (rows.length === 0) return null;
  const most = Math.max(1, ...rows.map(({ n }) => n));
  const name = (key: string) => {
    const device = DEVICES.find((each) => each === key);
    if (list === 'devices' && device !== undefined) return t(`devices.${device}`);
    return key === '…' ? t('rest') : key;
  };
  return (
    <section>
      <h2>{t(`lists.${list}`)}</h2>
      <table className="table visits-figures">
        <thead>
          <tr>
            <th scope="col">{t(`keys.${list}`)}</th>
            <th scope="col" className="cell-num">
              {t('n')}
            </th>
            <td aria-hidden="true" />
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, n }) => (
            <tr key={key}>
              <th scope="row">{name(key)}</th>
              <td className="cell-num">{n}</td>
              <td aria-hidden="true">
                <svg className="visits-bar" viewBox="0 0 100 8" preserveAspectRatio="none">
                  <rect width={(n / most) * 100} height="8" />
                </svg>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
