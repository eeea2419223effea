/** The gist of an item in one line, so that a closed list already says what it holds. */
import { declarationForm } from '#web/i18n/declaration-form.ts';
import { declarationWords } from '#web/i18n/declaration-words.ts';
import { useLang } from '#web/i18n/index.ts';
import { useDrafting } from '../drafting.ts';
import { at, idOf, idsAt, listAt, nameOf, textAt, threeAt } from '../text/values.ts';

export function useGist(): (list: string, item: unknown) => string {
  const lang = useLang();
  const { data, catalogue } = useDrafting();
  const word = (group: string, key: string) => declarationWords.find(lang, `${group}.${key}`) ?? key;
  const named = (list: string, ids: readonly string[]) =>
    listAt(data, [list])
      .filter((item) => ids.includes(idOf(item)))
      .map((item) => nameOf(item, lang))
      .join(', ');
  const fieldName = (field: unknown) => catalogue.get(idOf(field))?.name[lang] ?? (threeAt(field, ['name'])[lang] || idOf(field));
  return (list, item) => {
    switch (list) {
      case 'controllers':
        return [textAt(item, ['businessId']), textAt(item, ['alias'])].filter((each) => each !== '').join(' · ');
      case 'registers':
        return named('subjectGroups', idsAt(item, ['subjectGroups']));
      case 'purposes':
        return word('basis', textAt(item, ['basis']));
      case 'dataGroups':
        return listAt(item, ['fields']).map(fieldName).join(', ');
      case 'sources':
        return word('sourceKind', textAt(item, ['from']));
      case 'recipients':
        return [
          word('role', textAt(item, ['role'])),
          textAt(item, ['country']),
          idsAt(item, ['fields'])
            .map((id) => fieldName(id))
            .join(', '),
        ]
          .filter((each) => each !== '')
          .join(' · ');
      case 'archives':
        return word('archiveKind', textAt(item, ['kind']));
      case 'safeguards':
        return at(item, ['proof']) === undefined
          ? declarationForm.t(lang, 'hint.none')
          : word('proofKind', textAt(item, ['proof', 'kind']));
      case 'requests/rights':
        return threeAt(item, ['text'])[lang];
      default:
        return '';
    }
  };
}
