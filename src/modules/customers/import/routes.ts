// Answers of the import to the API: upload, read, check, start, watch, stop, and the bad rows back.

import { actorOf } from '#kernel/access';
import type { Call } from '#kernel/access';
import type { Deps } from '#kernel/deps';
import type { HandlersOf, ParsedOf } from '#platform/contract';
import { appError } from '#platform/errors';
import type { imports } from '../contract.ts';
import { checkView, groupRows } from './check-view.ts';
import { importRows } from './list.ts';
import { readView } from './read-view.ts';
import { createPreviews } from './previews.ts';
import { planReversal } from './reverse.ts';
import type { ImportOrder } from './run.ts';
import { createImports } from './service.ts';
import { createUploads } from './uploads.ts';
import type { Uploads } from './uploads.ts';
import { importWarnings } from './warnings.ts';

export function importHandlers(deps: Deps): HandlersOf<typeof imports, Call> {
  const service = createImports(deps);
  const uploads = createUploads(deps);
  const previews = createPreviews(deps);
  return {
    upload: ({ query, body }, call) => uploads.take(actorOf(call).id, query.name, streamOf(body)),
    async discard({ params }, call) {
      await uploads.drop(actorOf(call).id, params.id);
      return { ok: true };
    },
    async read({ params, body }, call) {
      const { table, fileHash } = await uploads.table(actorOf(call).id, params.id, body);
      return readView(deps, body, table, fileHash);
    },
    async check({ body }, call) {
      const order = await orderOf(uploads, body, call);
      const warnings = importWarnings(deps, body.registerId, body.mapping, order.table.headings);
      return { ...(await checkView(deps, await previews.check(actorOf(call).id, order))), warnings };
    },
    async checkRows({ body: { group, after, ...wish } }, call) {
      const preview = await previews.again(actorOf(call).id, await orderOf(uploads, wish, call));
      return { rows: await groupRows(deps, preview, { group, after }) };
    },
    async start({ body }, call) {
      const order = { ...(await orderOf(uploads, body, call)), resumes: body.resumes };
      const begun = await service.start({ actor: actorOf(call), source: body.source, purpose: body.purpose }, order);
      await uploads.drop(actorOf(call).id, body.upload);
      previews.forget();
      return begun;
    },
    list: () => importRows(deps, service.isReversing),
    get: ({ params }) => service.progress(params.id),
    async cancel({ params }, call) {
      await service.cancel(actorOf(call), params.id);
      return { ok: true };
    },
    reversal: ({ params }) => planReversal(deps, params.id),
    async reverse({ params }, call) {
      await service.reverse(actorOf(call), params.id);
      return { ok: true };
    },
    errors: ({ params }, call) => Promise.resolve({ csv: service.errors(params.id, call.lang) }),
    errorBook: async ({ params }, call) => ({ file: (await service.errorBook(params.id, call.lang)).toString('base64') }),
  };
}

async function orderOf(uploads: Uploads, body: ParsedOf<typeof imports.check>['body'], call: Call): Promise<ImportOrder> {
  const { upload, sheet, delimiter, encoding, ...wish } = body;
  const { table, fileHash } = await uploads.table(actorOf(call).id, upload, { sheet, delimiter, encoding });
  return { ...wish, table, fileHash };
}

function streamOf(body: unknown): AsyncIterable<Uint8Array> {
  if (typeof body === 'object' && body !== null && Symbol.asyncIterator in body) return body as AsyncIterable<Uint8Array>;
  throw appError('invalid', 'errors.invalid');
}
