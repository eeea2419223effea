// The clause that lets a relay carry mail: a processor with its country and the fields it sees, drafted for the owner to judge and publish.

import { appendAt, fieldUse, insideEea, parsePolicy } from '#kernel/policy';
import type { Policy } from '#kernel/policy';
import { appError } from '#platform/errors';
import type { Text } from '#platform/i18n';
import { RELAY_FIELD } from './works.ts';

/** By what data that leave the EEA are protected (GDPR Art. 45, 46). */
export type Safeguard = 'adequacy' | 'dpf' | 'scc';

/** Where a processor keeps the data and, outside the EEA, what protects them there until when it is looked at again. */
export interface Place {
  readonly country: string;
  readonly safeguard?: Safeguard | undefined;
  readonly recheckOn?: string;
}

export type NewRelay = { readonly recipientId: string } | ({ readonly name: string } & Place);

const REASON: Readonly<Record<Safeguard, Text>> = {
  adequacy: {
    fi: 'Komissio on todennut, että maa suojaa tiedot riittävästi.',
    sv: 'Kommissionen har konstaterat att landet skyddar uppgifterna tillräckligt.',
    en: 'The Commission has found that the country protects data adequately.',
  },
  dpf: {
    fi: 'Palvelu on sertifioitu EU:n ja Yhdysvaltojen tietosuojakehyksessä.',
    sv: 'Tjänsten är certifierad enligt ramen för dataskydd mellan EU och USA.',
    en: 'The service is certified under the EU–US Data Privacy Framework.',
  },
  scc: {
    fi: 'Palvelu käsittelee tietoja ETA-alueen ulkopuolella. Komission vakiolausekkeet ovat osa sen sopimusta.',
    sv: 'Tjänsten behandlar uppgifter utanför EES. Kommissionens standardklausuler ingår i dess avtal.',
    en: 'The service processes data outside the EEA. The Commission’s standard clauses are part of its agreement.',
  },
};

const OUTSIDE: Text = {
  fi: 'EU- ja ETA-alueen ulkopuolelle siirtyy tietoja vain niille, jotka on nimetty vastaanottajissa maineen ja suojatoimineen.',
  sv: 'Utanför EU och EES överförs uppgifter bara till dem som nämns bland mottagarna med land och skyddsåtgärd.',
  en: 'Data go outside the EU and EEA only to those who are named among the recipients with their country and safeguard.',
};

/** The declaration with the relay in it. @throws errors.draft-unreadable, errors.mail-relay-undeclared */
export function declareRelay(yaml: string, relay: NewRelay): string {
  const { policy } = parsePolicy(yaml);
  if (policy === undefined) throw appError('refused', 'errors.draft-unreadable');
  if (!('recipientId' in relay)) {
    return withTransfersTold(policy, appendAt(yaml, ['recipients'], recipientOf(policy, relay)), relay);
  }
  const index = policy.recipients.findIndex(({ id }) => id === relay.recipientId);
  const known = policy.recipients[index];
  if (known === undefined) throw appError('refused', 'errors.mail-relay-undeclared', { field: 'recipientId' });
  return known.fields.includes(RELAY_FIELD) ? yaml : appendAt(yaml, ['recipients', index, 'fields'], RELAY_FIELD);
}

/** Where data begin to leave the EEA, the section on transfers says to whom only. */
export function withTransfersTold(policy: Policy, yaml: string, { country }: Place): string {
  const told = policy.transfers.length > 0 || insideEea(country);
  return told ? yaml : appendAt(yaml, ['transfers'], { id: 'only-listed', text: OUTSIDE, proof: PROOF });
}

/** The part of a recipient that names the safeguard; nothing inside the EEA. */
export function transferOf({ country, safeguard, recheckOn }: Place) {
  if (insideEea(country) || safeguard === undefined) return {};
  return { transfer: { instrument: safeguard, reason: REASON[safeguard], recheckOn: recheckOn ?? '' } };
}

const PROOF = { kind: 'automatic', check: 'disclosure.whitelist' };

function recipientOf(policy: Policy, { name, ...place }: Exclude<NewRelay, { recipientId: string }>) {
  const groups = policy.dataGroups.filter(({ fields }) => fields.some((field) => fieldUse(field).id === RELAY_FIELD));
  const purposes = [...new Set(groups.flatMap((group) => group.purposes))];
  const first = policy.purposes[0]?.id;
  return {
    id: freeId(policy),
    name: { fi: `${name} (sähköpostin välitys)`, sv: `${name} (förmedling av e-post)`, en: `${name} (mail delivery)` },
    role: 'processor',
    country: place.country,
    access: 'copy',
    fields: [RELAY_FIELD],
    purposes: purposes.length > 0 || first === undefined ? purposes : [first],
    agreement: { kind: 'processing-agreement' },
    ...transferOf(place),
  };
}

function freeId({ recipients }: Policy): string {
  const taken = new Set(recipients.map(({ id }) => id));
  for (let n = 1; ; n += 1) {
    const id = n === 1 ? 'mail-relay' : `mail-relay-${n}`;
    if (!taken.has(id)) return id;
  }
}
