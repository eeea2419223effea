// What a person confirms is read where it is confirmed: for each completion, the sentences of the notice that hang on its answer, and no others.

import { CHECK_IDS } from './check-ids.ts';
import type { CompletionRow } from './facts.ts';
import type { Policy } from './schema.ts';
import { withSources } from './statements.ts';
import type { Statement } from './statements.ts';
import { say, sayRights } from './statements/say.ts';
import type { NoticePhrase } from './statements/say.ts';
import { eachLang, join } from './statements/words.ts';
import type { Text } from '#platform/i18n';

/** A statement by its id, whole or only some of its details. */
interface Part {
  readonly id: string;
  readonly details?: readonly Text[];
}

const labels = (...keys: NoticePhrase[]): Text[] => keys.map((key) => say(key));
const SAFEGUARDS = labels('recipients.agreement', 'recipients.instructions', 'recipients.recheck');
const OFFICE = [sayRights('office.visit'), sayRights('office.post'), sayRights('office.website')];

/** For each completion and superseded clause, what the notice says in its place now. */
export function completionWords(policy: Policy): (row: CompletionRow) => Text[] {
  const all = withSources(policy, { storable: () => true, checks: new Set(CHECK_IDS) }).filter(({ kind }) => kind === 'clause');
  const said = new Map(all.map((each) => [each.id, each]));
  return (row) => {
    if (row.id.startsWith('about/') && row.id.endsWith('/date')) return [say('about.version')];
    const texts = partsOf(policy, row, all).flatMap((part) => wordsOf(said.get(part.id), part));
    const own = texts.length > 0 ? texts : all.filter(({ path }) => path === pathOf(row)).map(({ text }) => text);
    return own.filter((text, i) => own.findIndex(({ fi }) => fi === text.fi) === i);
  };
}

function pathOf({ id }: CompletionRow): string {
  return id.replace(/\/(?:completed|superseded)\/.*$/, '');
}

function wordsOf(statement: Statement | undefined, { details = [] }: Part): Text[] {
  if (statement === undefined) return [];
  const told = statement.details.filter(({ label }) => details.some(({ fi }) => fi === label.fi)).map(lineOf);
  return [join(statement.text, ...told)];
}

function lineOf({ label, values }: Statement['details'][number]): Text {
  return eachLang((lang) => `${label[lang]}: ${values.map((value) => value[lang].replace(/\.$/, '')).join('; ')}`);
}

function partsOf(policy: Policy, row: CompletionRow, all: readonly Statement[]): Part[] {
  const [part = '', node = '', under = ''] = pathOf(row).split('/');
  const what = row.id.split('/').at(-1) ?? '';
  switch (part) {
    case 'controllers':
      return [{ id: `${what === 'contact-details' ? 'contact' : 'controller'}/${node}` }];
    case 'registers':
      return ofRegister(policy, node, what);
    case 'subjectGroups':
      return ['_groups', ...policy.subjectGroups.map(({ id }) => id)].map((id) => ({ id: `subjects/${id}` }));
    case 'purposes':
      return [{ id: `purposes/${node}` }, ...(row.rule === 'R8' ? [{ id: 'sources/_informed' }] : [])];
    case 'dataGroups':
      return [ofGroup(`data/${node}`, what, row.rule)];
    case 'sources':
      return [{ id: `sources/${node}` }, ...(what === 'informing' ? [{ id: 'sources/_informed' }] : [])];
    case 'recipients':
      return ofRecipient(node, what, row.rule, all);
    case 'transfers':
      return [{ id: `transfers/${node}` }, ...abroad(all)];
    case 'safeguards':
      return [{ id: `safeguards/${node}` }, ...alike(row, all)];
    case 'archives':
      return [{ id: `archives/${node}`, details: labels('archives.fields', 'archives.recheck') }];
    case 'requests':
      return node === 'rights' ? ofRight(under, row) : ofRequests(what, row.rule);
    default:
      return [];
  }
}

/** Parts of a register are told only by all of them. */
function ofRegister(policy: Policy, node: string, what: string): Part[] {
  return (what === 'parts' ? policy.registers : [{ id: node }]).map(({ id }) => ({ id: `registers/${id}` }));
}

function ofGroup(id: string, what: string, rule: string): Part {
  if (what === 'period' || what === 'retention') return { id, details: labels('data.retention') };
  if (what === 'condition') return { id, details: labels('data.purposes', 'data.art9Label') };
  if (what !== 'data-group') return { id };
  // A group that the notice never named comes with its purpose and its time.
  return { id, details: rule === 'R7g' ? labels('data.retention') : labels('data.purposes', 'data.retention') };
}

function ofRecipient(node: string, what: string, rule: string, all: readonly Statement[]): Part[] {
  const id = `recipients/${node}`;
  const transfer = `transfers/_recipient/${node}`;
  if (what === 'transfer')
    return all.some((each) => each.id === transfer) ? [{ id: transfer, details: labels('transfers.fields') }] : [{ id }];
  return [what === 'agreement' || what === 'country' || rule === 'R12' || rule === 'R11' ? { id, details: SAFEGUARDS } : { id }];
}

function abroad(all: readonly Statement[]): Part[] {
  return all.filter(({ id }) => id.startsWith('transfers/_recipient/')).map(({ id }) => ({ id, details: labels('transfers.fields') }));
}

/** One open-ended row of the old notice may have become several safeguards. */
function alike({ clauses }: CompletionRow, all: readonly Statement[]): Part[] {
  return all.filter((each) => each.section === 'safeguards' && each.clauses.some((one) => clauses.includes(one))).map(({ id }) => ({ id }));
}

const PROCEDURE: Readonly<Record<string, readonly string[]>> = {
  R3: ['_fee'],
  R4: ['_fee'],
  R5: ['_identity'],
  R6: ['_requests', '_channel'],
};

function ofRight(right: string, { rule, superseded }: CompletionRow): Part[] {
  const section = right === 'complaint' ? 'complaint' : 'rights';
  return [
    { id: `${section}/${right}`, details: OFFICE },
    // A clause that narrowed the right to object narrowed the ban of marketing with it.
    ...(right === 'objection' && superseded ? [{ id: 'rights/marketing-ban' }] : []),
    ...(right === 'marketing-ban' ? [{ id: 'rights/_bans' }] : []),
    ...(PROCEDURE[rule] ?? []).map((id) => ({ id: `procedure/${id}` })),
  ];
}

function ofRequests(what: string, rule: string): Part[] {
  const parts = what === 'identity' ? ['_identity'] : what === 'erasure-time' ? ['_erasure'] : (PROCEDURE[rule] ?? ['_requests', '_fee']);
  return parts.map((id) => ({ id: `procedure/${id}` }));
}
