/** What is being written, whether it is saved, and what can be done with it. */
import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconArrowBackUp, IconArrowForwardUp, IconDots, IconSend } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { PageHeader } from '#web/components/page-header.tsx';
import { useT, useText } from '#web/i18n/index.ts';
import { editorPhrases as phrases } from '#web/i18n/marketing-editor.ts';
import { useEditing } from './editing.ts';
import { type Got, usingTemplate } from './model.ts';
import type { Shown } from './preview.tsx';
import type { Written } from './use-history.ts';
import type { Saving } from './use-saving.ts';

const BrandDialog = lazy(() => import('./brand-dialog.tsx').then((module) => ({ default: module.BrandDialog })));
const TestDialog = lazy(() => import('./dialogs.tsx').then((module) => ({ default: module.TestDialog })));
const TemplatesDialog = lazy(() => import('./dialogs.tsx').then((module) => ({ default: module.TemplatesDialog })));
const KeepDialog = lazy(() => import('./dialogs.tsx').then((module) => ({ default: module.KeepDialog })));

type Open = 'test' | 'templates' | 'keep' | 'brand';

interface HeaderProps {
  id: string;
  got: Got;
  open: boolean;
  written: Written;
  saving: Saving;
  shown: Shown;
  onTheirs: () => Promise<void>;
}

export function EditorHeader({ id, got, open, written, saving, shown, onTheirs }: HeaderProps) {
  const t = useT(phrases);
  const text = useText();
  const { lang } = useEditing();
  const [dialog, setDialog] = useState<Open | null>(null);
  const close = () => setDialog(null);
  const lead = (
    <>
      <Link to="/marketing/$id" params={{ id }}>
        {t('back')}
      </Link>
      {' · '}
      {t('forPurpose', { purpose: text(got.purpose) })}
    </>
  );
  return (
    <>
      <PageHeader title={t('title')} lead={lead} actions={<Actions open={open} written={written} saving={saving} onOpen={setDialog} />} />
      {!got.open && <p className="editor-locked">{t('locked')}</p>}
      {saving.state === 'conflict' ? (
        <Conflict saving={saving} onTheirs={onTheirs} />
      ) : (
        <ErrorBanner error={saving.error} onRetry={() => void saving.flush()} />
      )}
      <Suspense fallback={null}>
        {dialog === 'test' && <TestDialog id={id} shown={shown} flush={saving.flush} onClose={close} />}
        {dialog === 'templates' && (
          <TemplatesDialog
            newsletter={id}
            onUse={(document) => written.change((before) => usingTemplate(before, document))}
            onClose={close}
          />
        )}
        {dialog === 'keep' && <KeepDialog document={written.draft.document} onClose={close} />}
        {dialog === 'brand' && <BrandDialog lang={lang} onSaved={saving.refresh} onClose={close} />}
      </Suspense>
    </>
  );
}

interface ActionsProps {
  open: boolean;
  written: Written;
  saving: Saving;
  onOpen: (dialog: Open) => void;
}

function Actions({ open, written, saving, onOpen }: ActionsProps) {
  const t = useT(phrases);
  const state = saving.state === 'conflict' ? 'failed' : saving.state;
  if (!open) return null;
  return (
    <>
      <span className="editor-state muted" role="status">
        {t(`state.${state}`)}
      </span>
      <ActionIcon variant="subtle" size="lg" aria-label={t('undo')} title={t('undo')} disabled={!written.canUndo} onClick={written.undo}>
        <IconArrowBackUp size={18} aria-hidden="true" />
      </ActionIcon>
      <ActionIcon variant="subtle" size="lg" aria-label={t('redo')} title={t('redo')} disabled={!written.canRedo} onClick={written.redo}>
        <IconArrowForwardUp size={18} aria-hidden="true" />
      </ActionIcon>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" size="lg" aria-label={t('more')} title={t('more')}>
            <IconDots size={18} aria-hidden="true" />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => onOpen('templates')}>{t('startFrom')}</Menu.Item>
          <Menu.Item onClick={() => onOpen('keep')}>{t('keepAs')}</Menu.Item>
          <Menu.Item onClick={() => onOpen('brand')}>{t('brand')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Button variant="default" leftSection={<IconSend size={16} aria-hidden="true" />} onClick={() => onOpen('test')}>
        {t('test')}
      </Button>
    </>
  );
}

function Conflict({ saving, onTheirs }: { saving: Saving; onTheirs: () => Promise<void> }) {
  const t = useT(phrases);
  return (
    <div className="editor-conflict" role="alert">
      <p>{t('conflict')}</p>
      <div>
        <Button variant="default" size="xs" onClick={() => void onTheirs()}>
          {t('conflictTheirs')}
        </Button>
        <Button variant="default" size="xs" onClick={() => void saving.keepMine()}>
          {t('conflictMine')}
        </Button>
      </div>
    </div>
  );
}
