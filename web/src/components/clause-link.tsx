/** Leads from a datum or a refusal to the section of the notice that speaks of it. */
import { Link } from '@tanstack/react-router';
import { common } from '../i18n/common.ts';
import { type Text, useT, useText } from '../i18n/index.ts';

export interface ClauseRef {
  section: number;
  title: Text;
  clauses: string[];
}

export function ClauseLink({ clause }: { clause: ClauseRef }) {
  const t = useT(common);
  const text = useText();
  const ids = clause.clauses.join(', ');
  return (
    <Link
      to="/notice"
      hash={`section-${clause.section}`}
      className="small nowrap"
      title={ids === '' ? text(clause.title) : `${text(clause.title)} · ${ids}`}
    >
      {t('clauseSection', { section: clause.section })}
    </Link>
  );
}
