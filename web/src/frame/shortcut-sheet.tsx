/** All keys in one place, because a shortcut that nobody can look up does not exist. */
import { Dialog } from '../components/dialog.tsx';
import { frame as phrases } from '../i18n/frame.ts';
import { useT } from '../i18n/index.ts';
import type { Destination } from './destinations.ts';
import { KEYS, SPACE } from './keys.ts';
import { usePageCommandList } from './page-commands.ts';
import './palette.css';

type Row = [string[], string];

export function ShortcutSheet({ destinations, onClose }: { destinations: readonly Destination[]; onClose: () => void }) {
  const t = useT(phrases);
  const here = usePageCommandList().flatMap(({ key, label }): Row[] => (key === undefined ? [] : [[[key.toUpperCase()], label]]));
  const rows = (group: keyof typeof KEYS) =>
    KEYS[group].map(([keys, what]): Row => [keys.map((key) => (key === SPACE ? t('keys.space') : key)), t(`keys.${what}`)]);
  const groups: [string, Row[]][] = [
    [t('keys.here'), here],
    ...(['everywhere', 'lists', 'forms'] as const).map((group): [string, Row[]] => [t(`keys.${group}`), rows(group)]),
    [t('keys.places'), destinations.map(({ id, key }): Row => [['G', key.toUpperCase()], t(`nav.${id}`)])],
  ];
  return (
    <Dialog onClose={onClose} title={t('keys.title')}>
      {groups
        .filter(([, lines]) => lines.length > 0)
        .map(([title, lines]) => (
          <table className="table keys-table" key={title}>
            <caption>{title}</caption>
            <tbody>
              {lines.map(([keys, what]) => (
                <tr key={what}>
                  <th scope="row">
                    {keys.map((key) => (
                      <kbd key={key}>{key}</kbd>
                    ))}
                  </th>
                  <td>{what}</td>
                </tr>
              ))}
            </tbody>
          </table>
        ))}
    </Dialog>
  );
}
