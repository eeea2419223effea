// Art. 13(1)(a)–(b) and 14(1)(d): who is responsible, whom to ask, and whose data are held.

import { formatDate } from '#platform/clock';
import { LANGS } from '#platform/i18n';
import type { Text } from '#platform/i18n';
import { fieldUse } from '../fields.ts';
import type { Policy, Register } from '../schema.ts';
import { sectionNumber } from '../sections.ts';
import { say } from './say.ts';
import { detail, state, stateNode } from './statement.ts';
import type { Abilities, Detail, Proving, Statement } from './statement.ts';
import { eachLang, fieldList, join, list, namesOf, same } from './words.ts';

type Controller = Policy['controllers'][number];
type Contact = Controller['contact'];

export function about(policy: Policy, has: Abilities): Statement[] {
  const { statedDate } = policy;
  const covers = say('about.covers', { n: policy.registers.length, list: list(policy.registers.map(({ name }) => name)) });
  const replaces = statedDate === null ? undefined : say('about.replaces', { date: eachLang((lang) => formatDate(statedDate, lang)) });
  const rights = say('about.rights', { rights: sectionNumber('rights'), procedure: sectionNumber('procedure') });
  const own = policy.about.flatMap((node) =>
    stateNode({ section: 'about', node: node.id, path: `about/${node.id}`, text: node.text }, node, has),
  );
  return [...own, state({ section: 'about', node: '_scope', path: 'registers', text: join(covers, replaces, rights) }, has)];
}

export function controllers(policy: Policy, has: Abilities): Statement[] {
  return policy.controllers.flatMap((node) => {
    const { id, name, alias, businessId, domicile, website, role, contact } = node;
    const is = say(role === 'joint' ? 'controller.joint' : 'controller.is', { name });
    const details = [
      line(say('controller.businessId'), businessId),
      line(say('controller.domicile'), domicile),
      line(say('contact.post'), contact.post),
      line(say('contact.email'), contact.email),
      line(say('contact.phone'), contact.phone),
      line(say('controller.website'), website),
    ];
    const text = join(is, alias === undefined ? undefined : say('controller.alias', { alias }));
    return stateNode({ section: 'controller', node: id, path: `controllers/${id}`, heading: same(name), text, details }, node, has);
  });
}

export function contacts(policy: Policy, has: Abilities): Statement[] {
  const asked = policy.controllers.map(({ id, name, contact, contactClauses }) => {
    const known = [contact.name, contact.email, contact.phone, contact.post].some((each) => each !== undefined);
    const text = join(say('contact.ask', { contact: inOneLine(contact) }), known ? undefined : say('contact.missing'));
    const heading = policy.controllers.length > 1 ? { heading: same(name) } : {};
    return state({ section: 'contact', node: id, path: `controllers/${id}/contact`, clauses: contactClauses, text, ...heading }, has);
  });
  const { dpo } = policy;
  const text = dpo.contact === undefined || !dpo.appointed ? say('contact.none') : say('contact.dpo', { contact: inOneLine(dpo.contact) });
  const heading = say('contact.dpoHeading');
  return [...asked, ...stateNode({ section: 'contact', node: 'dpo', path: 'dpo', heading, text }, dpo, has)];
}

/** Roles that say no more than the section's own title. */
const PLAIN_ROLES = new Set(['rekisterin yhteyshenkilö', 'yhteyshenkilö', 'tietosuojavastaava']);

function inOneLine({ role, name, email, phone, post }: Contact): Text {
  // Before setup the name is a placeholder that repeats the role.
  const named = LANGS.some((lang) => role[lang] === name) ? undefined : name;
  // Whoever is named by name or by task is not called the contact person once more.
  const plain = named !== undefined && PLAIN_ROLES.has(role.fi.trim().toLowerCase());
  return eachLang((lang) => [named, plain ? undefined : role[lang], email, phone, post].filter((each) => each !== undefined).join(', '));
}

function line(label: Text, value: string | undefined): Detail | undefined {
  return value === undefined ? undefined : detail(label, [same(value)]);
}

export function registers(policy: Policy, has: Abilities): Statement[] {
  return policy.registers.flatMap((node) => {
    const { id, name, parent, about: aim, joint, processor, subjectGroups } = node;
    const groups = namesOf(policy.subjectGroups, subjectGroups);
    const above = parent === undefined ? undefined : policy.registers.find((each) => each.id === parent)?.name;
    const processing = processor === undefined ? undefined : namesOf(policy.recipients, [processor])[0];
    const text = join(
      say('registers.is', { name, groups: list(groups) }),
      above && say('registers.parent', { parent: above }),
      aim,
      processing && say('registers.processor', { processor: processing }),
      joint,
    );
    const point = { section: 'registers', node: id, path: `registers/${id}`, heading: name, text } as const;
    return [...stateNode(point, node, has), onlyDeclared(policy, node, has)];
  });
}

const SHORT_LIST = 6;

/** The field list of a register is a promise of its own: a sub-register may hold an e-mail address and nothing else. */
function onlyDeclared(policy: Policy, { id, name }: Register, has: Abilities): Statement {
  const fields = fieldsOfRegister(policy, id);
  const text =
    fields.length <= SHORT_LIST
      ? say('registers.only', { name, fields: fieldList(policy, fields) })
      : say('registers.onlyListed', { name, n: fields.length, section: sectionNumber('data') });
  const storable = fields.filter((field) => has.storable(field));
  const proving = onlyDeclaredProving(name, storable.length > 0);
  return state(
    { section: 'registers', node: `${id}/fields`, path: `registers/${id}`, text, proving, storable, params: { register: id } },
    has,
  );
}

export function onlyDeclaredProving(scope: Text, anyStorable: boolean): Proving {
  const otherwise = { rhythm: 'P1Y', task: say('data.task', { scope }) };
  return anyStorable ? { by: 'check', check: 'fields.only-declared', otherwise } : { by: 'signing', ...otherwise };
}

export function fieldsOfRegister(policy: Policy, registerId: string): string[] {
  const groups = policy.dataGroups.filter((group) => group.registers.includes(registerId));
  return [...new Set(groups.flatMap((group) => group.fields.map((field) => fieldUse(field).id)))];
}

export function subjects(policy: Policy, has: Abilities): Statement[] {
  const several = policy.subjectGroups.length > 1;
  const intro = { section: 'subjects', node: '_groups', path: 'subjectGroups', text: say('subjects.these') } as const;
  const groups = policy.subjectGroups.flatMap((node) => {
    const { id, name } = node;
    const inRegisters = policy.registers.filter((register) => register.subjectGroups.includes(id)).map((register) => register.name);
    const point = {
      section: 'subjects',
      node: id,
      path: `subjectGroups/${id}`,
      heading: name,
      text: say(several ? 'subjects.one' : 'subjects.is', { name }),
    } as const;
    return stateNode({ ...point, details: [ofRegisters(policy, inRegisters)] }, node, has);
  });
  return several ? [state(intro, has), ...groups] : groups;
}

/** Where there is but one register, naming it again and again tells nothing. */
export function ofRegisters(policy: Policy, names: readonly Text[]): Detail | undefined {
  return policy.registers.length === 1 ? undefined : detail(say('subjects.registers', { n: names.length }), names);
}
