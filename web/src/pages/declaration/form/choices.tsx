/** What one chooses: a word, several words, other parts of the declaration, yes or no, a period of time. */
import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { declarationClocks } from '#web/i18n/declaration-clocks.ts';
import { declarationForm } from '#web/i18n/declaration-form.ts';
import { declarationWords } from '#web/i18n/declaration-words.ts';
import { type Lang, useLang, useT } from '#web/i18n/index.ts';
import { useDrafting } from '../drafting.ts';
import { readPeriod, type Unit, UNITS, writePeriod } from '../text/period.ts';
import { at, idOf, idsAt, listAt, nameOf, textAt } from '../text/values.ts';
import { FieldNotes } from './field-notes.tsx';
import { useRuleWords } from './rule-words.ts';
import { type ControlProps, usePlace } from './texts.tsx';
import { useTyped } from './typed.ts';

export interface Option {
  value: string;
  label: string;
}

/** The words of a group in their order, ready to be chosen from. */
export function wordsOf(group: string, lang: Lang): Option[] {
  for (const phrases of [declarationWords, declarationClocks]) {
    const found = [...phrases.all(lang)].filter(([key]) => key.startsWith(`${group}.`));
    if (found.length > 0) return found.map(([key, label]) => ({ value: key.slice(group.length + 1), label }));
  }
  return [];
}

/** The items of a list that can be meant, by their names. */
function useItems(list: string): Option[] {
  const lang = useLang();
  const rule = useRuleWords();
  const { data } = useDrafting();
  return listAt(data, [list]).map((item) => ({ value: idOf(item), label: list === 'retention' ? rule(item) : nameOf(item, lang) }));
}

interface OneFieldProps extends ControlProps {
  options: readonly Option[];
  fallback?: string | undefined;
}

export function OneField({ path, label, optional, options, fallback = '' }: OneFieldProps) {
  const t = useT(declarationForm);
  const { data, set } = useDrafting();
  const { name, notes, wrong, onFocus } = usePlace(path);
  const value = textAt(data, path) || fallback;
  const known = value === '' || options.some((option) => option.value === value);
  const empty = optional || value === '' ? [{ value: '', label: optional ? t('hint.none') : '' }] : [];
  return (
    <div className="dec-field" data-path={name} onFocus={onFocus}>
      <NativeSelect
        label={label}
        error={wrong}
        value={value}
        data={[...empty, ...options, ...(known ? [] : [{ value, label: value }])]}
        onChange={({ currentTarget }) => set(path, currentTarget.value === '' ? undefined : currentTarget.value)}
      />
      <FieldNotes notes={notes} />
    </div>
  );
}

export function RefField({ list, own, ...props }: ControlProps & { list: string; own: string }) {
  return <OneField {...props} options={useItems(list).filter(({ value }) => value !== own)} />;
}

export function ManyField({
  path,
  label,
  optional,
  options,
  hint,
}: ControlProps & { options: readonly Option[]; hint?: string | undefined }) {
  const { data, set } = useDrafting();
  const { name, notes, onFocus } = usePlace(path);
  const chosen = idsAt(data, path);
  const unknown = chosen.filter((id) => !options.some(({ value }) => value === id)).map((id) => ({ value: id, label: id }));
  function toggle(id: string) {
    const next = chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id];
    set(path, next.length === 0 && optional ? undefined : next);
  }
  return (
    <fieldset className="dec-field dec-many" data-path={name} onFocus={onFocus}>
      <legend>{label}</legend>
      {hint !== undefined && <p className="small muted">{hint}</p>}
      <div className="dec-ticks">
        {[...options, ...unknown].map((option) => (
          <Checkbox key={option.value} label={option.label} checked={chosen.includes(option.value)} onChange={() => toggle(option.value)} />
        ))}
      </div>
      <FieldNotes notes={notes} />
    </fieldset>
  );
}

export function RefsField({ list, ...props }: ControlProps & { list: string; hint?: string | undefined }) {
  return <ManyField {...props} options={useItems(list)} />;
}

export function FlagField({ path, label }: ControlProps) {
  const { data, set } = useDrafting();
  const { name, notes, onFocus } = usePlace(path);
  return (
    <div className="dec-field" data-path={name} onFocus={onFocus}>
      <Checkbox label={label} checked={at(data, path) === true} onChange={({ currentTarget }) => set(path, currentTarget.checked)} />
      <FieldNotes notes={notes} />
    </div>
  );
}

/** A period of several units stays as it was written; the form changes periods of one. */
export function PeriodField({ path, label, optional, fallback = 'P1Y' }: ControlProps & { fallback?: string }) {
  const t = useT(declarationForm);
  const lang = useLang();
  const { data, set } = useDrafting();
  const { name, notes, wrong, onFocus } = usePlace(path);
  const written = textAt(data, path);
  const period = readPeriod(written === '' ? fallback : written);
  const typed = useTyped(period === undefined ? '' : String(period.n), (text) => {
    if (/^\d{1,4}$/.test(text.trim())) set(path, writePeriod({ n: Number(text), unit: period?.unit ?? 'Y' }));
  });
  return (
    <fieldset className="dec-field dec-period" data-path={name} onFocus={onFocus}>
      <legend>{label}</legend>
      {period === undefined ? (
        <p className="small">{t('hint.compound', { value: written })}</p>
      ) : (
        <div className="dec-period-parts">
          <TextInput aria-label={`${label}: ${t('hint.period')}`} inputMode="numeric" autoComplete="off" error={wrong} {...typed} />
          <NativeSelect
            aria-label={`${label}: ${t('hint.unit')}`}
            value={period.unit}
            data={UNITS.map((unit) => ({ value: unit, label: declarationClocks.t(lang, `unit.${unit}`) }))}
            onChange={({ currentTarget }) => set(path, writePeriod({ n: period.n, unit: currentTarget.value as Unit }))}
          />
          {period.n === 0 && <span className="small muted">{t('hint.zero')}</span>}
        </div>
      )}
      {optional && written === '' && <span className="visually-hidden">{fallback}</span>}
      <FieldNotes notes={notes} />
    </fieldset>
  );
}
