// Art. 13(1)(c)–(d), 13(2)(e)–(f) and 14(1)(d), 14(2)(f): why, which data, from where, and what happens if they are not given.

import type { Text } from '#platform/i18n';
import { CATALOGUE } from '../catalogue.ts';
import { fieldUse } from '../fields.ts';
import type { Basis, DataGroup, Policy } from '../schema.ts';
import { shortRetentions } from './retention-words.ts';
import { say, sayRights } from './say.ts';
import type { NoticePhrase } from './say.ts';
import { detail, state, stateNode, unique } from './statement.ts';
import type { Abilities, Statement } from './statement.ts';
import { ofRegisters, onlyDeclaredProving } from './who.ts';
import { eachLang, groupFieldNames, join, list, namesOf } from './words.ts';

export function purposes(policy: Policy, has: Abilities): Statement[] {
  return policy.purposes.flatMap((node) => {
    const { id, name, basis, interest, registers } = node;
    const text = join(say('purposes.is', { name, basis: say(`basis.${basis}`) }), interest && say('purposes.interest', { interest }));
    const details = [ofRegisters(policy, namesOf(policy.registers, registers))];
    return stateNode({ section: 'purposes', node: id, path: `purposes/${id}`, heading: name, text, details }, node, has);
  });
}

export function dataGroups(policy: Policy, has: Abilities): Statement[] {
  return policy.dataGroups.flatMap((node) => {
    const { id, name, condition, art9 } = node;
    const fields = node.fields.map(fieldUse);
    const storable = fields.map((field) => field.id).filter((field) => has.storable(field));
    const special = fields.some((field) => (field.class ?? CATALOGUE.get(field.id)?.class) === 'special');
    const names = groupFieldNames(policy, node);
    const only = sameWords(list(names), name) ? say('data.named', { name }) : say('data.only', { name, fields: list(names) });
    const text = join(only, special ? say('data.art9') : undefined, condition);
    const point = {
      section: 'data',
      node: id,
      path: `dataGroups/${id}`,
      heading: name,
      text,
      clauses: fields.flatMap((field) => field.clauses),
      storable,
      proving: onlyDeclaredProving(name, storable.length > 0),
      params: { group: id },
    } as const;
    return stateNode({ ...point, details: [...groupDetails(policy, node), art9 && detail(say('data.art9Label'), [art9])] }, node, has);
  });
}

function sameWords(a: Text, b: Text): boolean {
  return a.fi.toLowerCase() === b.fi.toLowerCase();
}

function groupDetails(policy: Policy, group: DataGroup) {
  return [
    detail(
      say('data.purposes'),
      group.purposes.map((id) => purposeWithBasis(policy, id)),
    ),
    detail(say('data.sources'), namesOf(policy.sources, group.sources)),
    ofRegisters(policy, namesOf(policy.registers, group.registers)),
    detail(say('data.retention'), shortRetentions(policy, group)),
  ];
}

/** "Asiakassuhteesta huolehtiminen (oikeutettu etu)". */
export function purposeWithBasis(policy: Policy, purposeId: string): Text {
  const purpose = policy.purposes.find(({ id }) => id === purposeId);
  if (purpose === undefined) return namesOf([], [purposeId])[0] ?? say('data.purposes');
  const basis = say(`basisShort.${purpose.basis}`);
  return eachLang((lang) => `${purpose.name[lang]} (${basis[lang]})`);
}

export function basesOf(policy: Policy, group: DataGroup): Text[] {
  const bases = policy.purposes.filter(({ id }) => group.purposes.includes(id)).map(({ basis }) => basis);
  return unique(bases).map((basis) => say(`basisShort.${basis}`));
}

/** Kinds of source from which data come without the person's doing (Art. 14); a device or a visit shows what the person does (Art. 13). */
export const NOT_FROM_PERSON: ReadonlySet<string> = new Set(['organisation', 'partner', 'public', 'social', 'media', 'authority']);

export function sources(policy: Policy, has: Abilities): Statement[] {
  const each = policy.sources.flatMap((node) => {
    const { id, name, from } = node;
    const fed = policy.dataGroups.filter((group) => group.sources.includes(id)).map((group) => group.name);
    const isPublic = node.public ? say('sources.public') : undefined;
    // Art. 14(2)(f) asks whether an outside source is public.
    const outside = from === 'self' || from === 'own-records' || node.public ? undefined : say('sources.notPublic');
    const origin = join(say('sources.is', { name }), isPublic ?? outside, node.withConsent ? say('sources.consent') : undefined);
    const text = fed.length === 0 ? say('sources.idle', { name }) : origin;
    const details = [detail(say('sources.kind'), [say(`sourceKind.${from}`)]), detail(say('sources.groups'), fed)];
    return stateNode({ section: 'sources', node: id, path: `sources/${id}`, heading: name, text, details }, node, has);
  });
  if (!policy.sources.some(({ from }) => NOT_FROM_PERSON.has(from))) return each;
  const otherwise = { rhythm: 'P1Y', task: sayRights('procedure.informed') };
  const told = { section: 'sources', node: '_informed', path: 'sources', text: sayRights('procedure.informed') } as const;
  return [...each, state({ ...told, proving: { by: 'check', check: 'duties.informed', otherwise } }, has)];
}

export function automated(policy: Policy, has: Abilities): Statement[] {
  const otherwise = { rhythm: 'P1Y', task: say('automated.task') };
  return policy.automated.flatMap((node) => {
    const proving = { by: 'check', check: 'automation.none', otherwise } as const;
    return stateNode({ section: 'automated', node: node.id, path: `automated/${node.id}`, text: node.text, proving }, node, has);
  });
}

const MUST_GIVE: readonly (readonly [bases: readonly Basis[], phrase: NoticePhrase, node: string])[] = [
  [['contract'], 'mustGive.contract', '_contract'],
  [['consent', 'explicit-consent'], 'mustGive.voluntary', '_voluntary'],
  [['legal-obligation'], 'mustGive.law', '_law'],
  [['legitimate-interest'], 'mustGive.interest', '_interest'],
];

export function mustGive(policy: Policy, has: Abilities): Statement[] {
  const own = policy.mustGive.flatMap((node) =>
    stateNode({ section: 'must-give', node: node.id, path: `mustGive/${node.id}`, text: node.text }, node, has),
  );
  if (own.length > 0) return own;
  const used = new Set(policy.purposes.map(({ basis }) => basis));
  return MUST_GIVE.filter(([bases]) => bases.some((basis) => used.has(basis))).map(([, phrase, node]) =>
    state({ section: 'must-give', node, path: 'purposes', text: say(phrase) }, has),
  );
}
