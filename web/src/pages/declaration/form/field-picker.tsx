/** Which data a group holds: chosen from the catalogue, or named by the firm with a class of its own. */
import { ActionIcon, Button, NativeSelect, Select, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { LANGS } from '#platform/i18n';
import { common } from '#web/i18n/common.ts';
import { declarationForm } from '#web/i18n/declaration-form.ts';
import { declarationWords } from '#web/i18n/declaration-words.ts';
import { LANG_NAMES, type Text, useLang, useT, useText } from '#web/i18n/index.ts';
import { useDrafting } from '../drafting.ts';
import { addItem, freeId, removeItem } from '../text/edit.ts';
import { idOf, listAt, type Path, textAt, threeAt } from '../text/values.ts';
import { wordsOf } from './choices.tsx';
import { FieldNotes } from './field-notes.tsx';
import { type ControlProps, usePlace } from './texts.tsx';

export function FieldPicker({ path, label }: ControlProps) {
  const t = useT(declarationForm);
  const lang = useLang();
  const text = useText();
  const { data, catalogue, change } = useDrafting();
  const { name, notes, onFocus } = usePlace(path);
  const [own, setOwn] = useState(false);
  const chosen = listAt(data, path).map(idOf);
  const free = [...catalogue.values()]
    .filter(({ id }) => !chosen.includes(id))
    .map((field) => ({ value: field.id, label: text(field.name) }))
    .toSorted((a, b) => a.label.localeCompare(b.label, lang));
  return (
    <fieldset className="dec-field dec-picker" data-path={name} onFocus={onFocus}>
      <legend>{label}</legend>
      <ul className="dec-fields">
        {listAt(data, path).map((field, index) => (
          <ChosenField key={idOf(field)} field={field} onRemove={() => change((yaml) => removeItem(yaml, path, index))} />
        ))}
      </ul>
      <div className="row">
        <Select
          className="dec-picker-add"
          aria-label={t('hint.add')}
          placeholder={free.length === 0 ? t('hint.addNone') : t('hint.add')}
          searchable
          data={free}
          value={null}
          onChange={(id) => id !== null && change((yaml) => addItem(yaml, path, id))}
        />
        {!own && (
          <Button variant="default" onClick={() => setOwn(true)}>
            {t('hint.custom')}
          </Button>
        )}
      </div>
      {own && <OwnField path={path} taken={chosen} onDone={() => setOwn(false)} />}
      <FieldNotes notes={notes} />
    </fieldset>
  );
}

function ChosenField({ field, onRemove }: { field: unknown; onRemove: () => void }) {
  const t = useT(declarationForm);
  const lang = useLang();
  const text = useText();
  const { catalogue } = useDrafting();
  const id = idOf(field);
  const known = catalogue.get(id);
  const name = text(known?.name) || threeAt(field, ['name'])[lang] || id;
  const cls = textAt(field, ['class']) || (known?.class ?? '');
  const sealed = known?.sealed ?? ['confidential', 'special', 'identifier'].includes(cls);
  const when = threeAt(field, ['when'])[lang];
  const remarks = [
    known === undefined ? t('hint.own') : '',
    cls !== 'ordinary' && cls !== '' ? (declarationWords.find(lang, `class.${cls}`) ?? cls) : '',
    sealed ? t('hint.sealed') : known?.storable === false ? t('hint.notStored') : '',
    when === '' ? '' : t('hint.when', { when }),
  ].filter((each) => each !== '');
  return (
    <li className={sealed ? 'dec-chosen dec-sealed' : 'dec-chosen'}>
      <span>
        {name}
        {remarks.length > 0 && <span className="small muted"> · {remarks.join(' · ')}</span>}
      </span>
      <ActionIcon variant="subtle" color="gray" aria-label={t('hint.removeField', { name })} onClick={onRemove}>
        <IconX size={15} aria-hidden="true" />
      </ActionIcon>
    </li>
  );
}

interface OwnFieldProps {
  path: Path;
  taken: readonly string[];
  onDone: () => void;
}

/** A field of the firm's own is kept as text, with a name in three languages and a class. */
function OwnField({ path, taken, onDone }: OwnFieldProps) {
  const t = useT(declarationForm);
  const c = useT(common);
  const lang = useLang();
  const { change } = useDrafting();
  const [name, setName] = useState<Text>({ fi: '', sv: '', en: '' });
  const [cls, setCls] = useState('ordinary');
  const complete = LANGS.every((each) => name[each].trim() !== '');
  function add() {
    const id = `custom.${freeId(
      name.fi,
      taken.map((each) => each.replace(/^custom\./, '').replaceAll('_', '-')),
      'field',
    ).replaceAll('-', '_')}`;
    change((yaml) => addItem(yaml, path, { id, name, class: cls }));
    onDone();
  }
  return (
    <div className="dec-own stack-tight">
      {LANGS.map((each) => (
        <TextInput
          key={each}
          lang={each}
          label={`${t('hint.customName')}, ${LANG_NAMES[each]}`}
          autoComplete="off"
          value={name[each]}
          onChange={({ currentTarget }) => setName({ ...name, [each]: currentTarget.value })}
        />
      ))}
      <NativeSelect
        label={t('hint.customClass')}
        data={wordsOf('class', lang)}
        value={cls}
        onChange={({ currentTarget }) => setCls(currentTarget.value)}
      />
      <div className="row">
        <Button disabled={!complete} onClick={add}>
          {c('add')}
        </Button>
        <Button variant="subtle" onClick={onDone}>
          {c('cancel')}
        </Button>
      </div>
    </div>
  );
}

/** Names of the data the declaration declares anywhere, by data group; each datum once. */
export function useDeclared(): { group: Text; fields: { id: string; name: string }[] }[] {
  const lang = useLang();
  const text = useText();
  const { data, catalogue } = useDrafting();
  const seen = new Set<string>();
  return listAt(data, ['dataGroups']).map((group) => {
    const fields = listAt(group, ['fields']).filter((field) => !seen.has(idOf(field)));
    for (const field of fields) seen.add(idOf(field));
    return {
      group: threeAt(group, ['name']),
      fields: fields.map((field) => ({
        id: idOf(field),
        name: text(catalogue.get(idOf(field))?.name) || threeAt(field, ['name'])[lang] || idOf(field),
      })),
    };
  });
}
