// The copy to take along (GDPR Art. 15(3), 20): for machines, as a table, to read; and the part that may be moved elsewhere. Each is written in the log.

import { Readable } from 'node:stream';
import { accessCopy } from '#customers';
import type { CopyForm } from '#customers';
import { append } from '#kernel/audit';
import { limits } from '#platform/http';
import type { Reply } from '#platform/http';
import { renderPdf } from '#platform/pdf';
import type { Visited } from './context.ts';
import { copyTypst } from './copy-typst.ts';
import { heldOf, portable } from './held.ts';
import { shared } from './limits.ts';
import type { Pages } from './pages.ts';

export function registerCopies(pages: Pages): void {
  pages.getWithin('/omat/kopio.json', json, limits.form);
  pages.getWithin('/omat/kopio.csv', csv, limits.form);
  pages.getWithin('/omat/kopio.pdf', pdf, limits.form);
  pages.getWithin('/omat/siirto.json', move, limits.form);
}

function file({ reply }: Visited, name: string, type: string): Reply {
  return reply.type(type).header('content-disposition', `attachment; filename="${name}"`);
}

async function copy({ deps, visit, lang, act }: Visited, form: CopyForm): Promise<Readable> {
  return Readable.from(await accessCopy(deps, visit.subjectId, { form, lang }, act), { objectMode: false });
}

async function json(visited: Visited): Promise<Reply> {
  return file(visited, 'omat-tiedot.json', 'application/json; charset=utf-8').send(await copy(visited, 'json'));
}

async function csv(visited: Visited): Promise<Reply> {
  return file(visited, 'omat-tiedot.csv', 'text/csv; charset=utf-8').send(await copy(visited, 'csv'));
}

async function pdf(visited: Visited): Promise<Reply> {
  // One printer serves everybody: for one person it makes one copy at a time.
  const printed = await shared(`${visited.visit.subjectId} ${visited.lang}`, async () =>
    renderPdf(copyTypst(visited, await heldOf(visited))),
  );
  await logged(visited, 'pdf');
  return file(visited, 'omat-tiedot.pdf', 'application/pdf').send(Buffer.from(printed));
}

async function move(visited: Visited): Promise<Reply> {
  const { deps, policy } = visited;
  const values = portable(await heldOf(visited), visited).map(({ kind, recordId, field, name, value, recordedAt, purposeId, basis }) => ({
    record: `${kind}/${recordId}`,
    field,
    name,
    value,
    recordedAt,
    purpose: policy.purposes.get(purposeId)?.name ?? null,
    basis: basis ?? null,
  }));
  await logged(visited, 'portable');
  const made = { format: 'lupaus-portability/1', exportedAt: deps.clock.now().toISOString(), policyVersion: policy.versionNo, values };
  return file(visited, 'siirrettavat-tiedot.json', 'application/json; charset=utf-8').send(JSON.stringify(made, null, 2));
}

async function logged({ deps, visit, act }: Visited, form: string): Promise<void> {
  const { subjectId } = visit;
  await deps.database.tx((tx) =>
    append(tx, { ...act, action: 'access-copy', kind: 'subject', recordId: subjectId, subjectId, detail: { form } }),
  );
}
