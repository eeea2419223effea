/** One field of the form, drawn as its description says. */
import { declarationFields } from '#web/i18n/declaration-fields.ts';
import { declarationForm } from '#web/i18n/declaration-form.ts';
import { useLang, useT } from '#web/i18n/index.ts';
import { useDrafting } from '../drafting.ts';
import type { FieldSpec } from '../spec.ts';
import { at, idOf, type Path } from '../text/values.ts';
import { FlagField, ManyField, OneField, PeriodField, RefField, RefsField, wordsOf } from './choices.tsx';
import { FieldPicker } from './field-picker.tsx';
import { CountryField, DayField, NumberField, PlainField, ThreeField } from './texts.tsx';
import { Whitelist } from './whitelist.tsx';

export function Controls({ base, fields }: { base: Path; fields: readonly FieldSpec[] }) {
  const { data } = useDrafting();
  const t = useT(declarationForm);
  const item = at(data, base);
  return fields
    .filter(({ when }) => when === undefined || when(item))
    .map((field) => (
      <div key={field.key} className="dec-control">
        {field.heading !== undefined && <h3 className="dec-heading">{t(field.heading)}</h3>}
        <Control base={base} field={field} />
      </div>
    ));
}

function Control({ base, field }: { base: Path; field: FieldSpec }) {
  const f = useT(declarationFields);
  const t = useT(declarationForm);
  const lang = useLang();
  const { data } = useDrafting();
  const { key, label, as, to = '', words = '', optional = false, fallback, hint } = field;
  const props = { path: [...base, ...key.split('/')], label: f(label), optional };
  const said = hint === undefined ? undefined : t(hint);
  switch (as) {
    case 'plain':
      return <PlainField {...props} />;
    case 'three':
      return <ThreeField {...props} />;
    case 'long':
      return <ThreeField {...props} long />;
    case 'refs':
      return <RefsField {...props} list={to} hint={said} />;
    case 'ref':
      return <RefField {...props} list={to} own={idOf(at(data, base))} />;
    case 'one':
      return <OneField {...props} options={wordsOf(words, lang)} fallback={fallback} />;
    case 'many':
      return <ManyField {...props} options={wordsOf(words, lang)} />;
    case 'flag':
      return <FlagField {...props} />;
    case 'period':
      return <PeriodField {...props} />;
    case 'number':
      return <NumberField {...props} />;
    case 'date':
      return <DayField {...props} />;
    case 'country':
      return <CountryField {...props} />;
    case 'fields':
      return <FieldPicker {...props} />;
    case 'whitelist':
      return <Whitelist {...props} hint={hint} />;
  }
}
