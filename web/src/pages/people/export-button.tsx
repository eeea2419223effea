/** The button of a list that opens the export of what the list shows. */
import { Button } from '@mantine/core';
import { IconFileExport } from '@tabler/icons-react';
import { useState } from 'react';
import { useMay } from '#web/api/queries.ts';
import { usePageCommand } from '#web/frame/page-commands.ts';
import { exporting as phrases } from '#web/i18n/export.ts';
import { useT } from '#web/i18n/index.ts';
import { ExportDialog, type ExportDialogProps } from './export-dialog.tsx';

/** Nothing for whoever may not export. */
export function ExportButton({ small = false, ...props }: Omit<ExportDialogProps, 'onClose'> & { small?: boolean }) {
  const t = useT(phrases);
  const may = useMay('people.export');
  const [open, setOpen] = useState(false);
  // The small one stands among acts on the chosen, and the list has its own.
  usePageCommand(may && !small, { id: 'export', label: t('open'), icon: IconFileExport, key: 'e', run: () => setOpen(true) });
  if (!may) return null;
  return (
    <>
      <Button
        variant="default"
        {...(small ? { size: 'compact-sm' } : {})}
        leftSection={<IconFileExport size={17} aria-hidden="true" />}
        onClick={() => setOpen(true)}
      >
        {t('open')}
      </Button>
      {open && <ExportDialog {...props} onClose={() => setOpen(false)} />}
    </>
  );
}
