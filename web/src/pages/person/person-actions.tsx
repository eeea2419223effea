/** What can be done about a person; the rare and the heavy lie in the menu. */
import { Button, Menu } from '@mantine/core';
import {
  IconArchive,
  IconDots,
  IconDownload,
  IconHandStop,
  IconLock,
  IconMailShare,
  IconPhone,
  IconStar,
  IconTrash,
} from '@tabler/icons-react';
import { useState } from 'react';
import { usePolicy, useMay } from '#web/api/queries.ts';
import { usePageCommand } from '#web/frame/page-commands.ts';
import { useT } from '#web/i18n/index.ts';
import { person as phrases } from '#web/i18n/person.ts';
import { AddRegisterDialog } from './add-register-dialog.tsx';
import { CopyDialog } from './copy-dialog.tsx';
import { EraseDialog } from './erase-dialog.tsx';
import { HoldDialog } from './hold-dialog.tsx';
import { LogContactDialog } from './log-contact-dialog.tsx';
import { OwnLinkDialog } from './own-link-dialog.tsx';
import type { Person } from './person-page.tsx';
import { RestrictDialog } from './restriction.tsx';
import { TriggerDialog } from './trigger-dialog.tsx';

type Dialog = 'log' | 'register' | 'trigger' | 'hold' | 'restrict' | 'copy' | 'own' | 'erase';

export function PersonActions({ person, mayWrite }: { person: Person; mayWrite: boolean }) {
  const t = useT(phrases);
  const policy = usePolicy();
  const [open, setOpen] = useState<Dialog | null>(null);
  const mayErase = useMay('people.erase');
  const mayHold = useMay('holds.write');
  const mayCopy = useMay('people.write');
  const close = () => setOpen(null);
  const canLog = mayWrite && person.allowed.includes('contact.event');
  const { id, label, allowed, memberships, restricted } = person;
  usePageCommand(canLog, { id: 'log', label: t('actions.log'), icon: IconPhone, key: 'c', run: () => setOpen('log') });
  usePageCommand(mayCopy, { id: 'own-pages', label: t('actions.own'), icon: IconMailShare, run: () => setOpen('own') });
  usePageCommand(mayErase, { id: 'erase', label: t('actions.erase'), icon: IconTrash, run: () => setOpen('erase') });
  return (
    <>
      {canLog && (
        <Button leftSection={<IconPhone size={17} aria-hidden="true" />} onClick={() => setOpen('log')}>
          {t('actions.log')}
        </Button>
      )}
      {(mayCopy || mayErase || mayHold) && (
        <Menu position="bottom-end" width={260}>
          <Menu.Target>
            <Button variant="default" px={10} aria-label={t('actions.more')}>
              <IconDots size={18} aria-hidden="true" />
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {mayWrite && (
              <Menu.Item leftSection={<IconArchive size={17} />} onClick={() => setOpen('register')}>
                {t('actions.register')}
              </Menu.Item>
            )}
            {mayWrite && (
              <Menu.Item leftSection={<IconStar size={17} />} onClick={() => setOpen('trigger')}>
                {t('actions.trigger')}
              </Menu.Item>
            )}
            {mayHold && (
              <Menu.Item leftSection={<IconLock size={17} />} onClick={() => setOpen('hold')}>
                {t('actions.hold')}
              </Menu.Item>
            )}
            {mayHold && !restricted && (
              <Menu.Item leftSection={<IconHandStop size={17} />} onClick={() => setOpen('restrict')}>
                {t('actions.restrict')}
              </Menu.Item>
            )}
            {mayCopy && (
              <Menu.Item leftSection={<IconDownload size={17} />} onClick={() => setOpen('copy')}>
                {t('actions.copy')}
              </Menu.Item>
            )}
            {mayCopy && (
              <Menu.Item leftSection={<IconMailShare size={17} />} onClick={() => setOpen('own')}>
                {t('actions.own')}
              </Menu.Item>
            )}
            {mayErase && (
              <Menu.Item className="menu-danger" leftSection={<IconTrash size={17} />} onClick={() => setOpen('erase')}>
                {t('actions.erase')}
              </Menu.Item>
            )}
          </Menu.Dropdown>
        </Menu>
      )}
      {open === 'log' && <LogContactDialog personId={id} allowed={allowed} onClose={close} />}
      {open === 'register' && policy && <AddRegisterDialog subjectId={id} memberships={memberships} policy={policy} onClose={close} />}
      {open === 'trigger' && policy && <TriggerDialog subjectId={id} memberships={memberships} policy={policy} onClose={close} />}
      {open === 'hold' && <HoldDialog subjectId={id} onClose={close} />}
      {open === 'restrict' && <RestrictDialog id={id} onClose={close} />}
      {open === 'copy' && <CopyDialog id={id} name={label} onClose={close} />}
      {open === 'own' && <OwnLinkDialog id={id} name={label} onClose={close} />}
      {open === 'erase' && <EraseDialog subjectId={id} label={label} onClose={close} />}
    </>
  );
}
