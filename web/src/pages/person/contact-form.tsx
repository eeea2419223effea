/** A contact is logged in ten seconds: a kind, today, a line, and perhaps the next step. What an old day would do is told before it is saved. */
import { Button, Checkbox, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type Answer, api } from '#web/api/client.ts';
import { registerName } from '#web/api/declared.ts';
import { peopleChanged, usePolicy } from '#web/api/queries.ts';
import { DateField } from '#web/components/date-field.tsx';
import { Form } from '#web/components/form.tsx';
import { say } from '#web/components/toast.ts';
import { sayUndo } from '#web/components/undo-toast.tsx';
import { useFields } from '#web/components/use-fields.ts';
import { acts as actPhrases } from '#web/i18n/acts.ts';
import { today } from '#web/i18n/clock.ts';
import { common } from '#web/i18n/common.ts';
import { formatDate } from '#web/i18n/format.ts';
import { useLang, useT, useText } from '#web/i18n/index.ts';
import { personPage as phrases } from '#web/i18n/person-page.ts';
import { person as personPhrases } from '#web/i18n/person.ts';

export const CONTACT_EVENT_KINDS = ['call', 'meeting', 'mail', 'note', 'service'] as const;
export type ContactEventKind = (typeof CONTACT_EVENT_KINDS)[number];

export interface LoggedContact {
  id: string;
  kind: ContactEventKind;
  on: string;
  note: string | null;
  version: number;
}

interface ContactFormProps {
  subjectId: string;
  about: 'person' | 'organisation';
  allowed: readonly string[];
  /** The entry to correct; a new one when absent. */
  contact?: LoggedContact;
  onDone: () => void;
  onCancel: () => void;
}

export function ContactForm({ subjectId, about, allowed, contact, onDone, onCancel }: ContactFormProps) {
  const t = useT(phrases);
  const a = useT(actPhrases);
  const p = useT(personPhrases);
  const c = useT(common);
  const client = useQueryClient();
  const [kind, setKind] = useState<ContactEventKind>(contact?.kind ?? 'call');
  const [sure, setSure] = useState(false);
  const form = useFields(
    { on: contact?.on ?? today(), note: contact?.note ?? '', nextAction: '', nextActionOn: '' },
    { on: (v) => (v.on === '' ? a('hold.missing') : undefined) },
  );
  const { on, note, nextAction, nextActionOn } = form.values;
  const { past, asking } = usePast({ subjectId, kind, on, contact });
  async function submit() {
    if (contact === undefined) {
      const next = {
        ...(nextAction.trim() === '' ? {} : { nextAction: nextAction.trim() }),
        ...(nextActionOn === '' ? {} : { nextActionOn }),
      };
      await api.contacts.log({
        params: { id: subjectId },
        body: { kind, on, ...(note.trim() === '' ? {} : { note: note.trim() }), ...next },
      });
      say(a('log.saved'));
    } else {
      const back = { kind: contact.kind, on: contact.on, note: contact.note };
      const write = async (body: typeof back & { version?: number }) => {
        await api.contacts.change({ params: { id: contact.id }, body });
        await peopleChanged(client);
      };
      await write({ kind, on, note: note.trim() === '' ? null : note.trim(), version: contact.version });
      sayUndo(t('timeline.wasChanged'), () => write(back));
    }
    await client.invalidateQueries({ queryKey: ['tasks', subjectId] });
    await peopleChanged(client);
    onDone();
  }
  return (
    <Form
      focusFirst
      verb={contact === undefined ? a('log.verb') : c('save')}
      check={form.check}
      onProblem={form.fail}
      disabled={asking || (past.length > 0 && !sure)}
      onSubmit={submit}
      onCancel={onCancel}
      extra={
        <Button variant="subtle" onClick={onCancel}>
          {c('cancel')}
        </Button>
      }
    >
      <SegmentedControl
        aria-label={a('log.kind')}
        fullWidth
        value={kind}
        onChange={(value) => setKind(value as ContactEventKind)}
        data={CONTACT_EVENT_KINDS.map((value) => ({ value, label: p(`timeline.kinds.${value}`) }))}
      />
      <DateField label={a('log.on')} name="on" value={on} onChange={(value) => form.set('on', value)} error={form.errors.on} />
      {allowed.includes('contact.note') && <Textarea label={a('log.note')} autosize minRows={3} maxRows={12} {...form.text('note')} />}
      {contact === undefined && allowed.includes(`${about}.next_action`) && (
        <div className="form-grid">
          <TextInput label={a('log.next')} autoComplete="off" {...form.text('nextAction')} />
          <DateField
            label={a('log.nextOn')}
            name="nextActionOn"
            value={nextActionOn}
            onChange={(value) => form.set('nextActionOn', value)}
            error={form.errors.nextActionOn}
          />
        </div>
      )}
      {past.length > 0 && <PastWarning moves={past} sure={sure} onSure={setSure} />}
    </Form>
  );
}

type Move = Answer<'contacts', 'foresee'>['moves'][number];

/** Registers from which the data would go at once; asked only where the day is not today. */
function usePast({
  subjectId,
  kind,
  on,
  contact,
}: {
  subjectId: string;
  kind: ContactEventKind;
  on: string;
  contact: LoggedContact | undefined;
}): { past: Move[]; asking: boolean } {
  const old = on !== '' && on < today() && (contact === undefined || on !== contact.on || kind !== contact.kind);
  const seen = useQuery({
    queryKey: ['foresee', subjectId, kind, on, contact?.id ?? ''],
    queryFn: ({ signal }) =>
      api.contacts.foresee({ params: { id: subjectId }, body: { kind, on, ...(contact ? { contactId: contact.id } : {}) } }, { signal }),
    enabled: old,
    staleTime: 0,
    gcTime: 0,
    retry: false,
  });
  return { past: old ? (seen.data?.moves.filter(({ past }) => past) ?? []) : [], asking: old && seen.isFetching };
}

function PastWarning({ moves, sure, onSure }: { moves: readonly Move[]; sure: boolean; onSure: (sure: boolean) => void }) {
  const t = useT(phrases);
  const text = useText();
  const lang = useLang();
  const policy = usePolicy();
  return (
    <div className="notice-bar" role="alert">
      {moves.map(({ registerId, after }) => (
        <p key={registerId}>
          {t('past.one', { register: text(registerName(policy, registerId)), date: after === null ? '' : formatDate(after, lang) })}
        </p>
      ))}
      <Checkbox mt={8} label={t('past.sure')} checked={sure} onChange={(event) => onSure(event.currentTarget.checked)} />
    </div>
  );
}
