/** Who it was for: the name leads to the person; who was removed since has neither. */
import { Link } from '@tanstack/react-router';
import { useT } from '#web/i18n/index.ts';
import { returns as phrases } from '#web/i18n/returns.ts';

export function Whom({ who }: { who: { subjectId: string; name: string; address: string | null } }) {
  const t = useT(phrases);
  if (who.name === '') return <p className="returns-name muted">{t('gone')}</p>;
  return (
    <p className="returns-name">
      <Link to="/people/$id" params={{ id: who.subjectId }}>
        {who.name}
      </Link>
      {who.address !== null && who.address !== who.name && <span className="returns-address small muted"> {who.address}</span>}
    </p>
  );
}
