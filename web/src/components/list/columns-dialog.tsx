/** Columns are chosen and ordered, rows made closer; every change is seen at once in the list behind. */
import { ActionIcon, Button, Checkbox, Switch } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { common } from '#web/i18n/common.ts';
import { useT } from '#web/i18n/index.ts';
import { lists as phrases } from '#web/i18n/lists.ts';
import { Dialog } from '../dialog.tsx';
import { type ListColumn, type Shown, shownOf, writeCols } from './columns.ts';

interface ColumnsDialogProps<R> {
  all: readonly ListColumn<R>[];
  cols: string | undefined;
  dense: boolean;
  onChange: (change: { cols?: string; dense?: 'yes' | '' }) => void;
  onClose: () => void;
}

export function ColumnsDialog<R>({ all, cols, dense, onChange, onClose }: ColumnsDialogProps<R>) {
  const t = useT(phrases);
  const c = useT(common);
  const shown = shownOf(all, cols);
  const rest = all.filter(({ id }) => !shown.some((each) => each.id === id)).map(({ id }): Shown => ({ id }));
  const put = (next: readonly Shown[]) => onChange({ cols: writeCols(next) });
  const headOf = (id: string) => all.find((each) => each.id === id)?.head ?? id;
  function move(at: number, by: number) {
    const next = [...shown];
    const [taken] = next.splice(at, 1);
    if (taken) next.splice(at + by, 0, taken);
    put(next);
  }
  return (
    <Dialog title={t('columnsTitle')} onClose={onClose}>
      <div className="stack">
        <p className="muted">{t('columnsLead')}</p>
        <ul className="column-list">
          {[...shown, ...rest].map(({ id }, at) => {
            const on = at < shown.length;
            return (
              <li key={id}>
                <Checkbox
                  label={headOf(id)}
                  checked={on}
                  disabled={at === 0}
                  onChange={() => put(on ? shown.filter((each) => each.id !== id) : [...shown, { id }])}
                />
                {on && at > 0 && (
                  <span className="column-moves">
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      disabled={at === 1}
                      aria-label={t('up', { name: headOf(id) })}
                      onClick={() => move(at, -1)}
                    >
                      <IconArrowUp size={16} aria-hidden="true" />
                    </ActionIcon>
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      disabled={at === shown.length - 1}
                      aria-label={t('down', { name: headOf(id) })}
                      onClick={() => move(at, 1)}
                    >
                      <IconArrowDown size={16} aria-hidden="true" />
                    </ActionIcon>
                  </span>
                )}
              </li>
            );
          })}
        </ul>
        <Switch label={t('dense')} checked={dense} onChange={(event) => onChange({ dense: event.currentTarget.checked ? 'yes' : '' })} />
        <div className="row-end">
          <Button variant="subtle" onClick={() => onChange({ cols: '', dense: '' })}>
            {t('reset')}
          </Button>
          <Button onClick={onClose} data-autofocus>
            {c('close')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
