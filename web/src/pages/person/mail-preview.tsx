/** What a mail holds and whom it is for: nothing is stored until somebody says so, and what is left out is told. */
import { Button, TextInput } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '#web/api/client.ts';
import { peopleChanged } from '#web/api/queries.ts';
import { DateField } from '#web/components/date-field.tsx';
import { Form } from '#web/components/form.tsx';
import { say, warn } from '#web/components/toast.ts';
import { useFields } from '#web/components/use-fields.ts';
import { tellPerson } from '#web/forms/told-person.ts';
import { formatInstant } from '#web/i18n/format.ts';
import { useLang, useT, useText } from '#web/i18n/index.ts';
import { messages as phrases } from '#web/i18n/messages.ts';
import type { PaperKind } from '../documents/paper.ts';
import type { MailRead, MailSource } from './mail-dialog.tsx';
import { MailPapers } from './mail-papers.tsx';
import { MailPeople } from './mail-people.tsx';

interface MailPreviewProps {
  source: MailSource;
  read: MailRead;
  onOther: () => void;
  onClose: () => void;
}

export function MailPreview({ source, read, onOther, onClose }: MailPreviewProps) {
  return read.people.length === 0 ? (
    <Unknown way={'file' in source ? 'file' : 'paste'} read={read} onOther={onOther} onClose={onClose} />
  ) : (
    <Filing source={source} read={read} onOther={onOther} onClose={onClose} />
  );
}

function Filing({ source, read, onOther, onClose }: MailPreviewProps) {
  const t = useT(phrases);
  const text = useText();
  const client = useQueryClient();
  const [people, setPeople] = useState(
    () => new Set(read.people.filter(({ chosen, filed }) => chosen && filed === null).map(({ id }) => id)),
  );
  const [papers, setPapers] = useState<ReadonlyMap<number, PaperKind>>(new Map());
  const told = toldBy(read, people);
  const form = useFields({ day: '', subject: '' }, { day: (v) => (told.sentAt === null && v.day === '' ? t('dayMissing') : undefined) });
  const chosen = read.people.filter(({ id }) => people.has(id));
  async function submit() {
    const { day, subject } = form.values;
    const first = chosen[0]?.id ?? '';
    const { filed, refused } = await api.messages.file({
      body: {
        ...source,
        people: chosen.map(({ id, direction }) => ({ id, direction })),
        papers: [...papers].map(([index, kind]) => ({ index, personId: first, kind: kind as Exclude<PaperKind, 'voucher'> })),
        ...(day === '' ? {} : { sentAt: `${day}T12:00:00Z` }),
        ...(subject.trim() === '' ? {} : { subject: subject.trim() }),
      },
    });
    await Promise.all([peopleChanged(client), client.invalidateQueries({ queryKey: ['timeline'] })]);
    onClose();
    const isNew = filed.some((each) => each.isNew);
    const stored = chosen.filter(({ id }) => filed.some(({ personId }) => personId === id));
    say(isNew ? t('filed', { name: stored.map(({ label }) => label).join(', ') }) : t('already'));
    for (const { personId, reason } of refused)
      warn(t('notFiled', { name: chosen.find(({ id }) => id === personId)?.label ?? '–', why: text(reason) }));
  }
  return (
    <Form
      verb={t('verb')}
      check={form.check}
      onProblem={form.fail}
      onSubmit={submit}
      disabled={chosen.length === 0}
      extra={<Other onOther={onOther} />}
    >
      <Contents read={read} told={told} />
      <MailPeople read={read} people={people} onChange={setPeople} />
      {told.sentAt === null && (
        <DateField
          label={t('day')}
          name="day"
          value={form.values.day}
          onChange={(value) => form.set('day', value)}
          error={form.errors.day}
        />
      )}
      {told.subject === null && <TextInput label={t('subject')} autoComplete="off" maxLength={200} {...form.text('subject')} />}
      <MailPapers read={read} personId={chosen[0]?.id} papers={papers} onChange={setPapers} />
      <LeftOut read={read} />
    </Form>
  );
}

/** Of a mail that was passed on, what its first writer said. */
function toldBy(read: MailRead, people: ReadonlySet<string>): MailRead['message'] {
  const inner = read.forwarded !== null && read.people.some(({ id, place }) => people.has(id) && place === 'forwarded');
  return inner && read.forwarded !== null
    ? { ...read.forwarded, sentAt: read.forwarded.sentAt ?? read.message.sentAt, subject: read.forwarded.subject ?? read.message.subject }
    : read.message;
}

function Other({ onOther }: { onOther: () => void }) {
  const t = useT(phrases);
  return (
    <Button variant="subtle" onClick={onOther}>
      {t('other')}
    </Button>
  );
}

function Contents({ read, told }: { read: MailRead; told: MailRead['message'] }) {
  const t = useT(phrases);
  const lang = useLang();
  return (
    <section className="mail-contents" aria-label={t('contents')}>
      <h3>{told.subject ?? t('noSubject')}</h3>
      {told.sentAt !== null && <p className="muted small">{formatInstant(told.sentAt, lang)}</p>}
      {/* A long text is read by scrolling, with the keyboard too. */}
      {told.beginning !== '' && (
        <p className="mail-text" tabIndex={0} role="group" aria-label={t('text')}>
          {told.beginning}
        </p>
      )}
      {read.notes.length > 0 && (
        <ul className="mail-notes small">
          {read.notes.map((note) => (
            <li key={note}>{t(`notes.${note}`)}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

function LeftOut({ read }: { read: MailRead }) {
  const t = useT(phrases);
  return read.others === 0 ? null : <p className="muted small">{t('others', { n: read.others })}</p>;
}

interface UnknownProps {
  way: 'file' | 'paste';
  read: MailRead;
  onOther: () => void;
  onClose: () => void;
}

function Unknown({ way, read, onOther, onClose }: UnknownProps) {
  const t = useT(phrases);
  const navigate = useNavigate();
  const sender = read.unknownSender;
  async function discard() {
    await api.messages.discard({ body: { way } });
    onClose();
    say(t('discarded'));
  }
  function add() {
    if (sender === null) return;
    tellPerson(sender);
    onClose();
    void navigate({ to: '/people/new' });
  }
  return (
    <Form
      verb={t('discard')}
      onSubmit={discard}
      extra={
        <>
          {sender !== null && (
            <Button variant="default" leftSection={<IconUserPlus size={17} stroke={1.6} aria-hidden="true" />} onClick={add}>
              {t('add')}
            </Button>
          )}
          <Other onOther={onOther} />
        </>
      }
    >
      <Contents read={read} told={read.message} />
      <p role="status">
        {sender === null ? t('nobody') : t('unknown', { name: sender.name === '' ? sender.address : `${sender.name} (${sender.address})` })}
      </p>
      <p className="muted small">{t('unknownLead')}</p>
    </Form>
  );
}
