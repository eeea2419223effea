/** Whom a duty concerns: a link while the person is in the register, then the words to look for, then nobody knows any more. */
import { Link } from '@tanstack/react-router';
import { dutyPhrases as phrases } from '#web/i18n/duties.ts';
import { useT } from '#web/i18n/index.ts';
import type { Duty, DutyPerson } from './data.ts';

export function Who({ person }: { person: DutyPerson }) {
  const t = useT(phrases);
  const words = person.who.join(' · ');
  if (person.here) {
    return (
      <Link to="/people/$id" params={{ id: person.subjectId }}>
        {words}
      </Link>
    );
  }
  return words === '' ? <span className="muted">{t('unknown')}</span> : <strong className="duty-seen">{words}</strong>;
}

export function WhoOf({ duty }: { duty: Duty }) {
  const t = useT(phrases);
  const shown = duty.people.filter(({ state }) => state === 'open' || state === 'told');
  const rest = duty.open + duty.told - shown.length;
  return (
    <span className="duty-who">
      {shown.map((person) => (
        <span key={person.subjectId} className="duty-one">
          <Who person={person} />
        </span>
      ))}
      {rest > 0 && <span className="muted">{t('more', { n: rest })}</span>}
    </span>
  );
}
