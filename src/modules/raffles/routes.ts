// Answers of the raffles module to the API.

import { subjectLabels } from '#customers';
import { raffleForms } from '#forms';
import { actorOf } from '#kernel/access';
import type { Call } from '#kernel/access';
import type { Deps } from '#kernel/deps';
import type { HandlersOf, ParsedOf } from '#platform/contract';
import type { Text } from '#platform/i18n';
import type { raffles as contract } from './contract.ts';
import { verifyDraw } from './draw.ts';
import { drawRaffle, isKnown, places, settleEntry, tellWinner } from './drawing.ts';
import { enterByHand } from './entries.ts';
import { inForce, raffleRegisters } from './features.ts';
import { countEntries, entriesOf, raffles } from './queries.ts';
import type { RaffleRow } from './queries.ts';
import { raffleOf, recordOf } from './raffle.ts';
import { changePlan, closeRaffle, createRaffle, isOver, openRaffle, raffleOnFile, removeRaffle } from './service.ts';

type Handlers = HandlersOf<typeof contract, Call>;

export function raffleHandlers(deps: Deps): Handlers {
  const { db } = deps.database;
  const after = async (id: string) => ({ raffle: await view(deps, await raffleOnFile(deps, id)) });
  return {
    async list() {
      const policy = inForce(deps);
      const registers = raffleRegisters(policy).map((id) => ({ id, name: policy.registers.get(id)?.name ?? { fi: id, sv: id, en: id } }));
      const counts = await countEntries(db);
      const forms = (await raffleForms(db)).map(({ id, name }) => ({ id, name: JSON.parse(name) as Text }));
      return { raffles: (await raffles(db)).map((row) => shown(deps, row, counts)), registers, forms, origin: deps.config.publicUrl };
    },
    async get({ params }) {
      const row = await raffleOnFile(deps, params.id);
      const record = recordOf(row);
      const faults = row.state === 'drawn' && record !== null ? verifyDraw(record) : [];
      const published =
        record === null ? null : { ...record, entries: [...record.entries], drawn: record.drawn === null ? null : [...record.drawn] };
      return { raffle: await view(deps, row), record: published, places: await placeViews(deps, row), faults };
    },
    entries: ({ params, query }) => entriesPage(deps, params.id, query),
    create: async ({ body }, call) => after(await createRaffle(deps, actorOf(call), body)),
    async update({ params, body }, call) {
      await changePlan(deps, actorOf(call), params.id, body);
      return after(params.id);
    },
    async remove({ params }, call) {
      await removeRaffle(deps, actorOf(call), params.id);
      return { ok: true };
    },
    async open({ params }, call) {
      await openRaffle(deps, actorOf(call), params.id);
      return after(params.id);
    },
    async enter({ params, body: { source, ...entry } }, call) {
      await enterByHand(deps, { actor: actorOf(call), source }, params.id, entry);
      return after(params.id);
    },
    async close({ params }, call) {
      await closeRaffle(deps, actorOf(call), params.id);
      return after(params.id);
    },
    async draw({ params, body }, call) {
      await drawRaffle(deps, actorOf(call), params.id, body.publicValue);
      return after(params.id);
    },
    async tell({ params, body }, call) {
      await tellWinner(deps, actorOf(call), params.id, body.lang);
      return { ok: true };
    },
    async settle({ params, body }, call) {
      await settleEntry(deps, actorOf(call), params.id, body.how);
      return { ok: true };
    },
  };
}

async function view(deps: Deps, row: RaffleRow) {
  return shown(deps, row, await countEntries(deps.database.db));
}

function shown(deps: Deps, row: RaffleRow, counts: ReadonlyMap<string, number>) {
  const at = deps.clock.now();
  return {
    ...raffleOf(row),
    entries: counts.get(row.id) ?? 0,
    over: row.state !== 'draft' && isOver(row, at),
    drawable: row.state === 'closed' && isKnown(row, at),
  };
}

async function placeViews(deps: Deps, row: RaffleRow) {
  const all = await places(deps, row);
  const labels = await subjectLabels(
    deps,
    all.flatMap(({ entry }) => (entry === null ? [] : [entry.subject_id])),
  );
  return all.map(({ hash, place, wins, entry }) => ({
    hash,
    place,
    wins,
    entry:
      entry === null
        ? null
        : {
            id: entry.id,
            subjectId: entry.subject_id,
            label: labels.get(entry.subject_id) ?? '–',
            state: entry.state,
            toldAt: entry.told_at,
          },
  }));
}

async function entriesPage(deps: Deps, raffleId: string, { after, limit }: ParsedOf<typeof contract.entries>['query']) {
  await raffleOnFile(deps, raffleId);
  const rows = await entriesOf(deps.database.db, raffleId, { after, limit: limit + 1 });
  const page = rows.slice(0, limit);
  const labels = await subjectLabels(
    deps,
    page.map(({ subject_id }) => subject_id),
  );
  return {
    rows: page.map(({ id, subject_id, answer, state, created_at }) => ({
      id,
      subjectId: subject_id,
      label: labels.get(subject_id) ?? '–',
      answer,
      state,
      createdAt: created_at,
    })),
    next: rows.length > limit ? (page.at(-1)?.id ?? null) : null,
  };
}
