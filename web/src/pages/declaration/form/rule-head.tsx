/** A retention rule in its list: in words, whom it concerns, and on the common timeline. */
import { declaration as phrases } from '#web/i18n/declaration.ts';
import { declarationClocks } from '#web/i18n/declaration-clocks.ts';
import { useLang, useT, useText } from '#web/i18n/index.ts';
import { useDrafting } from '../drafting.ts';
import { idOf, idsAt, listAt, nameOf, textAt } from '../text/values.ts';
import { Timeline } from './timeline.tsx';

export function RuleHead({ rule, scale }: { rule: unknown; scale: number }) {
  const t = useT(phrases);
  const lang = useLang();
  const text = useText();
  const { data, words } = useDrafting();
  const id = idOf(rule);
  const said = text(words.get(id)?.short) || (declarationClocks.find(lang, `kind.${textAt(rule, ['kind'])}`) ?? id);
  const users = [...listAt(data, ['registers']), ...listAt(data, ['dataGroups'])]
    .filter((each) => idsAt(each, ['retention']).includes(id))
    .map((each) => nameOf(each, lang));
  return (
    <>
      <span className="dec-item-name">{said.charAt(0).toUpperCase() + said.slice(1)}</span>
      <span className="small muted dec-item-gist">
        {users.length === 0 ? t('timeline.unused') : t('timeline.usedBy', { names: users.join(', ') })}
      </span>
      <Timeline rule={rule} scale={scale} />
    </>
  );
}
