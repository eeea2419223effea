// What the schema refuses is told in the trade's words: which trigger is unknown, which purpose lacks its basis (GDPR Art. 13(1)(c)).

import type { z } from 'zod';
import type { Text } from '#platform/i18n';
import { BASES, TRIGGERS } from './schema.ts';
import type { Finding, Path } from './problem.ts';

type Issue = z.core.$ZodIssue;

const KINDS: Readonly<Record<string, Text>> = {
  object: { fi: 'ryhmä avaimia', sv: 'en grupp nycklar', en: 'a group of keys' },
  array: { fi: 'luettelo', sv: 'en lista', en: 'a list' },
  string: { fi: 'teksti', sv: 'text', en: 'text' },
  number: { fi: 'luku', sv: 'ett tal', en: 'a number' },
  int: { fi: 'kokonaisluku', sv: 'ett heltal', en: 'a whole number' },
  boolean: { fi: 'true tai false', sv: 'true eller false', en: 'true or false' },
};

export function toFindings(issue: Issue, data: unknown): Finding[] {
  const path = issue.path.filter((key) => typeof key !== 'symbol');
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => ({ code: 'unknown-key', path: [...path, key], params: { key } }));
  if (issue.code === 'invalid_union' && issue.errors.length > 0) return unionFindings(issue, path, data);
  return [known(path, data) ?? generic(issue, path, data)];
}

// Of a union the branch that fits best speaks: for `{ id, class: x }` that is the object, not "should be text".
function unionFindings(issue: Extract<Issue, { code: 'invalid_union' }>, path: Path, data: unknown): Finding[] {
  const deepest = issue.errors.find((branch) => branch.some((each) => each.path.length > 0));
  const branch = deepest ?? issue.errors[0] ?? [];
  return branch.flatMap((inner) => toFindings({ ...inner, path: [...path, ...inner.path] } as Issue, data));
}

/** Places where a missing or wrong value breaks a promise, whatever the schema calls it. */
function known(path: Path, data: unknown): Finding | undefined {
  const [list, index] = path;
  const node = valueAt(data, path.slice(0, 2));
  const id = shown(valueAt(node, ['id']) ?? index);
  const last = path.at(-1);
  const value = shown(valueAt(data, path));
  if (list === 'purposes' && path.length === 3 && last === 'basis') {
    return { code: 'purpose-without-basis', path, params: { name: nameOf(node) ?? id, options: BASES.join(', ') } };
  }
  if (list === 'retention' && (last === 'trigger' || path.at(-2) === 'triggers')) {
    return { code: 'unknown-trigger', path, params: { value, id, options: TRIGGERS.join(', ') } };
  }
  if (list === 'recipients' && path[2] === 'transfer' && (path.length === 3 || last === 'instrument')) {
    return { code: 'transfer-without-safeguard', path, params: { id, country: shown(valueAt(node, ['country'])) } };
  }
  return undefined;
}

function generic(issue: Issue, path: Path, data: unknown): Finding {
  const value = valueAt(data, path);
  const params = { key: String(path.at(-1) ?? 'policy'), value: shown(value) };
  if (value === undefined) return { code: 'missing', path, params };
  switch (issue.code) {
    case 'invalid_type':
      return { code: 'wrong-type', path, params: { ...params, expected: KINDS[issue.expected] ?? issue.expected } };
    case 'invalid_value':
      return { code: 'not-one-of', path, params: { ...params, options: issue.values.join(', ') } };
    case 'invalid_union':
      return {
        code: 'not-one-of',
        path,
        params: { ...params, options: 'options' in issue && Array.isArray(issue.options) ? issue.options.join(', ') : '–' },
      };
    case 'too_small':
      return { code: 'too-few', path, params: { ...params, n: Number(issue.minimum) + (issue.inclusive === false ? 1 : 0) } };
    case 'too_big':
      return { code: 'too-many', path, params: { ...params, n: Number(issue.maximum) } };
    default:
      return { code: 'wrong-format', path, params: { ...params, expected: issue.message } };
  }
}

function nameOf(node: unknown): Text | undefined {
  const name = valueAt(node, ['name']);
  if (typeof name !== 'object' || name === null) return undefined;
  const { fi, sv, en } = name as Partial<Text>;
  return typeof fi === 'string' && typeof sv === 'string' && typeof en === 'string' ? { fi, sv, en } : undefined;
}

function shown(value: unknown): string {
  if (value === undefined || value === null) return '–';
  return (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, 60);
}

function valueAt(data: unknown, path: Path): unknown {
  let node = data;
  for (const key of path) {
    if (typeof node !== 'object' || node === null || !Object.hasOwn(node, key)) return undefined;
    node = (node as Record<string | number, unknown>)[key];
  }
  return node;
}
