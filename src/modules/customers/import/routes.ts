// Answers of the import to the API: detect, preview, start, watch, stop, and the bad rows back.

import { actorOf } from '#kernel/access';
import type { Call } from '#kernel/access';
import type { Deps } from '#kernel/deps';
import type { HandlersOf } from '#platform/contract';
import type { imports } from '../contract.ts';
import { guessColumns, targetsOf } from './columns.ts';
import { readCsvHead } from './parse.ts';
import type { CsvFile } from './parse.ts';
import { previewImport } from './run.ts';
import type { Mapping, RowError } from './rows.ts';
import { createImports } from './service.ts';
import { importWarnings } from './warnings.ts';

/** More errors than this are not read on a screen; all come back as a file after the import. */
const SHOWN = 200;
const SAMPLE = 5;

export function importHandlers(deps: Deps): HandlersOf<typeof imports, Call> {
  const service = createImports(deps);
  return {
    async detect({ body }) {
      const file = readCsvHead(body.head);
      const columns = guessColumns(
        deps,
        body.registerId,
        file.headings,
        file.rows.map((row) => row.cells),
      );
      return { delimiter: file.delimiter, columns, fields: targetsOf(deps, body.registerId).map(({ id, name }) => ({ id, name })) };
    },
    async preview({ body }) {
      const { rows, created, merged, banned, errors, people, file } = await previewImport(deps, body);
      return {
        rows,
        valid: created + merged,
        duplicates: merged,
        banned: banned.length,
        faulty: errors.length,
        warnings: importWarnings(deps, body.registerId, body.mapping, file.headings),
        errors: errors.slice(0, SHOWN).map(rowView),
        bannedRows: banned.slice(0, SHOWN).map(rowView),
        sample: people.slice(0, SAMPLE).map((person) => sampleOf(file, body.mapping, person.cells)),
      };
    },
    start: ({ body }, call) => service.start({ actor: actorOf(call), source: body.source, purpose: body.purpose }, body),
    get: ({ params }) => service.progress(params.id),
    async cancel({ params }, call) {
      await service.cancel(actorOf(call), params.id);
      return { ok: true };
    },
    errors: ({ params }, call) => Promise.resolve({ csv: service.errors(params.id, call.lang) }),
  };
}

function rowView({ line, field, message }: RowError) {
  return { line, field, message };
}

function sampleOf({ headings }: CsvFile, mapping: Mapping, cells: readonly string[]): Record<string, string> {
  const mapped = headings.flatMap((column, i): [string, string][] => {
    const target = mapping[column];
    return target === null || target === undefined ? [] : [[target, cells[i] ?? '']];
  });
  return Object.fromEntries(mapped);
}
