// Who is given which data, in which country and on what ground: a new recipient or transfer is told before it begins (Art. 13(1)(e)–(f), 13(3)).

import { countryName, insideEea } from '../reference.ts';
import type { Recipient } from '../schema.ts';
import { say } from '../statements/say.ts';
import { namesOf } from '../statements/words.ts';
import { change, effect, gained, pairsOf, said, sameSet, telling } from './change.ts';
import type { Sides, Told } from './change.ts';
import { fieldWords, registersOf, words } from './reach.ts';
import type { PolicyChange, Telling } from './types.ts';

export function recipients(sides: Sides): Told {
  const { added, removed, both } = pairsOf(sides.before.recipients, sides.after.recipients);
  const nodes = [
    ...added.map((recipient) => newRecipient(sides, recipient)),
    ...removed.map(({ id, name }) => change('removed', `recipients/${id}`, said('recipient.removed', { name }), [effect('return-data')])),
  ];
  const changes = both.flatMap(([before, after]) => [
    ...fields(sides, before, after),
    ...terms(sides, before, after),
    ...transfer(sides, before, after),
  ]);
  const paths = changes.flatMap(({ path }) => {
    const plain = path.replace(/\/fields\/(more|less)$/, '/fields');
    return plain.endsWith('/transfer') ? [`${plain}/instrument`, ...ownParts(sides, plain)] : [plain];
  });
  return { changes: [...nodes, ...changes], paths: [...nodes.map(({ path }) => path), ...paths] };
}

/** A transfer that begins or ends is told as a whole; one that stays may differ in its date and reason too. */
function ownParts({ before, after }: Sides, path: string): string[] {
  const id = path.split('/')[1];
  const has = (all: readonly Recipient[]) => all.find((each) => each.id === id)?.transfer !== undefined;
  return has(before.recipients) && has(after.recipients) ? [] : [path];
}

function newRecipient(sides: Sides, recipient: Recipient): PolicyChange {
  const { id, name, country, role, agreement } = recipient;
  const values = { name, country: countryName(country), role: say(`role.${role}`), fields: fieldWords(sides.after, recipient.fields) };
  const effects = [
    role === 'processor' || role === 'joint-controller'
      ? effect('agreement-first', { agreement: say(`agreement.${agreement.kind}`) })
      : undefined,
    goesAbroad(recipient) ? said('transfer.added', { name, country: countryName(country), instrument: ground(recipient) }) : undefined,
  ];
  const abroad = goesAbroad(recipient) ? abroadTelling(sides, recipient) : undefined;
  const tell = abroad ?? telling('recipient', { name }, sides, registersOf(sides.after, recipient));
  return change('added', `recipients/${id}`, said('recipient.added', values), effects, tell);
}

function goesAbroad({ transfer: abroad, country }: Recipient): boolean {
  return abroad !== undefined || !insideEea(country);
}

function ground({ transfer: abroad }: Recipient) {
  return say(`instrument.${abroad?.instrument ?? 'none'}`);
}

function abroadTelling(sides: Sides, recipient: Recipient): Telling | undefined {
  const asked = recipient.transfer?.instrument === 'consent';
  const values = { name: recipient.name, country: countryName(recipient.country) };
  return telling(asked ? 'transfer-consent' : 'transfer', values, sides, registersOf(sides.after, recipient), asked);
}

function fields(sides: Sides, before: Recipient, after: Recipient): PolicyChange[] {
  const [more, less] = [gained(before.fields, after.fields), gained(after.fields, before.fields)];
  const path = `recipients/${after.id}/fields`;
  const { name } = after;
  const found: PolicyChange[] = [];
  if (more.length > 0) {
    const values = { name, fields: fieldWords(sides.after, more) };
    const tell = telling('recipient-more', values, sides, registersOf(sides.after, { ...after, fields: more }));
    found.push(change('added', `${path}/more`, said('recipient.more', values), [], tell));
  }
  if (less.length > 0) {
    const text = said('recipient.less', { name, fields: fieldWords(sides.before, less) });
    found.push(change('removed', `${path}/less`, text, [effect('return-data')]));
  }
  return found;
}

function terms(sides: Sides, before: Recipient, after: Recipient): PolicyChange[] {
  const path = `recipients/${after.id}`;
  const { name } = after;
  const found: PolicyChange[] = [];
  const told = () => telling('recipient', { name }, sides, registersOf(sides.after, after));
  if (before.role !== after.role) {
    const text = said('recipient.role', { name, before: say(`role.${before.role}`), after: say(`role.${after.role}`) });
    // A processor acts for the firm; one who decides for itself is somebody new to the person.
    found.push(change('changed', `${path}/role`, text, [], after.role === 'processor' ? undefined : told()));
  }
  if (before.access !== after.access) {
    const copy = after.access === 'copy';
    const text = said(copy ? 'recipient.copy' : 'recipient.view', { name });
    found.push(change('changed', `${path}/access`, text, copy ? [] : [effect('return-data')], copy ? told() : undefined));
  }
  if (!sameSet(before.purposes, after.purposes)) {
    const of = (policy: Sides['after'], ids: readonly string[]) => words(namesOf(policy.purposes, ids));
    const text = said('recipient.purposes', { name, before: of(sides.before, before.purposes), after: of(sides.after, after.purposes) });
    const more = gained(before.purposes, after.purposes).length > 0;
    found.push(change('changed', `${path}/purposes`, text, [more ? undefined : effect('nothing')], more ? told() : undefined));
  }
  if (before.agreement.kind !== after.agreement.kind) {
    const agreement = say(`agreement.${after.agreement.kind}`);
    const text = said('recipient.agreement', { name, before: say(`agreement.${before.agreement.kind}`), after: agreement });
    found.push(change('changed', `${path}/agreement/kind`, text, [effect('agreement-first', { agreement })]));
  }
  return found;
}

function transfer(sides: Sides, before: Recipient, after: Recipient): PolicyChange[] {
  const path = `recipients/${after.id}`;
  const { name } = after;
  const found: PolicyChange[] = [];
  const begins = goesAbroad(after) && !goesAbroad(before);
  if (before.country !== after.country) {
    const text = said('transfer.country', { name, before: countryName(before.country), after: countryName(after.country) });
    const tell = goesAbroad(after) && !begins ? abroadTelling(sides, after) : undefined;
    found.push(change('changed', `${path}/country`, text, [], tell));
  }
  if (begins) {
    const text = said('transfer.added', { name, country: countryName(after.country), instrument: ground(after) });
    found.push(change('added', `${path}/transfer`, text, [], abroadTelling(sides, after)));
  } else if (goesAbroad(before) && !goesAbroad(after)) {
    found.push(change('removed', `${path}/transfer`, said('transfer.removed', { name }), [effect('return-data')]));
  } else if (before.transfer?.instrument !== after.transfer?.instrument) {
    const text = said('transfer.ground', { name, before: ground(before), after: ground(after) });
    found.push(change('changed', `${path}/transfer`, text, [], abroadTelling(sides, after)));
  }
  return found;
}
