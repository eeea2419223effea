// The organisation a row names: the one with its Y-tunnus, else the one with its name, else a new one in the register of the import.

import type { Writer } from '#kernel/records';
import { lastContactsOf } from '#kernel/retention';
import { sortKey } from '#kernel/subjects';
import { insertOrganisations, moveClocks } from '../bulk.ts';
import type { BulkOrganisation } from '../bulk.ts';
import { organisationsAt, organisationsByIds } from '../queries.ts';
import { organisationsByBusinessId } from '../queries-import.ts';
import type { ImportedPerson, NamedOrganisation } from './rows.ts';
import { eventsOf } from './events.ts';
import type { Target } from './events.ts';

interface Wanted extends NamedOrganisation {
  readonly lastContact: string | null;
}

/** Finds or makes the organisations of the rows; answers which one each row means. */
export async function organisationIds(
  writer: Writer,
  target: Target,
  rows: readonly ImportedPerson[],
): Promise<(row: ImportedPerson) => string | undefined> {
  const wanted = wantedBy(rows);
  const ids = await known(writer, [...wanted.values()]);
  const found = (one: NamedOrganisation) => (one.businessId === null ? undefined : ids.get(`y ${one.businessId}`)) ?? ids.get(keyOf(one));
  const fresh = [...wanted.values()].filter((one) => found(one) === undefined);
  const news = fresh.map((one): BulkOrganisation => {
    const id = writer.ctx.ids.next();
    ids.set(keyOf(one), id);
    const columns = { name: one.name ?? one.businessId ?? '', ...(one.businessId === null ? {} : { business_id: one.businessId }) };
    return { id, columns, points: [], memberships: [target.membership], events: eventsOf(writer, target, one.lastContact) };
  });
  await insertOrganisations(writer, news);
  const made = new Set(news.map(({ id }) => id));
  await reach(
    writer,
    target,
    [...wanted.values()].map((one) => ({ id: found(one) ?? '', lastContact: one.lastContact })).filter(({ id }) => !made.has(id)),
  );
  return ({ organisation }) => (organisation === null ? undefined : found(organisation));
}

/** Each organisation once, with the latest day on which somebody who represents it was reached. */
function wantedBy(rows: readonly ImportedPerson[]): Map<string, Wanted> {
  const wanted = new Map<string, Wanted>();
  for (const { organisation, lastContact } of rows) {
    if (organisation === null) continue;
    const before = wanted.get(keyOf(organisation));
    const latest = before?.lastContact && (lastContact === null || before.lastContact > lastContact) ? before.lastContact : lastContact;
    wanted.set(keyOf(organisation), { name: before?.name ?? organisation.name, businessId: organisation.businessId, lastContact: latest });
  }
  return wanted;
}

/** A name with a Y-tunnus is another organisation than the same name with another. */
function keyOf({ name, businessId }: NamedOrganisation): string {
  return businessId === null ? `n ${sameName(name ?? '')}` : `y ${businessId}`;
}

/** Ids by Y-tunnus and by name, the oldest of each; a name only leads to an organisation whose Y-tunnus does not say otherwise. */
async function known({ ctx: { tx } }: Writer, wanted: readonly Wanted[]): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  const named = await organisationsAt(
    tx,
    wanted.flatMap(({ name }) => (name === null ? [] : [sortKey(name)])),
  );
  const byId = new Map(
    (
      await organisationsByIds(
        tx,
        named.map(({ id }) => id),
      )
    ).map((each) => [each.id, each]),
  );
  const numbers = new Map(
    wanted.flatMap((one) => (one.businessId === null || one.name === null ? [] : [[sameName(one.name), one.businessId]])),
  );
  for (const { id, name } of named.toReversed()) {
    if (name === null) continue;
    const key = sameName(name);
    ids.set(`n ${key}`, id);
    const mine = numbers.get(key);
    if (mine !== undefined && (byId.get(id)?.business_id ?? null) === null) ids.set(`y ${mine}`, id);
  }
  const numbered = await organisationsByBusinessId(
    tx,
    wanted.flatMap(({ businessId }) => businessId ?? []),
  );
  for (const { id, business_id } of numbered.toReversed()) ids.set(`y ${business_id}`, id);
  return ids;
}

/** An organisation that is there was reached when somebody who represents it was; only a later day is news. */
async function reach(writer: Writer, target: Target, reached: readonly { id: string; lastContact: string | null }[]): Promise<void> {
  const days = await lastContactsOf(
    writer.ctx.tx,
    reached.map(({ id }) => id),
  );
  const news = reached.filter(({ id, lastContact }) => lastContact !== null && lastContact > (days.get(id) ?? ''));
  await moveClocks(
    writer,
    news.map(({ id, lastContact }) => ({ id, events: eventsOf(writer, target, lastContact) })),
  );
}

export function sameName(name: string): string {
  return name.trim().normalize('NFC').toLowerCase().replace(/\s+/g, ' ');
}
