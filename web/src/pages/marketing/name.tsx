/** Somebody by name, or that they are gone. */
import { Link } from '@tanstack/react-router';
import { useT } from '#web/i18n/index.ts';
import { mailingReport as phrases } from '#web/i18n/mailing-report.ts';

export function Name({ subject }: { subject: { id: string; label: string } | null }) {
  const t = useT(phrases);
  if (subject === null) return <span className="muted">{t('gone')}</span>;
  return (
    <Link to="/people/$id" params={{ id: subject.id }}>
      {subject.label}
    </Link>
  );
}
