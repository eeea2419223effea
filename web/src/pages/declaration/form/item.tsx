/** One item of a list: its name and gist, opened to be changed; what is wrong with it shows also while it is closed. */
import { Button, UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconTrash } from '@tabler/icons-react';
import { say } from '#web/components/toast.ts';
import { declaration as phrases } from '#web/i18n/declaration.ts';
import { declarationWords } from '#web/i18n/declaration-words.ts';
import { useLang, useT } from '#web/i18n/index.ts';
import { useDrafting } from '../drafting.ts';
import { type Note, notesUnder } from '../notes.ts';
import { NoteMark } from '../panes/note-mark.tsx';
import type { ListSpec } from '../spec.ts';
import { removeItem } from '../text/edit.ts';
import { at, nameOf, type Path, pathText, textAt } from '../text/values.ts';
import { Completions } from './completions.tsx';
import { Controls } from './control.tsx';
import { FieldNotes } from './field-notes.tsx';
import { useGist } from './gist.ts';
import { Move } from './move.tsx';
import { ProofField } from './proof-field.tsx';
import { RetentionFields } from './retention-fields.tsx';
import { RuleHead } from './rule-head.tsx';

interface ItemProps {
  list: ListSpec;
  base: Path;
  index: number;
  scale: number;
}

export function Item({ list, base, index, scale }: ItemProps) {
  const t = useT(phrases);
  const lang = useLang();
  const { data, notes, open, onOpen } = useDrafting();
  const gist = useGist();
  const path = [...base, index];
  const item = at(data, path);
  const name = pathText(data, path);
  const isOpen = open === name;
  const mine = notesUnder(notes, name);
  const right = list.key === 'requests/rights' ? declarationWords.find(lang, `right.${textAt(item, ['right'])}`) : undefined;
  const title = right ?? (nameOf(item, lang) || t('items.unnamed'));
  return (
    <li className={isOpen ? 'dec-item dec-item-open' : 'dec-item'} data-path={name}>
      <UnstyledButton className="dec-item-head" aria-expanded={isOpen} onClick={() => onOpen(isOpen ? null : name)}>
        <span className="dec-item-text">
          {list.key === 'retention' ? (
            <RuleHead rule={item} scale={scale} />
          ) : (
            <>
              <span className="dec-item-name">{title}</span>
              <span className="small muted dec-item-gist">{gist(list.key, item)}</span>
            </>
          )}
        </span>
        <span className="dec-mark-room">{mine[0] !== undefined && <NoteMark severity={mine[0].severity} />}</span>
        <IconChevronDown size={17} stroke={1.6} aria-hidden="true" className="dec-item-chevron" />
      </UnstyledButton>
      {isOpen && <ItemBody list={list} path={path} rest={unclaimed(mine, name, list)} />}
    </li>
  );
}

function ItemBody({ list, path, rest }: { list: ListSpec; path: Path; rest: readonly Note[] }) {
  const t = useT(phrases);
  const { change, onOpen } = useDrafting();
  const index = Number(path.at(-1));
  function remove() {
    onOpen(null);
    change((yaml) => removeItem(yaml, path.slice(0, -1), index));
    say(t('items.removed'));
  }
  return (
    <div className="dec-item-body">
      <FieldNotes notes={rest} />
      {list.key === 'retention' ? <RetentionFields path={path} /> : <Controls base={path} fields={list.fields} />}
      {list.proof !== undefined && <ProofField path={[...path, 'proof']} needed={list.proof === 'needed'} />}
      <Completions path={path} />
      <div className="row">
        <Move path={path} />
        <Button variant="subtle" className="dec-remove" leftSection={<IconTrash size={16} aria-hidden="true" />} onClick={remove}>
          {t('items.remove')}
        </Button>
      </div>
    </div>
  );
}

const RULE_KEYS = [
  'kind',
  'trigger',
  'period',
  'from',
  'every',
  'inactive',
  'decideWithin',
  'triggers',
  'within',
  'law',
  'withinHours',
  'about',
];
const PROOF_KEYS = ['proof/kind', 'proof/check', 'proof/rhythm', 'proof/task'];

/** Remarks that no field of the item will show. */
function unclaimed(notes: readonly Note[], name: string, list: ListSpec): Note[] {
  const keys = list.key === 'retention' ? RULE_KEYS : list.fields.map(({ key }) => key);
  const shown = [...keys, ...(list.proof === undefined ? [] : PROOF_KEYS)].map((key) => `${name}/${key}`);
  return notes.filter(({ path }) => !shown.some((each) => path === each || path.startsWith(`${each}/`)));
}
