/** The page command that chooses everybody who matches, or nobody when all are. */
import { IconListCheck } from '@tabler/icons-react';
import { usePageCommand } from '#web/frame/page-commands.ts';
import { bulkPhrases } from '#web/i18n/bulk.ts';
import { common } from '#web/i18n/common.ts';
import { useT } from '#web/i18n/index.ts';
import type { Selection } from '#web/components/virtual-table.tsx';

export function useChooseAll(on: boolean, { state, toggleAll }: Selection): void {
  const c = useT(common);
  const b = useT(bulkPhrases);
  const label = state === 'all' ? b('bulk.clear') : c('table.selectAll');
  usePageCommand(on, { id: 'choose-all', label, icon: IconListCheck, key: 'a', run: toggleAll });
}
