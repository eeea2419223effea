/** Leads that need somebody today, and why. */
import { Link } from '@tanstack/react-router';
import type { Answer } from '#web/api/client.ts';
import { formatDate } from '#web/i18n/format.ts';
import { useLang, useT } from '#web/i18n/index.ts';
import { leadPhrases } from '#web/i18n/leads.ts';
import { todayPhrases as phrases } from '#web/i18n/today.ts';
import { InformBy } from '../leads/inform-by.tsx';
import '../leads/leads.css';

type Waiting = Answer<'leads', 'waiting'>;

export function LeadList({ waiting: { rows, more } }: { waiting: Waiting }) {
  const t = useT(phrases);
  return (
    <section>
      <div className="today-head">
        <h2>{t('leads')}</h2>
        <Link to="/leads">{t('toLeads')}</Link>
      </div>
      <ul className="today-list">
        {rows.map((row) => (
          <Row key={row.lead.id} row={row} />
        ))}
      </ul>
      {more > 0 && (
        <p className="today-more">
          <Link to="/leads">{t('moreLeads', { n: more })}</Link>
        </p>
      )}
    </section>
  );
}

function Row({ row: { lead, why } }: { row: Waiting['rows'][number] }) {
  const t = useT(phrases);
  const l = useT(leadPhrases);
  const lang = useLang();
  return (
    <li>
      <span className="today-what">
        <Link to="/leads/$id" params={{ id: lead.id }}>
          {lead.title ?? l('untitled')}
        </Link>
        <span className="muted"> · {lead.subject.label}</span>
        {why === 'inform' && <InformBy inform={lead.inform} />}
        {why === 'goes' && <p className="small leads-inform">{t('leadGoes', { date: formatDate(lead.dueOn ?? '', lang) })}</p>}
        {why === 'no-next' && <p className="small muted">{t('leadForgotten', { date: formatDate(lead.stageSince, lang) })}</p>}
      </span>
    </li>
  );
}
