// One statement is one thing the notice says: its words, the clauses it keeps, and how its truth is known (DESIGN §3).

import type { Text } from '#platform/i18n';
import { lawOf } from '../reference.ts';
import type { Node } from '../schema.ts';
import type { SectionId } from '../sections.ts';
import { say } from './say.ts';
import { bare, join } from './words.ts';

export type Nature = 'fact' | 'automatic' | 'attested' | 'superseded';

export interface Detail {
  readonly label: Text;
  readonly values: readonly Text[];
}

export interface Statement {
  /** Stable: section, node, and what is said of it, such as 'retention/summary' or 'purposes/care/completed/basis'. */
  readonly id: string;
  readonly section: SectionId;
  /** Rows of the source notice that the statement keeps. */
  readonly clauses: readonly string[];
  /** One or two sentences made from the machine part of the policy, so that they cannot drift from what is enforced. */
  readonly text: Text;
  /** Where the policy says it, such as 'retention/summary'. */
  readonly path: string;
  readonly nature: Nature;
  /** The live check; 'notice.says' for a fact. */
  readonly check?: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly attest?: { readonly rhythm: string; readonly task: Text };
  /** Rule of the law that stands behind a completion or a superseded clause, such as 'R5'. */
  readonly law?: string;
  /** What the source notice said there. */
  readonly stated?: Text;
  /** Those of the fields concerned that this installation can store. */
  readonly storable?: readonly string[];
  /** A clause in its own right, or a note on how one came to be. */
  readonly kind: 'clause' | 'completed' | 'superseded';
  readonly heading?: Text;
  readonly details: readonly Detail[];
}

/** What the running house can do; the words of a statement never depend on it. */
export interface Abilities {
  storable(fieldId: string): boolean;
  readonly checks: ReadonlySet<string>;
}

export type Proving =
  | { readonly by: 'fact' }
  /** `otherwise`: what the owner signs where the check does not exist or has nothing to look at. */
  | { readonly by: 'check'; readonly check: string; readonly otherwise: Signing }
  | ({ readonly by: 'signing' } & Signing);

export interface Signing {
  readonly rhythm: string;
  readonly task: Text;
}

export interface Point {
  readonly section: SectionId;
  /** Id of the node within its section. */
  readonly node: string;
  readonly path: string;
  readonly text: Text;
  readonly clauses?: readonly string[];
  readonly heading?: Text;
  readonly details?: readonly (Detail | undefined)[];
  readonly proving?: Proving;
  /** What a check is told: which register, group, rule or recipient the clause is about. */
  readonly params?: Readonly<Record<string, string>>;
  readonly storable?: readonly string[];
}

/** A clause of the policy with the notes of its node; the node's own proof goes before the default. */
export function stateNode(point: Point, node: Partial<Node>, has: Abilities): Statement[] {
  const main: Statement = {
    ...frame(point),
    clauses: unique([...(node.clauses ?? []), ...(point.clauses ?? [])]),
    ...(node.proof === undefined ? proved(point, has) : declared(point, node.proof)),
  };
  return [main, ...notes(point, node)];
}

/** A sentence that every notice says, whatever the policy. */
export function state(point: Point, has: Abilities): Statement {
  return { ...frame(point), clauses: point.clauses ?? [], ...proved(point, has) };
}

export function detail(label: Text, values: readonly (Text | undefined)[]): Detail | undefined {
  const present = values.filter((value) => value !== undefined);
  return present.length === 0 ? undefined : { label, values: present };
}

export function unique<T>(items: readonly T[]): T[] {
  return [...new Set(items)];
}

type Frame = Pick<Statement, 'id' | 'section' | 'text' | 'path' | 'kind' | 'details' | 'heading' | 'storable'>;

function frame({ section, node, path, text, heading, details = [], storable }: Point): Frame {
  return {
    id: `${section}/${node}`,
    section,
    text,
    path,
    kind: 'clause',
    details: details.filter((each) => each !== undefined),
    ...(heading === undefined ? {} : { heading }),
    ...(storable === undefined ? {} : { storable }),
  };
}

type Known = Pick<Statement, 'nature' | 'check' | 'params' | 'attest'>;

function fact({ section, node }: Point): Known {
  return { nature: 'fact', check: 'notice.says', params: { statement: `${section}/${node}` } };
}

function proved(point: Point, has: Abilities): Known {
  const { proving = { by: 'fact' } } = point;
  switch (proving.by) {
    case 'fact':
      return fact(point);
    case 'signing':
      return { nature: 'attested', attest: { rhythm: proving.rhythm, task: proving.task } };
    case 'check': {
      const { check, otherwise } = proving;
      if (!has.checks.has(check)) return { nature: 'attested', attest: otherwise };
      return automatic(point, check);
    }
  }
}

function declared(point: Point, proof: NonNullable<Node['proof']>): Known {
  switch (proof.kind) {
    case 'fact':
      return fact(point);
    case 'attested':
      return { nature: 'attested', attest: { rhythm: proof.rhythm, task: proof.task } };
    case 'automatic':
      return automatic(point, proof.check);
  }
}

function automatic({ params }: Point, check: string): Known {
  return { nature: 'automatic', check, ...(params === undefined ? {} : { params }) };
}

/** The source said it, in these very words: only their translation is missing. */
const TRANSLATION = 'translation';

function notes(point: Point, node: Partial<Node>): Statement[] {
  const { section, node: of, path, heading } = point;
  const shared = { section, details: [], ...(heading === undefined ? {} : { heading }) };
  const completed = (node.completed ?? []).map(({ what, stated, reason, rule, clauses }): Statement => {
    const id = `${section}/${of}/completed/${what}`;
    const values = { reason: join(reason), law: lawOf(rule) ?? say('note.rule') };
    const silent = what === TRANSLATION ? values.reason : say('note.added', values);
    const said = stated === null ? silent : say('note.completed', { ...values, stated: bare(stated) });
    // Where the source was silent nothing is superseded: the notice simply has to say what the law asks.
    const known =
      stated === null
        ? ({ nature: 'fact', check: 'notice.says', params: { statement: id } } as const)
        : { nature: 'superseded' as const, stated };
    return { ...shared, id, kind: 'completed', path: `${path}/completed/${what}`, clauses, text: said, law: rule, ...known };
  });
  const superseded = (node.superseded ?? []).map(({ id, stated, instead, rule, clauses }): Statement => {
    const values = { stated: bare(stated), instead: join(instead), law: lawOf(rule) ?? say('note.rule') };
    const said = say('note.superseded', values);
    const at = `${of}/superseded/${id}`;
    return {
      ...shared,
      id: `${section}/${at}`,
      kind: 'superseded',
      path: `${path}/superseded/${id}`,
      clauses,
      text: said,
      law: rule,
      nature: 'superseded',
      stated,
    };
  });
  return [...completed, ...superseded];
}
