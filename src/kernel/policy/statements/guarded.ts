// Art. 32 and 5(2): marketing rules, safeguards, what lies outside the system, and the register by which all this is shown.

import { ACCOUNTABILITY } from '../accountability-entries.ts';
import { GROUNDS } from '../accountability.ts';
import type { AccountabilityEntry } from '../accountability.ts';
import type { Text } from '#platform/i18n';
import { fieldUse } from '../fields.ts';
import type { Policy } from '../schema.ts';
import { sectionNumber } from '../sections.ts';
import { say } from './say.ts';
import { detail, state, stateNode } from './statement.ts';
import type { Abilities, Proving, Statement } from './statement.ts';
import { plain } from './whom.ts';
import { eachLang, fieldList, join, list, period } from './words.ts';

export function marketing(policy: Policy, has: Abilities): Statement[] {
  const own = plain({ section: 'marketing', key: 'marketing', task: say('marketing.task') }, policy.marketing, has);
  const letters = [...(lettersGo(policy) ? LETTER_PROMISES.map((each) => letterPromise(each, has)) : []), ...visits(policy, has)];
  if (own.length > 0) return [...own, ...letters];
  return [...letters, state({ section: 'marketing', node: '_ban', path: 'marketing', text: say('marketing.none') }, has)];
}

/** What the house does with every letter that leaves it, whatever the firm says of its marketing. */
const LETTER_PROMISES = [
  ['gate', 'marketing.gate'],
  ['silence', 'marketing.silence'],
  ['once', 'marketing.no-doubles'],
  ['stop', 'marketing.unsubscribe'],
  ['following', 'marketing.tracking'],
] as const;

function letterPromise([name, check]: (typeof LETTER_PROMISES)[number], has: Abilities): Statement {
  const proving: Proving = { by: 'check', check, otherwise: { rhythm: 'P6M', task: say('marketing.task') } };
  return state({ section: 'marketing', node: `_${name}`, path: 'marketing', text: say(`marketing.letters.${name}`), proving }, has);
}

/** Said where pages that people visit are declared. */
function visits({ dataGroups }: Policy, has: Abilities): Statement[] {
  if (!dataGroups.some((group) => group.fields.some((field) => fieldUse(field).id === 'web.page'))) return [];
  const proving: Proving = { by: 'check', check: 'visits.salts', otherwise: { rhythm: 'P6M', task: say('marketing.task') } };
  return [state({ section: 'marketing', node: '_visits', path: 'marketing', text: say('marketing.visits'), proving }, has)];
}

/** Said where an e-mail address is kept for a purpose that needs a permission or can be banned. */
function lettersGo({ purposes, dataGroups }: Policy): boolean {
  const marketed = purposes.filter(
    ({ basis, marketing: is }) => basis === 'consent' || basis === 'explicit-consent' || (basis === 'legitimate-interest' && is !== false),
  );
  return dataGroups.some(
    (group) =>
      group.fields.some((field) => fieldUse(field).id.endsWith('.email')) && marketed.some(({ id }) => group.purposes.includes(id)),
  );
}

export function safeguards(policy: Policy, has: Abilities): Statement[] {
  return policy.safeguards.flatMap((node) =>
    stateNode({ section: 'safeguards', node: node.id, path: `safeguards/${node.id}`, text: join(node.text) }, node, has),
  );
}

export function archives(policy: Policy, has: Abilities): Statement[] {
  const section = 'archives';
  if (policy.archives.length === 0) {
    const text = say('archives.none', { section: sectionNumber('recipients') });
    return [state({ section, node: '_none', path: 'archives', text }, has), ...mailbox(policy, has)];
  }
  const own = policy.archives.flatMap((node) => {
    const { id, name, kind, place, fields, rhythm } = node;
    const details = [
      detail(say('archives.kind'), [say(`archiveKind.${kind}`)]),
      detail(say('archives.fields'), fields.length === 0 ? [] : [fieldList(policy, fields)]),
      detail(say('archives.recheck'), [say('recipients.every', { every: period(rhythm, 'every') })]),
    ];
    const proving = { by: 'signing', rhythm, task: say('archives.task', { name }) } as const;
    const text = say('archives.is', { name, place: stopless(place) });
    return stateNode({ section, node: id, path: `archives/${id}`, heading: name, text, details, proving }, node, has);
  });
  return [...own, ...mailbox(policy, has)];
}

/** Said where a processor is declared to hold addresses together with what people write: that is who keeps a mailbox. */
function mailbox({ recipients }: Policy, has: Abilities): Statement[] {
  const kept = recipients.some(
    ({ role, fields }) => role === 'processor' && ['person.email', 'contact.note'].every((field) => fields.includes(field)),
  );
  if (!kept) return [];
  const text = say('archives.mailbox', { section: sectionNumber('recipients') });
  const proving: Proving = { by: 'check', check: 'mailbox.reads', otherwise: { rhythm: 'P1M', task: text } };
  return [state({ section: 'archives', node: '_mailbox', path: 'recipients', text, proving }, has)];
}

function stopless(text: Text): Text {
  return { fi: text.fi.replace(/\.$/, ''), sv: text.sv.replace(/\.$/, ''), en: text.en.replace(/\.$/, '') };
}

/** The product's own register has its section in every notice (DESIGN §3). */
export function accountability(_policy: Policy, has: Abilities): Statement[] {
  const section = 'accountability';
  const intro = state(
    {
      section,
      node: '_intro',
      path: 'accountability',
      text: join(say('accountability.intro'), say('accountability.grounds', { list: list(Object.values(GROUNDS).map(withLaw)) })),
    },
    has,
  );
  const entries = ACCOUNTABILITY.map((entry) => {
    const { id, name, holds, ground } = entry;
    const kept = say('accountability.keepSentence', { keep: keepText(entry), ground: GROUNDS[ground].name });
    const text = join(say('accountability.is', { name, holds }), kept);
    return state({ section, node: id, path: `accountability/${id}`, heading: name, text, proving: provingOf(entry) }, has);
  });
  return [intro, ...entries];
}

function withLaw({ name, law }: (typeof GROUNDS)['security']): Text {
  return eachLang((lang) => `${name[lang]} (${law[lang]})`);
}

function provingOf({ name, check, task }: AccountabilityEntry): Proving {
  if (task !== undefined) return { by: 'signing', rhythm: 'P1M', task };
  const otherwise = { rhythm: 'P1Y', task: say('accountability.task', { name }) };
  return check === undefined ? { by: 'fact' } : { by: 'check', check, otherwise };
}

/** "niin kauan kuin tunnus on käytössä, ja sen jälkeen 2 vuotta tunnuksen sulkemisesta". */
export function keepText({ keep }: AccountabilityEntry): Text {
  const { while: during, period: iso, from } = keep;
  if (iso === undefined || from === undefined) return say('accountability.while', { while: during ?? '' });
  const values = { period: period(iso), from };
  return during === undefined ? say('accountability.period', values) : say('accountability.whileThen', { ...values, while: during });
}
