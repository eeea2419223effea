/** The firm's own stages and reasons for losing. */
import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconArrowUp, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { api } from '#web/api/client.ts';
import { FormDialog } from '#web/components/form-dialog.tsx';
import { say } from '#web/components/toast.ts';
import { type Text, useLang, useT } from '#web/i18n/index.ts';
import { leadActs } from '#web/i18n/lead-acts.ts';
import { type Lists, useLeadsChanged, useLists } from './data.ts';

const MOST_STAGES = 7;

export function ListsDialog({ onClose }: { onClose: () => void }) {
  const lists = useLists();
  return lists ? <Editor lists={lists} onClose={onClose} /> : null;
}

function Editor({ lists, onClose }: { lists: Lists; onClose: () => void }) {
  const a = useT(leadActs);
  const lang = useLang();
  const changed = useLeadsChanged();
  const [stages, setStages] = useState(lists.stages);
  const [reasons, setReasons] = useState(lists.reasons);
  const [missing, setMissing] = useState(false);
  const named = (all: readonly { name: Text }[]) => all.every(({ name }) => name[lang].trim() !== '');
  async function submit() {
    await api.leads.setLists({ body: { stages, reasons } });
    await changed();
    say(a('lists.done'));
  }
  function check(): string[] {
    const wrong = !named(stages) || !named(reasons);
    setMissing(wrong);
    return wrong ? ['stages'] : [];
  }
  const addStage = () => {
    const open = stages.filter(({ kind }) => kind === 'open');
    setStages([...open, { id: freshId(stages, 'vaihe'), name: same(''), kind: 'open' }, ...stages.filter(({ kind }) => kind !== 'open')]);
  };
  return (
    <FormDialog title={a('lists.title')} verb={a('lists.verb')} lead={a('lists.lead')} check={check} onSubmit={submit} onClose={onClose}>
      <fieldset className="leads-lists">
        <legend>{a('lists.stages')}</legend>
        {stages.map((stage, i) => (
          <Row
            key={stage.id}
            label={a('lists.nameOf', { n: i + 1 })}
            name={stage.name[lang]}
            note={stage.kind === 'open' ? undefined : a(`lists.${stage.kind}`)}
            onName={(name) => setStages(renamed(stages, stage.id, name))}
            onUp={stage.kind === 'open' && i > 0 ? () => setStages(raised(stages, i)) : undefined}
            onRemove={stage.kind === 'open' ? () => setStages(stages.filter(({ id }) => id !== stage.id)) : undefined}
          />
        ))}
        {stages.length < MOST_STAGES && (
          <Button variant="subtle" size="compact-sm" onClick={addStage}>
            {a('lists.addStage')}
          </Button>
        )}
      </fieldset>
      <fieldset className="leads-lists">
        <legend>{a('lists.reasons')}</legend>
        {reasons.map((reason, i) => (
          <Row
            key={reason.id}
            label={a('lists.reasonOf', { n: i + 1 })}
            name={reason.name[lang]}
            onName={(name) => setReasons(renamed(reasons, reason.id, name))}
            onUp={i > 0 ? () => setReasons(raised(reasons, i)) : undefined}
            onRemove={() => setReasons(reasons.filter(({ id }) => id !== reason.id))}
          />
        ))}
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={() => setReasons([...reasons, { id: freshId(reasons, 'syy'), name: same('') }])}
        >
          {a('lists.addReason')}
        </Button>
      </fieldset>
      {missing && (
        <p className="field-error" role="alert">
          {a('lists.missing')}
        </p>
      )}
    </FormDialog>
  );
}

interface RowProps {
  label: string;
  name: string;
  note?: string | undefined;
  onName: (name: string) => void;
  onUp: (() => void) | undefined;
  onRemove: (() => void) | undefined;
}

function Row({ label, name, note, onName, onUp, onRemove }: RowProps) {
  const a = useT(leadActs);
  return (
    <div className="leads-lists-row">
      <TextInput
        aria-label={note === undefined ? label : `${label}, ${note}`}
        autoComplete="off"
        maxLength={60}
        value={name}
        rightSection={note === undefined ? undefined : <span className="small muted leads-note">{note}</span>}
        rightSectionWidth={80}
        onChange={(event) => onName(event.currentTarget.value)}
      />
      {onUp && (
        <ActionIcon variant="subtle" color="gray" aria-label={a('lists.up', { name })} onClick={onUp}>
          <IconArrowUp size={16} stroke={1.6} aria-hidden="true" />
        </ActionIcon>
      )}
      {onRemove && (
        <ActionIcon variant="subtle" color="gray" aria-label={a('lists.remove', { name })} onClick={onRemove}>
          <IconTrash size={16} stroke={1.6} aria-hidden="true" />
        </ActionIcon>
      )}
    </div>
  );
}

/** A name of the firm's own is the same in every language. */
function renamed<T extends { id: string; name: Text }>(all: readonly T[], id: string, name: string): T[] {
  return all.map((each) => (each.id === id ? { ...each, name: same(name) } : each));
}

function raised<T>(all: readonly T[], at: number): T[] {
  return all.map((each, i) => (i === at - 1 ? all[at] : i === at ? all[at - 1] : each) ?? each);
}

function same(name: string): Text {
  return { fi: name, sv: name, en: name };
}

function freshId(all: readonly { id: string }[], word: string): string {
  for (let n = all.length + 1; ; n++) if (!all.some(({ id }) => id === `${word}-${n}`)) return `${word}-${n}`;
}
