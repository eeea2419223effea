/** Where the lead stands, and one press to where it goes next. */
import { Button } from '@mantine/core';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { formatDate } from '#web/i18n/format.ts';
import { useLang, useT, useText } from '#web/i18n/index.ts';
import { leadPhrases as phrases } from '#web/i18n/leads.ts';
import type { Lead, Lists } from './data.ts';
import { useMoveLead } from './use-move.ts';

interface StageBarProps {
  lead: Lead;
  lists: Lists;
  mayWrite: boolean;
  onClose: (as: 'won' | 'lost') => void;
}

export function StageBar({ lead, lists, mayWrite, onClose }: StageBarProps) {
  const t = useT(phrases);
  const lang = useLang();
  const text = useText();
  const move = useMoveLead();
  const closed = lists.stages.find(({ id, kind }) => id === lead.stage && kind !== 'open');
  const reason = text(lists.reasons.find(({ id }) => id === lead.lostReason)?.name);
  const date = lead.closedOn === null ? '' : formatDate(lead.closedOn, lang);
  return (
    <>
      <div className="leads-stages" role="group" aria-label={t('stage')}>
        {lists.stages
          .filter(({ kind }) => kind === 'open')
          .map((stage) => (
            <button
              key={stage.id}
              type="button"
              className="view"
              aria-pressed={stage.id === lead.stage}
              disabled={!mayWrite || move.isPending}
              onClick={() => stage.id !== lead.stage && move.mutate({ lead, stage })}
            >
              {text(stage.name)}
            </button>
          ))}
        {closed === undefined && mayWrite && (
          <>
            <Button size="compact-md" onClick={() => onClose('won')}>
              {t('page.win')}
            </Button>
            <Button size="compact-md" variant="default" onClick={() => onClose('lost')}>
              {t('page.lose')}
            </Button>
          </>
        )}
        {closed !== undefined && <strong>{closed.kind === 'won' ? t('page.won', { date }) : t('page.lost', { date, reason })}</strong>}
      </div>
      <ErrorBanner error={move.error} />
    </>
  );
}
