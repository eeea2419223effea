/** The head of the draft: whether it is kept, steps back and forth, throwing it away, and the way to publishing. */
import { ActionIcon, Button } from '@mantine/core';
import { IconArrowBackUp, IconArrowForwardUp, IconTrash } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '#web/api/client.ts';
import { ConfirmDialog } from '#web/components/confirm-dialog.tsx';
import { PageHeader } from '#web/components/page-header.tsx';
import { say } from '#web/components/toast.ts';
import { declaration as phrases } from '#web/i18n/declaration.ts';
import { formatTime } from '#web/i18n/format.ts';
import { useLang, useT } from '#web/i18n/index.ts';
import { Conflict } from './conflict.tsx';
import type { Saver, SaveState } from './text/saver.ts';
import type { Draft, useHistory } from './use-draft.ts';

interface EditorHeadProps {
  draft: Draft;
  written: ReturnType<typeof useHistory>;
  saver: Saver;
  state: SaveState;
}

export function EditorHead({ draft, written, saver, state }: EditorHeadProps) {
  const t = useT(phrases);
  const navigate = useNavigate();
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  async function publish() {
    if (await saver.flush()) await navigate({ to: '/declaration/$id/publish', params: { id: draft.id } });
  }
  async function discard() {
    await api.drafts.discard({ params: { id: draft.id } });
    saver.close();
    await navigate({ to: '/notice', search: { view: 'versions' } });
    await client.invalidateQueries({ queryKey: ['policy', 'versions'] });
    say(t('discarded'));
  }
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={
          <>
            {draft.note !== '' && <span className="serif">{draft.note} · </span>}
            {t('lead')} <Link to="/notice">{t('back')}</Link>
          </>
        }
        actions={
          <>
            <SaveWord state={state} />
            <ActionIcon
              variant="default"
              size="lg"
              aria-label={t('undo')}
              title={t('undo')}
              disabled={!written.canUndo}
              onClick={written.undo}
            >
              <IconArrowBackUp size={18} stroke={1.6} aria-hidden="true" />
            </ActionIcon>
            <ActionIcon
              variant="default"
              size="lg"
              aria-label={t('redo')}
              title={t('redo')}
              disabled={!written.canRedo}
              onClick={written.redo}
            >
              <IconArrowForwardUp size={18} stroke={1.6} aria-hidden="true" />
            </ActionIcon>
            <ActionIcon variant="default" size="lg" aria-label={t('discard')} title={t('discard')} onClick={() => setAsking(true)}>
              <IconTrash size={18} stroke={1.6} aria-hidden="true" />
            </ActionIcon>
            <Button onClick={() => void publish()} disabled={state.kind === 'conflict'}>
              {t('publish')}
            </Button>
          </>
        }
      />
      {state.kind === 'conflict' && <Conflict draft={draft} written={written} saver={saver} />}
      {asking && (
        <ConfirmDialog title={t('discardTitle')} verb={t('discard')} danger onConfirm={discard} onClose={() => setAsking(false)}>
          <p>{t('discardLead')}</p>
        </ConfirmDialog>
      )}
    </>
  );
}

function SaveWord({ state }: { state: SaveState }) {
  const t = useT(phrases);
  const lang = useLang();
  const words = {
    saved: state.kind === 'saved' && state.at !== null ? t('save.at', { time: formatTime(state.at, lang) }) : t('save.saved'),
    waiting: t('save.waiting'),
    saving: t('save.saving'),
    failed: t('save.failed'),
    conflict: t('save.waiting'),
  };
  return (
    <span className={state.kind === 'failed' ? 'small late dec-saved' : 'small muted dec-saved num'} role="status">
      {words[state.kind]}
    </span>
  );
}
