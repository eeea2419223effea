/** One section of the form: what it is about, its own fields, and its lists. */
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { declaration as phrases } from '#web/i18n/declaration.ts';
import { declarationForm } from '#web/i18n/declaration-form.ts';
import { useT } from '#web/i18n/index.ts';
import { useDrafting } from '../drafting.ts';
import type { Note } from '../notes.ts';
import { type ListSpec, SECTIONS, type SectionId, type SectionSpec } from '../spec.ts';
import { addItem, freeId } from '../text/edit.ts';
import { idOf, listAt, type Path } from '../text/values.ts';
import { Controls } from './control.tsx';
import { FieldNotes } from './field-notes.tsx';
import { Item } from './item.tsx';
import { Axis, scaleOf } from './timeline.tsx';

export function SectionForm({ id }: { id: SectionId }) {
  const t = useT(declarationForm);
  const { notes } = useDrafting();
  const section = SECTIONS.find((each) => each.id === id);
  if (section === undefined) return null;
  return (
    <section className="dec-section" aria-labelledby="dec-section-title">
      <h2 id="dec-section-title" tabIndex={-1}>
        {t(`section.${id}.title`)}
      </h2>
      <p className="muted dec-section-lead">{t(`section.${id}.lead`)}</p>
      <FieldNotes notes={homeless(notes, section)} />
      {section.listsFirst !== true && <Controls base={[]} fields={section.fields} />}
      {section.lists.map((list) => (
        <List key={list.key} list={list} />
      ))}
      {section.listsFirst === true && <Controls base={[]} fields={section.fields} />}
    </section>
  );
}

/** Remarks on a part as a whole: on the list and not on an item of it, or on a key that the form does not show. */
function homeless(notes: readonly Note[], { parts, fields, lists }: SectionSpec): Note[] {
  return notes.filter(({ path }) => {
    if (!parts.includes(path.split('/')[0] ?? '') && !(path === '' && parts.includes('format'))) return false;
    if (lists.some(({ key }) => path.startsWith(`${key}/`))) return false;
    return !fields.some(({ key }) => path === key || path.startsWith(`${key}/`));
  });
}

function List({ list }: { list: ListSpec }) {
  const t = useT(phrases);
  const f = useT(declarationForm);
  const { data, change, onOpen } = useDrafting();
  const base: Path = list.key.split('/');
  const items = listAt(data, base);
  const scale = list.key === 'retention' ? scaleOf(items) : 0;
  function add() {
    // A right is known by its own name; everything else has an id.
    const id = freeId('', items.map(idOf), fallbackId(list.key));
    const item = list.key === 'requests/rights' ? { ...list.fresh } : { id, ...list.fresh };
    change((yaml) => addItem(yaml, base, item));
    onOpen(`${list.key}/${list.key === 'requests/rights' ? 'access' : id}`);
  }
  return (
    <div className="dec-list" data-path={list.key}>
      {list.title !== undefined && <h3 className="dec-heading">{f(list.title)}</h3>}
      {list.key === 'retention' && (
        <div className="dec-axis-row">
          <p className="small muted">{t('timeline.lead')}</p>
          <Axis scale={scale} />
        </div>
      )}
      {items.length === 0 && <p className="muted small">{t('items.none')}</p>}
      <ul className="dec-items">
        {items.map((item, index) => (
          <Item key={idOf(item) || String(index)} list={list} base={base} index={index} scale={scale} />
        ))}
      </ul>
      <Button variant="default" leftSection={<IconPlus size={16} aria-hidden="true" />} onClick={add}>
        {t('items.add')}
        {list.title !== undefined && <span className="visually-hidden">: {f(list.title)}</span>}
      </Button>
    </div>
  );
}

/** purposes → purpose, dataGroups → data-group. */
function fallbackId(list: string): string {
  return list
    .replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
    .replace(/s$/, '')
    .replaceAll('/', '-');
}
