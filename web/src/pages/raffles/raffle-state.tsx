/** In which state a raffle is, as a mark with its word. */
import { IconClockPause, IconDoorEnter, IconLock, IconPencil, IconTrophy, type Icon } from '@tabler/icons-react';
import { useT } from '#web/i18n/index.ts';
import { raffles as phrases } from '#web/i18n/raffles.ts';
import type { Raffle } from './data.ts';

const ICONS: Record<Raffle['state'] | 'over', Icon> = {
  draft: IconPencil,
  open: IconDoorEnter,
  over: IconClockPause,
  closed: IconLock,
  drawn: IconTrophy,
};

export function RaffleState({ raffle: { state, over } }: { raffle: Pick<Raffle, 'state' | 'over'> }) {
  const t = useT(phrases);
  const shown = state === 'open' && over ? 'over' : state;
  const Mark = ICONS[shown];
  return (
    <span className={`raffle-state raffle-${shown}`}>
      <Mark size={16} aria-hidden="true" /> {t(`states.${shown}`)}
    </span>
  );
}
