/** Ways to reach someone; only the kinds that the subject's registers declare can be added. */
import { ActionIcon, Button, Select, TextInput } from '@mantine/core';
import { IconPencil, IconPlus, IconX } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#web/api/client.ts';
import { peopleChanged } from '#web/api/queries.ts';
import { DateText } from '#web/components/date-text.tsx';
import { Form } from '#web/components/form.tsx';
import { sayUndo } from '#web/components/undo-toast.tsx';
import { useFields } from '#web/components/use-fields.ts';
import { CONTACT_FIELDS, CONTACT_KINDS, type ContactKind } from '#web/forms/person-facts.ts';
import { useSource } from '#web/forms/use-source.ts';
import { common } from '#web/i18n/common.ts';
import { forms } from '#web/i18n/forms.ts';
import { useT } from '#web/i18n/index.ts';
import { personPage as pagePhrases } from '#web/i18n/person-page.ts';
import { person as phrases } from '#web/i18n/person.ts';
import type { Person } from './person-page.tsx';
import { Why } from './provenance.tsx';
import './contact-points.css';

const LABELS = ['work', 'home', 'mobile', 'billing'] as const;
type Label = (typeof LABELS)[number];

function labelOf(stored: string | null): Label | undefined {
  return LABELS.find((each) => each === stored);
}

interface ContactPointsProps {
  subjectId: string;
  points: Person['contactPoints'];
  allowed: readonly string[];
  mayWrite: boolean;
  /** Field of each kind; organisations have their own. */
  fields?: Readonly<Partial<Record<ContactKind, string>>>;
}

export function ContactPoints({ subjectId, points, allowed, mayWrite, fields = CONTACT_FIELDS }: ContactPointsProps) {
  const t = useT(phrases);
  const f = useT(forms);
  const pp = useT(pagePhrases);
  const [adding, setAdding] = useState(false);
  const wordOf = (stored: string) => {
    const known = labelOf(stored);
    return known === undefined ? stored : t(`contactLabels.${known}`);
  };
  const kinds = CONTACT_KINDS.filter((kind) => allowed.includes(fields[kind] ?? ''));
  const [editing, setEditing] = useState<string | null>(null);
  if (kinds.length === 0 && points.length === 0) return null;
  return (
    <section className="card">
      <div className="section-head">
        <h2>{t('contacts')}</h2>
        {mayWrite && kinds.length > 0 && !adding && (
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<IconPlus size={15} aria-hidden="true" />}
            onClick={() => setAdding(true)}
          >
            {t('addContact')}
          </Button>
        )}
      </div>
      {points.length === 0 && !adding && <p className="muted">{t('noContacts')}</p>}
      <ul className="plain-list contact-list">
        {points.map((point) =>
          editing === point.id ? (
            <li key={point.id} className="link-form">
              <EditContact subjectId={subjectId} point={point} onDone={() => setEditing(null)} />
            </li>
          ) : (
            <li key={point.id}>
              <span className="kind">{f(`kinds.${point.kind}`)}</span>
              <span className="grow">
                <PointValue kind={point.kind} value={point.value} />
                {point.label !== null && <span className="small muted"> · {wordOf(point.label)}</span>}
                {point.bouncedAt !== undefined && <Bounced at={point.bouncedAt} />}
              </span>
              <Why kind="contact-point" column="value" recordId={point.id} field={f(`kinds.${point.kind}`)} />
              {mayWrite && (
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={pp('point.change', { value: point.value })}
                  onClick={() => setEditing(point.id)}
                >
                  <IconPencil size={16} aria-hidden="true" />
                </ActionIcon>
              )}
            </li>
          ),
        )}
      </ul>
      {adding && <AddContact subjectId={subjectId} kinds={kinds} onDone={() => setAdding(false)} />}
    </section>
  );
}

/** Told where the address stands, so that it is mended or removed before the next letter. */
function Bounced({ at }: { at: string }) {
  const t = useT(phrases);
  return (
    <span className="contact-bounced small">
      {t('bounced')} <DateText value={at} />
    </span>
  );
}

function PointValue({ kind, value }: { kind: ContactKind; value: string }) {
  if (kind === 'email') return <a href={`mailto:${value}`}>{value}</a>;
  if (kind === 'phone') return <a href={`tel:${value.replace(/[^+\d]/g, '')}`}>{value}</a>;
  return <span>{value}</span>;
}

function AddContact({ subjectId, kinds, onDone }: { subjectId: string; kinds: readonly ContactKind[]; onDone: () => void }) {
  const t = useT(phrases);
  const c = useT(common);
  const f = useT(forms);
  const client = useQueryClient();
  const [source] = useSource();
  const [kind, setKind] = useState<ContactKind>(kinds[0] ?? 'email');
  const [label, setLabel] = useState<Label>();
  const form = useFields({ value: '' }, { value: (v) => (v.value.trim() === '' ? c('missing') : undefined) });
  async function submit() {
    const { value } = form.values;
    await api.people.addContactPoint({ params: { id: subjectId }, body: { kind, value: value.trim(), source, label } });
    await peopleChanged(client);
    onDone();
  }
  return (
    <Form
      verb={c('add')}
      check={form.check}
      onProblem={form.fail}
      onSubmit={submit}
      onCancel={onDone}
      extra={
        <Button variant="subtle" onClick={onDone}>
          {c('cancel')}
        </Button>
      }
    >
      <div className="form-grid">
        <Select
          label={t('contactKind')}
          value={kind}
          data={kinds.map((each) => ({ value: each, label: f(`kinds.${each}`) }))}
          onChange={(next) => next !== null && setKind(next as ContactKind)}
        />
        <TextInput label={t('contactValue')} autoComplete="off" {...form.text('value')} />
        <Select
          label={t('contactLabel')}
          value={label ?? null}
          data={LABELS.map((each) => ({ value: each, label: t(`contactLabels.${each}`) }))}
          onChange={(next) => setLabel(labelOf(next))}
          clearable
        />
      </div>
    </Form>
  );
}

type Point = Person['contactPoints'][number];

function EditContact({ subjectId, point, onDone }: { subjectId: string; point: Point; onDone: () => void }) {
  const t = useT(phrases);
  const pp = useT(pagePhrases);
  const c = useT(common);
  const f = useT(forms);
  const client = useQueryClient();
  const [source] = useSource();
  const [label, setLabel] = useState<Label | null>(labelOf(point.label) ?? null);
  const form = useFields({ value: point.value }, { value: (v) => (v.value.trim() === '' ? c('missing') : undefined) });
  async function write(body: { value: string; label: Label | null; version?: number }) {
    await api.contacts.changePoint({ params: { id: point.id }, body: { ...body, source } });
    await peopleChanged(client);
  }
  async function submit() {
    await write({ value: form.values.value.trim(), label, version: point.version });
    onDone();
    sayUndo(pp('point.wasChanged'), () => write({ value: point.value, label: labelOf(point.label) ?? null }));
  }
  async function remove() {
    await api.people.removeContactPoint({ params: { id: point.id } });
    await peopleChanged(client);
    onDone();
    sayUndo(pp('point.wasRemoved'), async () => {
      const { kind, value } = point;
      await api.people.addContactPoint({ params: { id: subjectId }, body: { kind, value, source, label: labelOf(point.label) } });
      await peopleChanged(client);
    });
  }
  return (
    <Form
      focusFirst
      verb={c('save')}
      check={form.check}
      onProblem={form.fail}
      onSubmit={submit}
      onCancel={onDone}
      extra={
        <>
          <Button variant="subtle" onClick={onDone}>
            {c('cancel')}
          </Button>
          <Button variant="subtle" color="gray" leftSection={<IconX size={15} aria-hidden="true" />} onClick={() => void remove()}>
            {t('removeContact', { value: point.value })}
          </Button>
        </>
      }
    >
      <div className="form-grid">
        <TextInput label={f(`kinds.${point.kind}`)} autoComplete="off" {...form.text('value')} />
        <Select
          label={t('contactLabel')}
          value={label}
          data={LABELS.map((each) => ({ value: each, label: t(`contactLabels.${each}`) }))}
          onChange={(next) => setLabel(labelOf(next) ?? null)}
          clearable
        />
      </div>
    </Form>
  );
}
