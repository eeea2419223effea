/** Whom a mail is for: the known people in it, where they stood, and why somebody cannot be chosen. */
import { Checkbox } from '@mantine/core';
import { useT } from '#web/i18n/index.ts';
import { messages as phrases } from '#web/i18n/messages.ts';
import type { MailRead } from './mail-dialog.tsx';

interface MailPeopleProps {
  read: MailRead;
  people: ReadonlySet<string>;
  onChange: (people: Set<string>) => void;
}

export function MailPeople({ read, people, onChange }: MailPeopleProps) {
  const t = useT(phrases);
  function toggle(id: string, on: boolean) {
    const next = new Set(people);
    if (on) next.add(id);
    else next.delete(id);
    onChange(next);
  }
  return (
    <fieldset className="mail-people">
      <legend>{t('people')}</legend>
      {read.people.map(({ id, label, place, direction, shared, declared, filed }) => (
        <Checkbox
          key={id}
          checked={people.has(id)}
          disabled={!declared || filed !== null}
          onChange={(event) => toggle(id, event.currentTarget.checked)}
          label={label}
          description={[
            place === null ? t('places.none') : t(`places.${place}`),
            t(`directions.${direction}`),
            ...(shared ? [t('shared')] : []),
            ...(declared ? [] : [t('undeclared')]),
            ...(filed === null ? [] : [t('alreadyThere')]),
          ].join(' · ')}
        />
      ))}
    </fieldset>
  );
}
