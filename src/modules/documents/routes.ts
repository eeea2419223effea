// Answers of the documents module to the API.

import { actorOf } from '#kernel/access';
import type { Call } from '#kernel/access';
import type { Deps } from '#kernel/deps';
import { subjectById } from '#kernel/subjects';
import { decodeCursor, encodeCursor, liveMembershipsOf, subjectLabels } from '#customers';
import type { HandlersOf } from '#platform/contract';
import { appError } from '#platform/errors';
import type { documents, vouchers } from './contract.ts';
import { filePaper, kindsAllowed, openPaper, paperOnFile, removePaper } from './documents.ts';
import { setYearEndMonth, yearEndMonth } from './financial-year.ts';
import { fieldOf, KINDS } from './kinds.ts';
import { heldCountOf, pageOfAllVouchers, pageOfPapers, papersOf } from './queries.ts';
import type { PaperRow } from './queries.ts';
import { listedPapers, listedVouchers, nameOf, paperView, whoseOf } from './views.ts';
import { openHeld, voucherOnFile } from './vouchers.ts';

export function documentHandlers(deps: Deps): HandlersOf<typeof documents, Call> {
  const { db } = deps.database;
  return {
    async ofSubject({ params }) {
      if (!(await subjectById(db, params.id))) throw appError('not-found', 'errors.subject-not-found');
      const policy = deps.policy.current();
      const registers = (await liveMembershipsOf(db, [params.id])).map(({ register_id }) => register_id);
      const kinds = policy ? kindsAllowed(policy, registers, KINDS) : [];
      return { documents: (await papersOf(db, params.id)).map(paperView), kinds, held: await heldCountOf(db, params.id) };
    },
    async list({ query: { q, kind, after, limit } }) {
      const fields = (kind === undefined ? KINDS : [kind]).map(fieldOf);
      const rows = await pageOfPapers(db, { q, fields, after: decodeCursor(after), limit: limit + 1 });
      return { rows: await listedPapers(deps, rows.slice(0, limit)), next: nextOf(rows, limit) };
    },
    async file({ params, body }, call) {
      const id = await filePaper(deps, actorOf(call), params.id, body);
      return { document: paperView(await paperOnFile(deps, id)) };
    },
    async open({ params }, call) {
      return fileOf(deps, call, await paperOnFile(deps, params.id));
    },
    async remove({ params, query }, call) {
      await removePaper(deps, actorOf(call), params.id, query.why);
      return { ok: true };
    },
    year: async () => ({ endsInMonth: await yearEndMonth(db) }),
    async setYear({ body }) {
      await setYearEndMonth(db, body.endsInMonth);
      return { endsInMonth: await yearEndMonth(db) };
    },
  };
}

export function voucherHandlers(deps: Deps): HandlersOf<typeof vouchers, Call> {
  const { db } = deps.database;
  return {
    async list({ query: { q, state, after, limit } }) {
      const held = state === undefined ? undefined : state === 'held';
      const rows = await pageOfAllVouchers(db, { q, held, after: decodeCursor(after), limit: limit + 1 });
      return { rows: await listedVouchers(deps, rows.slice(0, limit)), next: nextOf(rows, limit) };
    },
    async open({ params }, call) {
      return fileOf(deps, call, await voucherOnFile(deps, params.id));
    },
    async openHeld({ body }, call) {
      const opened = await openHeld(deps, actorOf(call), body);
      const labels = await subjectLabels(
        deps,
        opened.map(({ row }) => row.subject_id),
      );
      return {
        vouchers: opened.map(({ row, bytes }) => ({
          ...paperView(row),
          whose: whoseOf(row, labels.get(row.subject_id)),
          heldOn: row.held_on,
          fileName: nameOf(row, call.lang),
          file: bytes.toString('base64'),
        })),
      };
    },
  };
}

async function fileOf(deps: Deps, call: Call, row: PaperRow) {
  return { name: nameOf(row, call.lang), mediaType: row.media_type, bytes: await openPaper(deps, actorOf(call), row) };
}

function nextOf(rows: readonly PaperRow[], limit: number): string | null {
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return last ? encodeCursor(last.dated, last.id) : null;
}
