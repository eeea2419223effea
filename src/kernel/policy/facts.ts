// At set-up the owner puts the firm's own contact details in the declaration and confirms, one by one, what was completed for them (DESIGN §3: stated, completed).

import type { Text } from '#platform/i18n';
import { nodes } from './check-references.ts';
import { editable, setTexts } from './draft-edit.ts';
import { readPolicy } from './draft.ts';
import { pathText } from './problem.ts';
import type { Path } from './problem.ts';
import type { Policy } from './schema.ts';
import { SECTION_OF_KEY, sectionTitle } from './sections.ts';
import type { SectionId } from './sections.ts';
import { shortRetention } from './statements/retention-words.ts';
import { sayRights } from './statements/say.ts';
import { eachLang } from './statements/words.ts';

export interface FirmFacts {
  /** The first controller unless named. */
  controllerId?: string;
  /** An empty text removes the detail. */
  contact?: { name?: string; email?: string; phone?: string; post?: string };
  website?: string;
  /** The firm that takes the declaration of another for its model: whoever stands in it as the first controller is no longer named. */
  firm?: { name: string; businessId: string };
  /** Ids of completions (see `completions`) that the owner confirmed, and the day. */
  confirmed?: readonly string[];
  confirmedOn?: string;
}

/** The policy text with the facts in place; comments and everything else stay. */
export function applyFacts(model: string, { controllerId, contact, website, firm, confirmed = [], confirmedOn }: FirmFacts): string {
  const yaml = firm === undefined ? model : madeOwn(model, firm);
  const policy = readPolicy(yaml);
  const found = policy.controllers.findIndex(({ id }) => id === controllerId);
  const controller = ['controllers', Math.max(0, found)];
  const details = Object.entries(contact ?? {}).map(([key, value]) => ({ path: [...controller, 'contact', key], value }));
  const site = website === undefined ? [] : [{ path: [...controller, 'website'], value: website }];
  const agreed = completedPaths(policy).filter((path) => confirmedOn !== undefined && confirmed.includes(pathText(policy, path)));
  const days = agreed.map((path) => ({ path: [...path, 'confirmedOn'], value: confirmedOn ?? '' }));
  return setTexts(
    yaml,
    [...details, ...site, ...days].map(({ path, value }) => ({ path, value: value === '' ? undefined : value })),
  );
}

const OF_THE_OTHER = ['alias', 'domicile', 'website'];

/** Every text that names the firm of the model names this one; what else was said of that firm, and the day of its notice, goes. */
function madeOwn(yaml: string, { name, businessId }: { name: string; businessId: string }): string {
  const model = readPolicy(yaml);
  const [other] = model.controllers;
  const renamed = businessId !== '' && businessId === other?.businessId;
  if (other === undefined || (name === other.name && (renamed || businessId === ''))) return yaml;
  const names = [other.name, ...(other.alias === undefined ? [] : [other.alias])].toSorted((a, b) => b.length - a.length);
  const gone = OF_THE_OTHER.map((key) => ['controllers', 0, key]);
  const own = (text: string) => names.reduce((said, each) => said.replaceAll(each, name), text);
  const texts = textsIn(editable(yaml).toJS(), [])
    .filter(({ path, text }) => own(text) !== text && !gone.some((each) => each.join('/') === path.join('/')))
    .map(({ path, text }) => ({ path, value: own(text) }));
  const id = { path: ['controllers', 0, 'businessId'], value: businessId === '' ? undefined : businessId };
  // The firm of the model itself, under another name, keeps what was said of it.
  if (renamed) return setTexts(yaml, texts);
  const begun = { path: ['begunFrom'], value: model.id };
  const done = setTexts(yaml, [...texts, id, begun, ...gone.map((path) => ({ path, value: undefined }))]);
  return done.replace(/^statedDate:.*$/m, 'statedDate: null');
}

function textsIn(value: unknown, path: Path): { path: Path; text: string }[] {
  if (typeof value === 'string') return [{ path, text: value }];
  if (Array.isArray(value)) return value.flatMap((each, i) => textsIn(each, [...path, i]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => textsIn(each, [...path, key]));
}

function completedPaths(policy: Policy): Path[] {
  return nodes(policy).flatMap(({ path, node }) => node.completed.map((_, i) => [...path, 'completed', i]));
}

export interface CompletionRow {
  /** Stable: purposes/care/completed/basis. */
  id: string;
  section: SectionId;
  /** Name of the purpose, rule or other node that was completed. */
  where: Text;
  stated: Text | null;
  reason: Text;
  rule: string;
  clauses: string[];
  /** A clause below the law, shown and never enforced; otherwise a completion that waits for confirmation. */
  superseded: boolean;
  confirmedOn?: string;
}

/** What set-up asks the owner to read: every completion and every superseded clause, in the order of the notice. */
export function completions(policy: Policy): CompletionRow[] {
  return nodes(policy).flatMap(({ path, node }) => {
    const section = SECTION_OF_KEY[String(path[0])] ?? 'about';
    const where = nameOf(policy, path, node) ?? sectionTitle(section);
    const completed = node.completed.map(({ stated, reason, rule, clauses, confirmedOn }, i) => ({
      id: pathText(policy, [...path, 'completed', i]),
      section,
      where,
      stated,
      reason,
      rule,
      clauses: clauses.length > 0 ? clauses : node.clauses,
      superseded: false,
      ...(confirmedOn === undefined ? {} : { confirmedOn }),
    }));
    const superseded = node.superseded.map(({ stated, instead, rule, clauses }, i) => ({
      id: pathText(policy, [...path, 'superseded', i]),
      section,
      where,
      stated,
      reason: instead,
      rule,
      clauses: clauses.length > 0 ? clauses : node.clauses,
      superseded: true,
    }));
    return [...completed, ...superseded];
  });
}

const OFFICER: Text = { fi: 'Tietosuojavastaava', sv: 'Dataskyddsombud', en: 'Data protection officer' };

/** Rules, rights and the officer have no name of their own, but words. */
function nameOf(policy: Policy, [part, at, under]: Path, node: object): Text | undefined {
  const rule = part === 'retention' ? policy.retention[Number(at)] : undefined;
  if (rule) return eachLang((lang) => capital(shortRetention(rule)[lang]));
  const right = at === 'rights' ? policy.requests.rights[Number(under)] : undefined;
  if (right) return sayRights(`heading.${right.right}`);
  if (part === 'dpo') return OFFICER;
  const text = 'name' in node ? node.name : 'text' in node ? node.text : undefined;
  if (typeof text === 'string') return { fi: text, sv: text, en: text };
  return isText(text) ? text : undefined;
}

function capital(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

function isText(value: unknown): value is Text {
  return typeof value === 'object' && value !== null && 'fi' in value && 'sv' in value && 'en' in value;
}
