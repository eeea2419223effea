/** A retention rule in its list: in words, whom it concerns, and on the common timeline. */
import { declaration as phrases } from '#web/i18n/declaration.ts';
import { useLang, useT } from '#web/i18n/index.ts';
import { useDrafting } from '../drafting.ts';
import { idOf, idsAt, listAt, nameOf } from '../text/values.ts';
import { useRuleWords } from './rule-words.ts';
import { Timeline } from './timeline.tsx';

export function RuleHead({ rule, scale }: { rule: unknown; scale: number }) {
  const t = useT(phrases);
  const lang = useLang();
  const { data } = useDrafting();
  const say = useRuleWords();
  const id = idOf(rule);
  const users = [...listAt(data, ['registers']), ...listAt(data, ['dataGroups'])]
    .filter((each) => idsAt(each, ['retention']).includes(id))
    .map((each) => nameOf(each, lang));
  return (
    <>
      <span className="dec-item-name">{say(rule)}</span>
      <span className="small muted dec-item-gist">
        {users.length === 0 ? t('timeline.unused') : t('timeline.usedBy', { names: users.join(', ') })}
      </span>
      <Timeline rule={rule} scale={scale} />
    </>
  );
}
