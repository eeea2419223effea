/** Where a raffle stands among its four stages, what that means, and the one act that leads on. */
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '#web/api/client.ts';
import { useMay } from '#web/api/queries.ts';
import { ConfirmDialog } from '#web/components/confirm-dialog.tsx';
import { say } from '#web/components/toast.ts';
import { formatDate } from '#web/i18n/format.ts';
import { useLang, useT, useText } from '#web/i18n/index.ts';
import { raffles as phrases } from '#web/i18n/raffles.ts';
import { formatWall } from '../marketing/wall-clock.ts';
import { type Raffle, type RaffleDetails, useRafflesChanged } from './data.ts';
import { DrawDialog } from './draw-dialog.tsx';

const STAGES = ['draft', 'open', 'closed', 'drawn'] as const;

export function RaffleStage({ details: { raffle, record } }: { details: RaffleDetails }) {
  const t = useT(phrases);
  const text = useText();
  const lang = useLang();
  const now = STAGES.indexOf(raffle.state);
  const key = raffle.forgottenAt !== null ? 'forgotten' : raffle.state === 'open' && raffle.over ? 'over' : raffle.state;
  return (
    <section className="raffle-stage" aria-label={t('steps.label')}>
      <ol className="raffle-steps">
        {STAGES.map((stage, i) => (
          <li
            key={stage}
            className={i < now ? 'raffle-step raffle-step-done' : i === now ? 'raffle-step raffle-step-now' : 'raffle-step'}
            aria-current={i === now ? 'step' : undefined}
          >
            <span className="num raffle-step-n" aria-hidden="true">
              {i + 1}
            </span>
            {t(`steps.${stage}`)}
          </li>
        ))}
      </ol>
      <div className="raffle-next">
        <div className="stack-tight">
          <p>
            {t(`stage.${key}`, { when: formatWall(raffle.closesAt, lang) })}
            {raffle.state === 'open' && ` ${t('stage.night')}`}
          </p>
          {raffle.formId !== null && (key === 'over' || key === 'closed') && (
            <p className="small">
              {t('stage.formOpen')}{' '}
              <Link to="/marketing/forms/$id" params={{ id: raffle.formId }}>
                {t('stage.form')}
              </Link>
            </p>
          )}
          {raffle.state === 'closed' && (
            <p className="small muted">
              {t('stage.source')}: {text(raffle.publicSource)}
            </p>
          )}
          {raffle.state === 'closed' && !raffle.drawable && raffle.publicOn !== null && (
            <p className="raffle-wait" role="status">
              {t('stage.wait', { date: formatDate(raffle.publicOn, lang) })}
            </p>
          )}
        </div>
        <Next raffle={raffle} entries={record?.entries.length ?? raffle.entries} />
      </div>
    </section>
  );
}

function Next({ raffle, entries }: { raffle: Raffle; entries: number }) {
  const t = useT(phrases);
  const mayWrite = useMay('marketing.write');
  const mayDraw = useMay('marketing.send');
  const [asking, setAsking] = useState(false);
  const end = () => setAsking(false);
  const { state, over } = raffle;
  const shown = state === 'draft' || (state === 'open' && over) ? mayWrite : raffle.drawable && mayDraw;
  if (!shown) return null;
  const verb = state === 'draft' ? t('open.verb') : state === 'open' ? t('close.verb') : t('draw.verb');
  return (
    <>
      <Button className="raffle-act" onClick={() => setAsking(true)}>
        {verb}
      </Button>
      {asking && state === 'draft' && <OpenDialog raffle={raffle} onClose={end} />}
      {asking && state === 'open' && <CloseDialog raffle={raffle} onClose={end} />}
      {asking && state === 'closed' && <DrawDialog raffle={raffle} entries={entries} onClose={end} />}
    </>
  );
}

interface DialogProps {
  raffle: Raffle;
  onClose: () => void;
}

function OpenDialog({ raffle, onClose }: DialogProps) {
  const t = useT(phrases);
  const changed = useRafflesChanged();
  return (
    <ConfirmDialog
      title={t('open.title')}
      verb={t('open.verb')}
      onConfirm={async () => {
        await api.raffles.open({ params: { id: raffle.id } });
        await changed();
        say(t('open.done'));
      }}
      onClose={onClose}
    >
      <p>{t('open.text')}</p>
      {raffle.formId !== null && <p>{t('open.form')}</p>}
    </ConfirmDialog>
  );
}

function CloseDialog({ raffle, onClose }: DialogProps) {
  const t = useT(phrases);
  const changed = useRafflesChanged();
  return (
    <ConfirmDialog
      title={t('close.title')}
      verb={t('close.verb')}
      onConfirm={async () => {
        await api.raffles.close({ params: { id: raffle.id } });
        await changed();
        say(t('close.done'));
      }}
      onClose={onClose}
    >
      <p>{raffle.entries === 0 ? t('close.none') : t('close.n', { n: raffle.entries })}</p>
      <div>
        <p>{t('close.locks')}</p>
        <ul className="raffle-list">
          <li>{t('close.list')}</li>
          <li>{t('close.published')}</li>
          <li>{t('close.value')}</li>
        </ul>
      </div>
    </ConfirmDialog>
  );
}
