// What outsiders are shown, in words: the kernel chooses which values, here they become names, places of work and days.

import type { Deps } from '#kernel/deps';
import type { Outside, Shown } from '#kernel/disclosure';
import type { Lang } from '#platform/i18n';
import { heldWords } from './held-words.ts';
import { affiliationsOf } from './queries.ts';

/** Organisations for which a person works now. */
export const employersNow: Outside = {
  async employers(conn, personIds) {
    const links = (await affiliationsOf(conn, 'person_id', personIds)).filter(({ until }) => until === null);
    return new Map([...Map.groupBy(links, (link) => link.person_id)].map(([id, of]) => [id, of.map((link) => link.organisation_id)]));
  },
};

type Words = ReadonlyMap<string, readonly string[]>;

/** Per person, field by field, each value as people say it. */
export async function outsideWords(deps: Pick<Deps, 'database'>, shown: readonly Shown[], lang: Lang): Promise<ReadonlyMap<string, Words>> {
  const values = shown.flatMap((each) => each.values);
  const say = await heldWords(deps, values);
  const past = await pastJobs(deps, shown);
  return new Map(
    shown.map(({ subjectId, fields, values: mine }) => {
      const words = new Map<string, string[]>();
      for (const field of fields) {
        const rows = Map.groupBy(
          mine.filter((value) => value.field === field && !past.has(value.recordId) && !SKIPPED.has(`${value.kind}.${value.column}`)),
          ({ recordId }) => recordId,
        );
        const said = [...rows.values()].map((parts) => parts.map((part) => say(part).shown?.[lang] ?? String(part.value)).join(' '));
        if (said.length > 0) words.set(field, [...new Set(said)]);
      }
      return [subjectId, words];
    }),
  );
}

/** Since when and until when somebody worked somewhere is more than where. */
const SKIPPED: ReadonlySet<string> = new Set(['affiliation.since', 'affiliation.until']);

async function pastJobs(deps: Pick<Deps, 'database'>, shown: readonly Shown[]): Promise<ReadonlySet<string>> {
  const ids = shown.filter(({ values }) => values.some(({ kind }) => kind === 'affiliation')).map(({ subjectId }) => subjectId);
  const links = await affiliationsOf(deps.database.db, 'person_id', ids);
  return new Set(links.filter(({ until }) => until !== null).map(({ id }) => id));
}
