/** People who may have got the letter, by name; nothing is sent to them again unless somebody decides so. */
import { useT } from '#web/i18n/index.ts';
import { mailingReport as phrases } from '#web/i18n/mailing-report.ts';
import type { Mailing, Report } from './data.ts';
import { Name } from './name.tsx';

export function Uncertain({ report: { uncertain } }: { mailing: Mailing; report: Report }) {
  const t = useT(phrases);
  return (
    <div className="uncertain">
      <h3 className="mailing-sub">
        {t('uncertain')} ({uncertain.length})
      </h3>
      <p className="small">{t('uncertainLead')}</p>
      <ul className="plain-list">
        {uncertain.map(({ id, subject }) => (
          <li key={id}>
            <Name subject={subject} />
          </li>
        ))}
      </ul>
    </div>
  );
}
