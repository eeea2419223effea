/** All keys in one place, because a shortcut that nobody can look up does not exist. */
import { Dialog } from '../components/dialog.tsx';
import { frame as phrases } from '../i18n/frame.ts';
import { useT } from '../i18n/index.ts';
import type { Destination } from './destinations.ts';
import { usePageCommandList } from './page-commands.ts';
import './palette.css';

type Row = [string[], string];

export function ShortcutSheet({ destinations, onClose }: { destinations: readonly Destination[]; onClose: () => void }) {
  const t = useT(phrases);
  const here = usePageCommandList().flatMap(({ key, label }): Row[] => (key === undefined ? [] : [[[key.toUpperCase()], label]]));
  const groups: [string, Row[]][] = [
    [t('keys.here'), here],
    [
      t('keys.everywhere'),
      [
        [['Ctrl', 'K'], t('keys.palette')],
        [['N'], t('keys.newPerson')],
        [['Ctrl', 'Z'], t('keys.undo')],
        [['Ctrl', 'Y'], t('keys.redo')],
        [['?'], t('keys.help')],
      ],
    ],
    [
      t('keys.lists'),
      [
        [['↑', '↓'], t('keys.list')],
        [['Home', 'End'], t('keys.ends')],
        [['Enter'], t('keys.openRow')],
        [['Space'], t('keys.choose')],
        [['Ctrl', 'A'], t('keys.chooseAll')],
        [['/'], t('keys.filter')],
      ],
    ],
    [
      t('keys.forms'),
      [
        [['Ctrl', 'Enter'], t('keys.save')],
        [['Esc'], t('keys.cancel')],
      ],
    ],
    [t('keys.places'), destinations.map(({ id, key }): Row => [['G', key.toUpperCase()], t(`nav.${id}`)])],
  ];
  return (
    <Dialog onClose={onClose} title={t('keys.title')}>
      {groups
        .filter(([, rows]) => rows.length > 0)
        .map(([title, rows]) => (
          <table className="table keys-table" key={title}>
            <caption>{title}</caption>
            <tbody>
              {rows.map(([keys, what]) => (
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
