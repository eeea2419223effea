// Answers about audiences to the API.

import { actorOf, allAccounts } from '#kernel/access';
import type { Call } from '#kernel/access';
import type { Deps } from '#kernel/deps';
import type { HandlersOf } from '#platform/contract';
import type { audiences } from '../contract/audiences.ts';
import type { Segment } from '../contract/segment.ts';
import { inForce } from '../features.ts';
import { FIELD_OF, ownFields, whyOff } from './fields.ts';
import { conditionName } from './names.ts';
import { countAudience } from './people.ts';
import { previewOf } from './preview.ts';
import { allAudiences } from './queries-audiences.ts';
import { changeAudience, keepAudience, removeAudience } from './service.ts';
import { inWords } from './words.ts';

export function audienceHandlers(deps: Deps): HandlersOf<typeof audiences, Call> {
  return {
    fields: () => Promise.resolve(fieldsOf(deps)),
    async count({ body: { segment } }) {
      const n = await countAudience(deps, segment);
      const [words = EMPTY] = await inWords(deps, [segment]);
      return { n, words };
    },
    preview: ({ body }) => previewOf(deps, body),
    async list() {
      const rows = await allAudiences(deps.database.db);
      const segments = rows.map((row) => JSON.parse(row.segment) as Segment);
      const words = await inWords(deps, segments);
      const names = new Map((await allAccounts(deps.database.db)).map(({ id, name }) => [id, name]));
      return {
        audiences: rows.map((row, at) => ({
          id: row.id,
          name: row.name,
          segment: segments[at] ?? { all: [] },
          words: words[at] ?? EMPTY,
          by: names.get(row.account_id) ?? '',
          changedAt: row.changed_at,
          version: Number(row.version),
        })),
      };
    },
    create: async ({ body }, call) => ({ id: await keepAudience(deps, actorOf(call), body) }),
    async update({ params, body }, call) {
      await changeAudience(deps, actorOf(call), params.id, body);
      return { ok: true };
    },
    async remove({ params }, call) {
      await removeAudience(deps, actorOf(call), params.id);
      return { ok: true };
    },
  };
}

const EMPTY = { fi: '', sv: '', en: '' };

function fieldsOf(deps: Deps) {
  const policy = inForce(deps);
  const offOf = (field: string | null) => {
    const off = field === null ? null : whyOff(policy, field);
    return off === null ? null : { why: off.why, section: off.clause.section, title: off.clause.title, clauses: off.clause.clauses };
  };
  const known = Object.entries(FIELD_OF)
    .filter(([on]) => on !== 'field')
    .map(([on, field]) => ({ on, field: null, name: conditionName(on as keyof typeof FIELD_OF), off: offOf(field) }));
  const own = ownFields(policy).map(({ id, name }) => ({ on: 'field', field: id, name, off: offOf(id) }));
  const registers = [...policy.registers.values()].map(({ id, name, subjectGroups }) => ({
    id,
    name,
    groups: subjectGroups.flatMap((group) => policy.subjectGroups.get(group) ?? []).map((group) => ({ id: group.id, name: group.name })),
  }));
  return { fields: [...known, ...own], registers };
}
