// Everything held on one person, gathered once for page, download and print: by data group, each value with where it is from, why, who saw it and until when (GDPR Art. 15(1)).

import { heldWords, liveMembershipsOf } from '#customers';
import { disclosuresOf } from '#kernel/disclosure';
import type { ToldDisclosure } from '#kernel/disclosure';
import type { Basis } from '#kernel/policy';
import { heldValues } from '#kernel/retention';
import type { HeldValue } from '#kernel/retention';
import { exportSubject } from '#kernel/rights';
import type { ExportedRecord } from '#kernel/rights';
import { formatDate, isDate } from '#platform/clock';
import type { Text } from '#platform/i18n';
import type { Visited } from './context.ts';

export interface HeldItem extends HeldValue {
  /** Which part of the field, where it has several. */
  readonly part: Text | null;
  /** The value as people say it. */
  readonly shown: Text;
  readonly basis: Basis | undefined;
  /** Recipients to whom the declaration gives the field. */
  readonly recipients: readonly Text[];
  /** Who has seen or received it, and when. */
  readonly seen: readonly ToldDisclosure[];
}

export interface HeldGroup {
  readonly id: string;
  readonly name: Text | null;
  readonly items: readonly HeldItem[];
}

export interface Held {
  readonly groups: readonly HeldGroup[];
  readonly count: number;
  readonly registers: readonly Text[];
  readonly disclosures: readonly ToldDisclosure[];
  /** What the product keeps to show that it keeps its promises. */
  readonly own: readonly ExportedRecord[];
}

export async function heldOf({ deps, policy, visit }: Pick<Visited, 'deps' | 'policy' | 'visit'>): Promise<Held> {
  const { db } = deps.database;
  const { subjectId } = visit;
  const values = await heldValues(deps, db, subjectId);
  const words = await heldWords(deps, values);
  const registers = (await liveMembershipsOf(db, [subjectId])).map(({ register_id }) => register_id);
  const disclosures = await disclosuresOf(db, policy, subjectId);
  const { records } = await exportSubject(deps, db, subjectId);
  const seenOf = once((name: string) => disclosures.filter(({ fields }) => fields.some(({ fi }) => fi === name)));
  const groups = new Map<string, { name: Text | null; items: HeldItem[] }>();
  for (const value of values) {
    const group = registers.map((id) => policy.groupOf(id, value.field)).find((each) => each !== undefined);
    const { part, shown } = words(value);
    const told = String(value.value);
    const plain = isDate(told) ? dateText(told) : { fi: told, sv: told, en: told };
    const item: HeldItem = {
      ...value,
      part,
      shown: shown ?? plain,
      basis: basisOf(
        policy.purposes.get(value.purposeId)?.basis,
        group?.purposes.map((id) => policy.purposes.get(id)?.basis),
      ),
      recipients: policy.policy.recipients.filter(({ fields }) => fields.includes(value.field)).map(({ name }) => name),
      seen: seenOf(value.name.fi),
    };
    const known = groups.get(group?.id ?? '') ?? { name: group?.name ?? null, items: [] };
    known.items.push(item);
    groups.set(group?.id ?? '', known);
  }
  const order = new Map(policy.policy.dataGroups.map(({ id }, i) => [id, i]));
  return {
    groups: [...groups]
      .map(([id, group]) => ({ id, ...group }))
      .toSorted((a, b) => (order.get(a.id) ?? order.size) - (order.get(b.id) ?? order.size)),
    count: values.length,
    registers: registers.flatMap((id) => policy.registers.get(id)?.name ?? []),
    disclosures,
    own: records.filter(({ facts }) => facts !== undefined),
  };
}

/** Ten thousand notes share a field: what is told of it is found once. */
function once<T>(find: (key: string) => T): (key: string) => T {
  const known = new Map<string, T>();
  return (key) => {
    const found = known.get(key) ?? find(key);
    known.set(key, found);
    return found;
  };
}

function dateText(date: string): Text {
  return { fi: formatDate(date, 'fi'), sv: formatDate(date, 'sv'), en: formatDate(date, 'en') };
}

function basisOf(own: Basis | undefined, ofGroup: readonly (Basis | undefined)[] | undefined): Basis | undefined {
  return own ?? ofGroup?.find((each) => each !== undefined);
}

/** What the person gave, processed on consent or a contract: the part that may be taken elsewhere (Art. 20). */
export function portable({ groups }: Held, { policy }: Pick<Visited, 'policy'>): HeldItem[] {
  return groups
    .flatMap(({ items }) => items)
    .filter(({ sourceId, basis }) => policy.sources.get(sourceId)?.from === 'self' && MOVES.has(basis ?? ''));
}

const MOVES: ReadonlySet<string> = new Set(['consent', 'explicit-consent', 'contract']);
