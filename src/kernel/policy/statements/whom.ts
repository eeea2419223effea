// Art. 13(1)(e)–(f): who is given which fields, in which country, on what ground.

import { formatDate } from '#platform/clock';
import { countryName, insideEea } from '../reference.ts';
import type { Policy, Recipient } from '../schema.ts';
import { sectionNumber } from '../sections.ts';
import type { SectionId } from '../sections.ts';
import { say } from './say.ts';
import { detail, state, stateNode } from './statement.ts';
import type { Abilities, Proving, Statement } from './statement.ts';
import { eachLang, fieldList, join, namesOf, period } from './words.ts';
import type { Text } from '#platform/i18n';

export function recipients(policy: Policy, has: Abilities): Statement[] {
  const section = 'recipients';
  if (policy.recipients.length === 0) return [state({ section, node: '_none', path: 'recipients', text: say('recipients.none') }, has)];
  return policy.recipients.flatMap((node) => {
    const { id, name, role, country, access, fields, agreement } = node;
    const values = { name, country: countryName(country), role: say(`role.${role}`) };
    const lead = role === 'category' ? say('recipients.category', values) : say('recipients.is', values);
    const given = fields.length === 0 ? say('recipients.nothing') : say(`recipients.${access}`, { fields: fieldList(policy, fields) });
    const details = [
      detail(say('recipients.purposes'), namesOf(policy.purposes, node.purposes)),
      detail(say('recipients.agreement'), [say(`agreement.${agreement.kind}`)]),
      detail(say('recipients.instructions'), [agreement.instructions]),
      detail(say('recipients.recheck'), [say('recipients.every', { every: period(agreement.recheck, 'every') })]),
    ];
    const storable = fields.filter((field) => has.storable(field));
    const point = {
      section,
      node: id,
      path: `recipients/${id}`,
      heading: name,
      text: join(lead, given),
      details,
      storable,
      params: { recipient: id },
    } as const;
    return stateNode({ ...point, proving: provingOf(node) }, node, has);
  });
}

/** What lies in another's system is signed for; a viewer inside this one is watched. */
function provingOf({ name, access, offSystem, agreement }: Recipient): Proving {
  const otherwise = { rhythm: agreement.recheck, task: say('recipients.task', { name }) };
  if (access === 'view' && !offSystem) return { by: 'check', check: 'disclosure.partner', otherwise };
  return { by: 'signing', ...otherwise };
}

export function disclosures(policy: Policy, has: Abilities): Statement[] {
  const own = plain({ section: 'disclosures', key: 'disclosures', task: say('disclosures.task') }, policy.disclosures, has);
  if (own.length > 0) return own;
  const text = say('disclosures.none', { section: sectionNumber('recipients') });
  const proving = { by: 'signing', rhythm: 'P1Y', task: say('disclosures.task') } as const;
  return [state({ section: 'disclosures', node: '_none', path: 'disclosures', text, proving }, has)];
}

export function transfers(policy: Policy, has: Abilities): Statement[] {
  const own = plain({ section: 'transfers', key: 'transfers', task: say('transfers.countriesTask') }, policy.transfers, has);
  // Who is given nothing, takes nothing abroad.
  const given = policy.recipients.filter(({ fields }) => fields.length > 0);
  const abroad = given.filter((recipient) => recipient.transfer !== undefined || !insideEea(recipient.country));
  const stated = abroad.map((recipient) => transferOf(policy, recipient, has));
  if (own.length + stated.length > 0) return [...own, ...stated];
  const proving = { by: 'signing', rhythm: 'P1Y', task: say('transfers.countriesTask') } as const;
  return [state({ section: 'transfers', node: '_none', path: 'recipients', text: say('transfers.none'), proving }, has)];
}

function transferOf(policy: Policy, { id, name, country, transfer, fields, clauses }: Recipient, has: Abilities): Statement {
  const values = { name, country: countryName(country), instrument: say(`instrument.${transfer?.instrument ?? 'none'}`) };
  const recheckOn = transfer?.recheckOn;
  const copy = recheckOn && say('transfers.copy', { date: eachLang((lang) => formatDate(recheckOn, lang)) });
  const text = join(say('transfers.is', { ...values, reason: join(transfer?.reason) }), copy || undefined);
  const details = [detail(say('transfers.fields'), fields.length === 0 ? [] : [fieldList(policy, fields)])];
  const proving = { by: 'signing', rhythm: 'P1Y', task: say('transfers.task', { name }) } as const;
  const point = {
    section: 'transfers',
    node: `_recipient/${id}`,
    path: `recipients/${id}/transfer`,
    heading: name,
    text,
    details,
  } as const;
  return state({ ...point, clauses, proving }, has);
}

interface Plain {
  section: SectionId;
  key: string;
  task: Text;
}

/** Sentences that the owner wrote and signs for, unless the policy says how they are proved. */
export function plain({ section, key, task }: Plain, nodes: Policy['disclosures'], has: Abilities): Statement[] {
  const proving = { by: 'signing', rhythm: 'P1Y', task } as const;
  return nodes.flatMap((node) => stateNode({ section, node: node.id, path: `${key}/${node.id}`, text: node.text, proving }, node, has));
}
