// What the wizard shows of a file before anything is decided: how it was read, its first rows, and where its columns may go.

import { allAccounts, permits } from '#kernel/access';
import type { Deps } from '#kernel/deps';
import { channelsOf, kindOfPurpose, wordingOf } from '#kernel/permission';
import type { ResponseOf } from '#platform/contract';
import type { Text } from '#platform/i18n';
import type { imports } from '../contract.ts';
import { unfinishedRun } from '../queries-import.ts';
import { inForce } from '../write.ts';
import { isAmbiguousDate } from './cells.ts';
import { recall } from './remembered.ts';
import type { ImportTable } from './table.ts';
import { guessFor, targetsFor } from './targets.ts';

const SAMPLE = 8;
const LOOKED_AT = 200;

interface Asked {
  readonly registerId: string;
  readonly about: 'people' | 'organisations';
}

export async function readView(deps: Deps, asked: Asked, table: ImportTable, fileHash: string): Promise<ResponseOf<typeof imports.read>> {
  const { headings, rows, format, encoding, delimiter, sheets, sheet, notes } = table;
  const { registerId, about } = asked;
  const early = rows.slice(0, LOOKED_AT).map(({ cells }) => cells);
  const remembered = await recall(deps, { registerId, about, headings });
  const fields = targetsFor(deps, registerId, about);
  const known = new Set(fields.map(({ id }) => id));
  const columns = guessFor(deps, registerId, about, headings, early).map((guess, i) => {
    const before = remembered?.[guess.column];
    return {
      ...guess,
      proposed: guess.field,
      field: before === undefined || (before !== null && !known.has(before)) ? guess.field : before,
      ambiguous: early.some((cells) => isAmbiguousDate(cells[i] ?? '')),
    };
  });
  return {
    format,
    encoding,
    delimiter,
    sheets: [...sheets],
    sheet,
    rows: rows.length,
    notes: [...notes],
    sample: rows.slice(0, SAMPLE).map(({ cells }) => [...cells]),
    columns,
    fields: fields.map(({ id, name }) => ({ id, name })),
    declarers: await declarersOf(deps),
    remembered: remembered !== undefined,
    resumable: (await unfinishedRun(deps.database.db, fileHash, registerId)) ?? null,
    purposes: about === 'people' ? purposesOf(deps, registerId) : [],
  };
}

async function declarersOf({ database }: Deps): Promise<string[]> {
  const accounts = await allAccounts(database.db);
  return accounts.filter(({ role, disabled_at }) => disabled_at === null && permits(role, 'policy.publish')).map(({ name }) => name);
}

/** Purposes of the register about which people can permit something. */
function purposesOf(deps: Deps, registerId: string): ResponseOf<typeof imports.read>['purposes'] {
  const policy = inForce(deps);
  return [...policy.purposes.values()].flatMap((purpose) => {
    const kind = kindOfPurpose(purpose);
    const channels = channelsOf(policy, purpose.id);
    const [first] = channels;
    if (kind === 'duty' || first === undefined || !purpose.registers.includes(registerId)) return [];
    const say = (lang: 'fi' | 'sv' | 'en') => wordingOf(policy, { channel: first, purpose: purpose.id, lang }).body;
    const wording: Text = { fi: say('fi'), sv: say('sv'), en: say('en') };
    return [{ id: purpose.id, name: purpose.name, kind, channels, wording }];
  });
}
