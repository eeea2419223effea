/** How far a mailing has come: those dealt with out of all, announced calmly. */
import { useT } from '#web/i18n/index.ts';
import { mailing as phrases } from '#web/i18n/mailing.ts';
import { isMoving, type Mailing } from './data.ts';

export function Progress({ mailing: { state, tally } }: { mailing: Mailing }) {
  const t = useT(phrases);
  if (tally === null || !(isMoving(state) || (state === 'paused' && tally.waiting > 0))) return null;
  const done = tally.candidates - tally.waiting;
  return (
    <div className="mailing-progress">
      <progress max={Math.max(1, tally.candidates)} value={done} aria-label={t('progress.label')} />
      <p className="small num" role="status">
        {t('progress.text', { done, all: tally.candidates })}
      </p>
    </div>
  );
}
