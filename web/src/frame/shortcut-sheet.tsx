/** All keys in one place, because a shortcut that nobody can look up does not exist. */
import { Dialog } from '../components/dialog.tsx';
import { frame as phrases } from '../i18n/frame.ts';
import { useT } from '../i18n/index.ts';
import type { Destination } from './destinations.ts';

export function ShortcutSheet({ destinations, onClose }: { destinations: readonly Destination[]; onClose: () => void }) {
  const t = useT(phrases);
  const rows: [string[], string][] = [
    [['Ctrl', 'K'], t('keys.palette')],
    [['N'], t('keys.newPerson')],
    ...destinations.map(({ id, key }): [string[], string] => [['G', key.toUpperCase()], t('keys.goTo', { page: t(`nav.${id}`) })]),
    [['Ctrl', 'Enter'], t('keys.save')],
    [['Esc'], t('keys.cancel')],
    [['↑', '↓'], t('keys.list')],
    [['Enter'], t('keys.openRow')],
    [['?'], t('keys.help')],
  ];
  return (
    <Dialog onClose={onClose} title={t('keys.title')}>
      <table className="table">
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
    </Dialog>
  );
}
