// A declaration taken for a model names the tools and partners of another firm: whoever does not use one leaves it out before anything is published.

import type { Text } from '#platform/i18n';
import { applyEdits } from './edit/edit.ts';
import { readPolicy } from './draft.ts';
import { fieldUse } from './fields.ts';
import type { DataGroup, Policy } from './schema.ts';

const KINDS = ['recipients', 'archives'] as const;

export interface ModelPart {
  /** recipients/wopi. */
  readonly id: string;
  readonly name: Text;
}

/** What can be left out without another clause losing what it rests on: whom data are told to, and where else they lie. */
export function modelParts({ recipients, archives, registers }: Policy): ModelPart[] {
  const processors = new Set(registers.map(({ processor }) => processor));
  const part =
    (kind: string) =>
    ({ id, name }: ModelPart) => ({ id: `${kind}/${id}`, name });
  return [
    ...recipients.filter(({ id }) => !processors.has(id)).map(part('recipients')),
    ...archives.filter(({ kind }) => kind !== 'backup').map(part('archives')),
  ];
}

/** The text without the parts named by their ids, and without the data that only they had to do with. */
export function withoutParts(yaml: string, ids: readonly string[]): string {
  if (ids.length === 0) return yaml;
  const policy = readPolicy(yaml);
  const gone = new Set(modelParts(policy).flatMap(({ id }) => (ids.includes(id) ? [id] : [])));
  const groups = policy.dataGroups.filter((group) => isTheirs(policy, group, gone));
  for (const { id } of groups) gone.add(`dataGroups/${id}`);
  for (const id of sourcesOf(policy, groups)) gone.add(`sources/${id}`);
  const edits = [...KINDS, 'dataGroups' as const, 'sources' as const].flatMap((kind) =>
    policy[kind].flatMap(({ id }, i) => (gone.has(`${kind}/${id}`) ? [{ do: 'remove', path: [kind, i] } as const] : [])),
  );
  return applyEdits(yaml, edits);
}

/** A group with a source of its own, told to those who go and to nobody else. */
function isTheirs(policy: Policy, group: DataGroup, gone: ReadonlySet<string>): boolean {
  const others = policy.dataGroups.filter((each) => each !== group);
  const parts = KINDS.flatMap((kind) => policy[kind].map(({ id, fields }) => ({ goes: gone.has(`${kind}/${id}`), fields })));
  const naming = parts.filter(({ fields }) => group.fields.some((field) => fields.includes(fieldUse(field).id)));
  return (
    naming.length > 0 &&
    naming.every(({ goes }) => goes) &&
    sourcesOf(policy, [group]).length > 0 &&
    group.registers.every((id) => others.some(({ registers }) => registers.includes(id))) &&
    group.purposes.every((id) => others.some(({ purposes }) => purposes.includes(id)))
  );
}

/** Sources that these groups alone name. */
function sourcesOf(policy: Policy, groups: readonly DataGroup[]): string[] {
  const rest = new Set(policy.dataGroups.filter((each) => !groups.includes(each)).flatMap(({ sources }) => sources));
  return [...new Set(groups.flatMap(({ sources }) => sources))].filter((id) => !rest.has(id));
}
