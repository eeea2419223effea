// The file of a copy: one column for each field of the whitelist, and nothing that could tell more.

import type { Deps } from '#kernel/deps';
import type { ExportPlan } from '#kernel/disclosure';
import type { Lang } from '#platform/i18n';
import { CSV_MARK, csvLine, outsideWords } from '#customers';
import { inForce } from './policy-routes.ts';
import { fieldName } from './recipient-views.ts';

interface Made {
  readonly copy: { readonly id: string; readonly recipient_id: string; readonly format: 'csv' | 'json'; readonly made_at: string };
  readonly plan: ExportPlan;
}

export async function fileOf(deps: Deps, { copy, plan }: Made, lang: Lang): Promise<{ fileName: string; text: string }> {
  const words = await outsideWords(deps, plan.people, lang);
  const rows = plan.people.flatMap(({ subjectId }) => rowsOf(plan.columns, words.get(subjectId) ?? new Map<string, string[]>()));
  const fileName = `${copy.recipient_id}-${copy.made_at.slice(0, 10)}.${copy.format}`;
  if (copy.format === 'json')
    return {
      fileName,
      text: JSON.stringify(
        rows.map((row) => Object.fromEntries(plan.columns.map((id, i) => [id, row[i] ?? '']))),
        null,
        2,
      ),
    };
  const policy = inForce(deps);
  return {
    fileName,
    text: CSV_MARK + [plan.columns.map((id) => fieldName(policy, id)[lang]), ...rows].map((row) => csvLine(row)).join(''),
  };
}

/** A list of addresses has one on each line; in a table, what somebody has several of stands in one cell. */
function rowsOf(columns: readonly string[], words: ReadonlyMap<string, readonly string[]>): string[][] {
  const [only, ...more] = columns;
  if (only !== undefined && more.length === 0) return (words.get(only) ?? []).map((value) => [value]);
  return [columns.map((field) => (words.get(field) ?? []).join(', '))];
}
