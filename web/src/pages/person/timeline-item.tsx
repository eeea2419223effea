/** One entry of a timeline; a contact that was logged is corrected or removed where it stands. */
import { ActionIcon, Button } from '@mantine/core';
import {
  IconArchive,
  IconArrowMerge,
  IconArrowRight,
  IconBan,
  IconCalendar,
  IconCheck,
  IconEye,
  IconFileText,
  IconHistory,
  IconInbox,
  IconLock,
  IconMail,
  IconMailForward,
  IconNote,
  IconPencil,
  IconPhone,
  IconStarFilled,
  IconTools,
  IconTrash,
} from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { api } from '#web/api/client.ts';
import { registerName } from '#web/api/declared.ts';
import { peopleChanged, usePolicy } from '#web/api/queries.ts';
import { DateText } from '#web/components/date-text.tsx';
import { warn } from '#web/components/toast.ts';
import { sayUndo } from '#web/components/undo-toast.tsx';
import { useErrorText } from '#web/components/error-banner.tsx';
import { formatDate, formatTime } from '#web/i18n/format.ts';
import { useLang, useT, useText } from '#web/i18n/index.ts';
import { personPage as phrases } from '#web/i18n/person-page.ts';
import { person as personPhrases } from '#web/i18n/person.ts';
import { CONTACT_EVENT_KINDS, ContactForm, type LoggedContact } from './contact-form.tsx';
import { MailOpen } from './mail-open.tsx';
import type { Item } from './timeline.tsx';
import './timeline-line.css';

const ICONS: Readonly<Record<string, typeof IconPhone>> = {
  call: IconPhone,
  meeting: IconCalendar,
  mail: IconMail,
  note: IconNote,
  service: IconTools,
  trigger: IconStarFilled,
  membership: IconArchive,
  merge: IconArrowMerge,
  change: IconHistory,
  hold: IconLock,
  erasure: IconTrash,
  copy: IconFileText,
  task: IconCheck,
  permission: IconMailForward,
  ban: IconBan,
  disclosure: IconEye,
  request: IconInbox,
  letter: IconMail,
  document: IconFileText,
  message: IconMail,
};

interface TimelineItemProps {
  item: Item;
  subjectId: string;
  about: 'person' | 'organisation';
  allowed: readonly string[];
  mayWrite: boolean;
}

export function TimelineItem({ item, subjectId, about, allowed, mayWrite }: TimelineItemProps) {
  const t = useT(phrases);
  const text = useText();
  const lang = useLang();
  const [editing, setEditing] = useState(false);
  const contact = contactOf(item);
  if (editing && contact !== null)
    return (
      <li className="timeline-edit card">
        <ContactForm
          subjectId={subjectId}
          about={about}
          allowed={allowed}
          contact={contact}
          onDone={() => setEditing(false)}
          onCancel={() => setEditing(false)}
        />
        <RemoveContact subjectId={subjectId} contact={contact} onDone={() => setEditing(false)} />
      </li>
    );
  return (
    <Row item={item}>
      {mayWrite && contact !== null && item.subject === null && (
        <ActionIcon
          variant="subtle"
          color="gray"
          className="timeline-act no-print"
          aria-label={t('timeline.change', { title: text(item.title), date: formatDate(item.at, lang) })}
          onClick={() => setEditing(true)}
        >
          <IconPencil size={15} aria-hidden="true" />
        </ActionIcon>
      )}
      {item.kind === 'message' && item.recordId !== null && <MailOpen id={item.recordId} about={item.note?.split('\n')[0] ?? ''} />}
    </Row>
  );
}

function Row({ item, children }: { item: Item; children: ReactNode }) {
  const p = useT(personPhrases);
  const text = useText();
  const lang = useLang();
  const policy = usePolicy();
  const Icon = ICONS[item.kind] ?? IconArrowRight;
  const clock = useMovesClock(item.trigger);
  const about = [item.registerId === null ? null : text(registerName(policy, item.registerId)), item.by].filter((each) => each !== null);
  return (
    <li className="timeline-item">
      <span className="timeline-date small">
        <DateText value={item.at} />
        {item.time !== null && <span className="timeline-time muted num">{formatTime(item.time, lang)}</span>}
      </span>
      <span className={clock ? 'timeline-icon timeline-icon-clock' : 'timeline-icon'} title={clock ? p('timeline.clock') : undefined}>
        <Icon size={15} stroke={1.6} aria-hidden="true" />
      </span>
      <div className="timeline-what">
        <p>
          <strong>{text(item.title)}</strong>
          {item.subject !== null && (
            <>
              {' · '}
              <Link to="/people/$id" params={{ id: item.subject.id }}>
                {item.subject.label}
              </Link>
            </>
          )}
          {clock && <span className="visually-hidden"> ({p('timeline.clock')})</span>}
        </p>
        {item.note !== null && <p className="timeline-note">{item.note}</p>}
        {about.length > 0 && <p className="small muted">{about.join(' · ')}</p>}
      </div>
      {children}
    </li>
  );
}

function contactOf({ type, kind, recordId, version, at, note }: Item): LoggedContact | null {
  const known = CONTACT_EVENT_KINDS.find((each) => each === kind);
  return type === 'contact' && known !== undefined && recordId !== null && version !== null
    ? { id: recordId, kind: known, on: at, note, version }
    : null;
}

function RemoveContact({ subjectId, contact, onDone }: { subjectId: string; contact: LoggedContact; onDone: () => void }) {
  const t = useT(phrases);
  const client = useQueryClient();
  const message = useErrorText();
  async function remove() {
    await api.contacts.remove({ params: { id: contact.id } });
    await peopleChanged(client);
    onDone();
    const { kind, on, note } = contact;
    sayUndo(t('timeline.wasRemoved'), async () => {
      await api.contacts.log({ params: { id: subjectId }, body: { kind, on, ...(note === null ? {} : { note }) } });
      await peopleChanged(client);
    });
  }
  return (
    <Button
      variant="subtle"
      color="gray"
      size="compact-sm"
      mt={8}
      leftSection={<IconTrash size={15} aria-hidden="true" />}
      onClick={() => void remove().catch((error: unknown) => warn(message(error)))}
    >
      {t('timeline.remove')}
    </Button>
  );
}

/** A clock moves only where a rule of the notice counts from the event; a service is a contact too. */
function useMovesClock(trigger: string | null): boolean {
  const counted = new Set(usePolicy()?.registers.flatMap(({ triggers }) => triggers));
  return trigger !== null && (counted.has(trigger) || (trigger === 'last-service-contact' && counted.has('last-contact')));
}
