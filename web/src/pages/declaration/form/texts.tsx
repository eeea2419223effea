/** Texts of the declaration: one language, three side by side, a number, a date, a country. */
import { Textarea, TextInput } from '@mantine/core';
import { LANGS } from '#platform/i18n';
import { DateField } from '#web/components/date-field.tsx';
import { declarationForm } from '#web/i18n/declaration-form.ts';
import { type Lang, LANG_NAMES, useLang, useT } from '#web/i18n/index.ts';
import { useDrafting } from '../drafting.ts';
import { setAt } from '../text/edit.ts';
import { at, type Path, pathText, textAt, threeAt } from '../text/values.ts';
import { FieldNotes, useNotesAt } from './field-notes.tsx';
import { useTyped } from './typed.ts';

export interface ControlProps {
  path: Path;
  label: string;
  optional: boolean;
}

/** The name of a field in the page, so that a remark can lead to it. */
export function usePlace(path: Path) {
  const { data, onFocus } = useDrafting();
  const name = pathText(data, path);
  const notes = useNotesAt(name);
  return { name, notes, wrong: notes.some(({ severity }) => severity === 'error'), onFocus: () => onFocus(path) };
}

export function PlainField({ path, label, optional }: ControlProps) {
  const { data, set } = useDrafting();
  const { name, notes, wrong, onFocus } = usePlace(path);
  const typed = useTyped(textAt(data, path), (text) => set(path, text.trim() === '' && optional ? undefined : text.trim()));
  return (
    <div className="dec-field" data-path={name} onFocus={onFocus}>
      <TextInput label={label} autoComplete="off" error={wrong} {...typed} />
      <FieldNotes notes={notes} />
    </div>
  );
}

export function ThreeField({ path, label, optional, long = false }: ControlProps & { long?: boolean }) {
  const { name, notes, wrong, onFocus } = usePlace(path);
  return (
    <fieldset className="dec-field dec-three" data-path={name} onFocus={onFocus}>
      <legend>{label}</legend>
      {LANGS.map((lang) => (
        <LangInput key={lang} {...{ path, label, optional, long, lang, wrong }} />
      ))}
      <FieldNotes notes={notes} />
    </fieldset>
  );
}

function LangInput({ path, label, optional, long, lang, wrong }: ControlProps & { long: boolean; lang: Lang; wrong: boolean }) {
  const { data, change } = useDrafting();
  function write(text: string) {
    change(
      (yaml) => {
        const all = { ...threeAt(data, path), [lang]: text.trim() };
        if (optional && Object.values(all).every((each) => each === '')) return setAt(yaml, path, undefined);
        return at(data, path) === undefined ? setAt(yaml, path, all) : setAt(yaml, [...path, lang], text.trim());
      },
      `${path.join('/')}/${lang}`,
    );
  }
  const typed = useTyped(threeAt(data, path)[lang], write);
  const shared = { lang, 'aria-label': `${label}, ${LANG_NAMES[lang]}`, error: wrong && typed.value === '', ...typed };
  return (
    <div className="dec-lang">
      <span className="dec-lang-name" aria-hidden="true">
        {lang}
      </span>
      {long ? <Textarea rows={3} {...shared} /> : <TextInput autoComplete="off" {...shared} />}
    </div>
  );
}

export function NumberField({ path, label }: ControlProps) {
  const { data, set } = useDrafting();
  const { name, notes, wrong, onFocus } = usePlace(path);
  const typed = useTyped(textAt(data, path), (text) => set(path, /^\d+$/.test(text.trim()) ? Number(text) : text));
  return (
    <div className="dec-field dec-short" data-path={name} onFocus={onFocus}>
      <TextInput label={label} inputMode="numeric" autoComplete="off" error={wrong} {...typed} />
      <FieldNotes notes={notes} />
    </div>
  );
}

export function DayField({ path, label, optional }: ControlProps) {
  const { data, set } = useDrafting();
  const { name, notes, onFocus } = usePlace(path);
  return (
    <div className="dec-field dec-short" data-path={name} onFocus={onFocus}>
      <DateField label={label} value={textAt(data, path)} onChange={(day) => set(path, day === '' ? (optional ? null : undefined) : day)} />
      <FieldNotes notes={notes} />
    </div>
  );
}

export function CountryField({ path, label }: ControlProps) {
  const t = useT(declarationForm);
  const lang = useLang();
  const { data, set } = useDrafting();
  const { name, notes, wrong, onFocus } = usePlace(path);
  const typed = useTyped(textAt(data, path), (text) => set(path, text.trim().toUpperCase()));
  return (
    <div className="dec-field dec-short" data-path={name} onFocus={onFocus}>
      <TextInput
        label={label}
        autoComplete="off"
        maxLength={3}
        error={wrong}
        description={countryName(typed.value.trim().toUpperCase(), lang) ?? t('hint.unknownCountry')}
        {...typed}
      />
      <FieldNotes notes={notes} />
    </div>
  );
}

function countryName(code: string, lang: Lang): string | undefined {
  if (code === 'EEA') return lang === 'en' ? 'EEA' : lang === 'sv' ? 'EES' : 'ETA';
  if (!/^[A-Z]{2}$/.test(code)) return undefined;
  const name = new Intl.DisplayNames([lang], { type: 'region', fallback: 'none' }).of(code);
  return name === code ? undefined : name;
}
