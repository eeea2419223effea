// A raffle as the house thinks of it, and what of it is published.

import { formatDate } from '#platform/clock';
import type { Lang, Text } from '#platform/i18n';
import { METHOD } from './draw.ts';
import type { DrawRecord } from './draw.ts';
import type { RaffleRow } from './queries.ts';
import type { RaffleState } from './tables.ts';

export interface Raffle {
  readonly id: string;
  readonly slug: string;
  readonly state: RaffleState;
  readonly name: Text;
  readonly prizes: Text;
  readonly rules: Text;
  readonly publicSource: Text;
  /** From which day on the public value is known. */
  readonly publicOn: string | null;
  readonly registerId: string;
  readonly formId: string | null;
  readonly winners: number;
  readonly reserves: number;
  readonly answerDays: number;
  readonly closesAt: string;
  readonly commitment: string;
  readonly closedAt: string | null;
  readonly drawnAt: string | null;
  readonly forgottenAt: string | null;
  readonly version: number;
  readonly createdAt: string;
}

export function raffleOf(row: RaffleRow): Raffle {
  return {
    id: row.id,
    slug: row.slug,
    state: row.state,
    name: textOf(row.name),
    prizes: textOf(row.prizes),
    rules: textOf(row.rules),
    publicSource: textOf(row.public_source),
    publicOn: row.public_on,
    registerId: row.register_id,
    formId: row.form_id,
    winners: row.winners,
    reserves: row.reserves,
    answerDays: row.answer_days,
    closesAt: row.closes_at,
    commitment: row.commitment,
    closedAt: row.closed_at,
    drawnAt: row.drawn_at,
    forgottenAt: row.forgotten_at,
    version: row.version,
    createdAt: row.created_at,
  };
}

/** What anybody may have of a raffle: enough to draw it again, and nobody's data. Null before entries have closed. */
export function recordOf(row: RaffleRow): DrawRecord | null {
  if (row.list === null || row.root === null) return null;
  const drawn = row.state === 'drawn';
  return {
    method: METHOD,
    raffle: row.slug,
    entries: hashes(row.list),
    root: row.root,
    commitment: row.commitment,
    secret: drawn ? row.secret : null,
    publicValue: row.public_value,
    seed: row.seed,
    winners: row.winners,
    reserves: row.reserves,
    drawn: row.drawn === null ? null : hashes(row.drawn),
  };
}

/** A day for a refusal, whose reader is not known yet. */
export function dayParams(day: string): Record<'date_fi' | 'date_sv' | 'date_en', string> {
  return { date_fi: formatDate(day, 'fi'), date_sv: formatDate(day, 'sv'), date_en: formatDate(day, 'en') };
}

export function hashes(json: string): string[] {
  return JSON.parse(json) as string[];
}

export function nameOf(json: string, lang: Lang): string {
  return textOf(json)[lang];
}

function textOf(json: string): Text {
  return JSON.parse(json) as Text;
}
