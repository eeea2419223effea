/** A recipient gets exactly what is ticked: data of the declaration, group by group. */
import { Checkbox } from '@mantine/core';
import { declarationForm } from '#web/i18n/declaration-form.ts';
import { useT, useText } from '#web/i18n/index.ts';
import { useDrafting } from '../drafting.ts';
import type { HintKey } from '../spec.ts';
import { idsAt } from '../text/values.ts';
import { FieldNotes } from './field-notes.tsx';
import { useDeclared } from './field-picker.tsx';
import { type ControlProps, usePlace } from './texts.tsx';

export function Whitelist({ path, label, hint }: ControlProps & { hint: HintKey | undefined }) {
  const t = useT(declarationForm);
  const text = useText();
  const { data, set } = useDrafting();
  const { name, notes, onFocus } = usePlace(path);
  const groups = useDeclared().filter(({ fields }) => fields.length > 0);
  const chosen = idsAt(data, path);
  const names = groups.flatMap(({ fields }) => fields).filter(({ id }) => chosen.includes(id));
  const undeclared = chosen.filter((id) => !names.some((each) => each.id === id));
  const toggle = (id: string) => set(path, chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id]);
  return (
    <fieldset className="dec-field" data-path={name} onFocus={onFocus}>
      <legend>{label}</legend>
      <details className="dec-whitelist">
        <summary>
          <span>
            {names.length + undeclared.length === 0 ? t('hint.none') : [...names.map((each) => each.name), ...undeclared].join(', ')}
          </span>
          {hint !== undefined && <span className="small muted"> {t(hint, { n: chosen.length })}</span>}
        </summary>
        {groups.map(({ group, fields }) => (
          <div key={group.fi + group.en} className="dec-whitelist-group" role="group" aria-label={text(group)}>
            <p className="small muted">{text(group)}</p>
            <div className="dec-ticks">
              {fields.map((field) => (
                <Checkbox key={field.id} label={field.name} checked={chosen.includes(field.id)} onChange={() => toggle(field.id)} />
              ))}
            </div>
          </div>
        ))}
        {undeclared.map((id) => (
          <Checkbox key={id} label={id} checked onChange={() => toggle(id)} />
        ))}
      </details>
      <FieldNotes notes={notes} />
    </fieldset>
  );
}
