/** Views in a row: everything, the ones of the morning and one's own; the rest in a menu, where they are also looked after. */
import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconDeviceFloppy, IconHome } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#web/api/client.ts';
import { usePageCommand } from '#web/frame/page-commands.ts';
import { listViews as phrases } from '#web/i18n/list-views.ts';
import { useT } from '#web/i18n/index.ts';
import { say } from '../toast.ts';
import type { Search } from './condition.ts';
import { RemoveViewDialog, RenameViewDialog, SaveViewDialog } from './save-view-dialog.tsx';
import { type ListName, useShipped } from './shipped.ts';
import { savable, type SavedView, useViews } from './views.ts';

interface ViewBarProps {
  list: ListName;
  search: Search;
  /** What a view shows in words, for those left out of it. */
  labelOf: (key: string) => string;
  onShow: (search: Search) => void;
}

export function ViewBar({ list, search, labelOf, onShow }: ViewBarProps) {
  const t = useT(phrases);
  const shipped = useShipped(list);
  const saved = useViews(list).data?.views ?? [];
  const [dialog, setDialog] = useState<'save' | 'rename' | 'remove' | null>(null);
  const now = search['view'] ?? 'all';
  const current = saved.find(({ id }) => id === now);
  const open = (id: string, view: Search) => onShow({ ...view, view: id });
  const near = shipped.filter((view) => view.near === true || view.id === now);
  const differs = !same(search, current?.search ?? shipped.find(({ id }) => id === now)?.search ?? {});
  usePageCommand(differs, { id: 'save-view', label: t('views.save'), icon: IconDeviceFloppy, key: 's', run: () => setDialog('save') });
  return (
    <div className="view-row no-print">
      <div className="views" role="group" aria-label={t('views.label')}>
        <Pill name={t('views.all')} on={now === 'all' && !differs} onClick={() => onShow({ view: 'all' })} />
        {near.map((view) => (
          <Pill key={view.id} name={view.name} on={now === view.id && !differs} onClick={() => open(view.id, view.search)} />
        ))}
        {saved.map((view) => (
          <Pill key={view.id} name={view.name} on={now === view.id} onClick={() => open(view.id, view.search)} />
        ))}
      </div>
      <ViewMenu
        list={list}
        now={now}
        current={current}
        shipped={shipped}
        differs={differs}
        search={search}
        onDialog={setDialog}
        onOpen={open}
      />
      {differs && (
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<IconDeviceFloppy size={16} aria-hidden="true" />}
          onClick={() => setDialog('save')}
        >
          {t('views.save')}
        </Button>
      )}
      {dialog === 'save' && <SaveViewDialog list={list} search={search} labelOf={labelOf} onSaved={open} onClose={() => setDialog(null)} />}
      {dialog === 'rename' && current && <RenameViewDialog list={list} view={current} onClose={() => setDialog(null)} />}
      {dialog === 'remove' && current && (
        <RemoveViewDialog list={list} view={current} onRemoved={() => onShow({ view: 'all' })} onClose={() => setDialog(null)} />
      )}
    </div>
  );
}

function Pill({ name, on, onClick }: { name: string; on: boolean; onClick: () => void }) {
  return (
    <button type="button" className="view small" aria-pressed={on} onClick={onClick}>
      {name}
    </button>
  );
}

interface ViewMenuProps {
  list: ListName;
  now: string;
  current: SavedView | undefined;
  shipped: ReturnType<typeof useShipped>;
  differs: boolean;
  search: Search;
  onDialog: (dialog: 'rename' | 'remove') => void;
  onOpen: (id: string, view: Search) => void;
}

function ViewMenu({ list, now, current, shipped, differs, search, onDialog, onOpen }: ViewMenuProps) {
  const t = useT(phrases);
  const client = useQueryClient();
  const begin = useViews(list).data?.begin ?? null;
  const name = current?.name ?? shipped.find(({ id }) => id === now)?.name;
  async function beginWith(view: string | null) {
    await api.views.begin({ body: { list, view } });
    await client.invalidateQueries({ queryKey: ['views', list] });
    say(view === null ? t('views.beginOffNow') : t('views.beginNow', { name: name ?? '' }));
  }
  async function update(view: SavedView) {
    await api.views.update({ params: { id: view.id }, body: { search: savable(search).kept } });
    await client.invalidateQueries({ queryKey: ['views', list] });
    say(t('views.saved', { name: view.name }));
  }
  return (
    <Menu position="bottom-start" shadow="md">
      <Menu.Target>
        <Button size="compact-sm" variant="subtle" color="gray" rightSection={<IconChevronDown size={15} aria-hidden="true" />}>
          {t('views.more')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('views.shipped')}</Menu.Label>
        {shipped.map((view) => (
          <Menu.Item key={view.id} onClick={() => onOpen(view.id, view.search)}>
            {view.name}
          </Menu.Item>
        ))}
        {name !== undefined && (
          <>
            <Menu.Divider />
            <Menu.Label>{t('views.manage', { name })}</Menu.Label>
            {begin === now ? (
              <Menu.Item onClick={() => void beginWith(null)}>{t('views.beginOff')}</Menu.Item>
            ) : (
              <Menu.Item leftSection={<IconHome size={16} aria-hidden="true" />} onClick={() => void beginWith(now)}>
                {t('views.begin')}
              </Menu.Item>
            )}
            {current?.mine === true && (
              <>
                {differs && <Menu.Item onClick={() => void update(current)}>{t('views.update')}</Menu.Item>}
                <Menu.Item onClick={() => onDialog('rename')}>{t('views.rename')}</Menu.Item>
                <Menu.Item onClick={() => onDialog('remove')}>{t('views.remove')}</Menu.Item>
              </>
            )}
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

function same(search: Search, view: Search): boolean {
  const keys = new Set([...Object.keys(search), ...Object.keys(view)]);
  keys.delete('view');
  return [...keys].every((key) => search[key] === view[key]);
}
