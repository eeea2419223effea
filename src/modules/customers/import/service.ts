// Imports of one process: they run beside the other work, their refused rows stay in memory for an hour and never touch a disk.

import type { Deps } from '#kernel/deps';
import type { Actor } from '#kernel/records';
import { appError } from '#platform/errors';
import type { Lang } from '#platform/i18n';
import { change, ownRecords } from '../write.ts';
import type { Who } from '../write.ts';
import { lockProgress, progressOf } from '../queries-import.ts';
import type { Progress } from '../queries-import.ts';
import { unkept } from './progress.ts';
import { remember } from './remembered.ts';
import { beginReversal, runReversal } from './reverse.ts';
import { errorBook, errorCsv } from './returned.ts';
import type { ReturnedFile } from './returned.ts';
import { openImport, runImport } from './run.ts';
import type { ImportOrder } from './run.ts';
import type { RowError } from './rows.ts';

const HOUR = 3_600_000;

interface Kept {
  readonly file: ReturnedFile;
  readonly errors: readonly RowError[];
}

export interface ImportService {
  /** Begins an import and returns at once. */
  start(who: Omit<Who, 'importId'>, order: ImportOrder): Promise<Progress>;
  /** Where it stands. @throws errors.record-not-found */
  progress(id: string): Promise<Progress>;
  /** Stops it after the batch at hand. */
  cancel(actor: Actor, id: string): Promise<void>;
  /** Whether it is being taken back by this process. */
  isReversing(id: string): boolean;
  /** Takes the whole import back, beside other work. @throws errors.import-not-reversible */
  reverse(actor: Actor, id: string): Promise<void>;
  /** The refused rows as they were in the file, with line and reason. @throws errors.import-errors-gone */
  errors(id: string, lang: Lang): string;
  /** The same as a workbook. */
  errorBook(id: string, lang: Lang): Promise<Buffer>;
}

export function createImports(deps: Deps): ImportService {
  const kept = new Map<string, Kept>();
  const reversing = new Set<string>();

  function forgetLater(id: string): void {
    setTimeout(() => kept.delete(id), HOUR).unref();
  }

  function keptOf(id: string): Kept {
    const found = kept.get(id);
    if (!found) throw appError('not-found', 'errors.import-errors-gone');
    return found;
  }

  return {
    async start(who, order) {
      const job = await openImport(deps, who, order);
      kept.set(job.id, { file: job.file, errors: job.errors });
      await change(deps, who, { registers: [order.registerId] }, (writer) =>
        remember(deps, unkept(deps, writer), { ...order, headings: order.table.headings }),
      );
      const begun = await this.progress(job.id);
      void runImport(deps, job)
        .catch((error: unknown) => deps.log.error('import.failed', { id: job.id, error: error instanceof Error ? error.name : 'unknown' }))
        .finally(() => forgetLater(job.id));
      return begun;
    },
    async progress(id) {
      const found = await progressOf(deps.database.db, id);
      if (!found) throw appError('not-found', 'errors.record-not-found', { params: { kind: 'import-run' } });
      return found;
    },
    async cancel(actor, id) {
      await this.progress(id);
      await change(deps, ownRecords(actor), { registers: [] }, async (writer) => {
        if ((await lockProgress(writer.ctx.tx, id))?.state !== 'running') return;
        await unkept(deps, writer).update('import-run', id, { state: 'cancelled', finished_at: writer.ctx.at.toISOString() });
      });
    },
    isReversing: (id) => reversing.has(id),
    async reverse(actor, id) {
      if (reversing.has(id)) throw appError('conflict', 'errors.import-running');
      await beginReversal(deps, actor, id);
      reversing.add(id);
      void runReversal(deps, actor, id)
        .catch((error: unknown) => deps.log.error('import.reversal', { id, error: error instanceof Error ? error.name : 'unknown' }))
        .finally(() => reversing.delete(id));
    },
    errors(id, lang) {
      const { file, errors } = keptOf(id);
      return errorCsv(file, errors, lang);
    },
    async errorBook(id, lang) {
      const { file, errors } = keptOf(id);
      return errorBook(file, errors, lang);
    },
  };
}
