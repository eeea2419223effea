// The clause that lets a relay carry mail: a processor with its country and the fields it sees, drafted for the owner to judge and publish.

import { appendAt, fieldUse, insideEea, parsePolicy } from '#kernel/policy';
import type { Policy } from '#kernel/policy';
import { appError } from '#platform/errors';
import type { Text } from '#platform/i18n';
import { RELAY_FIELD } from './works.ts';

/** By what data that leave the EEA are protected (GDPR Art. 45, 46). */
export type Safeguard = 'adequacy' | 'dpf' | 'scc';

export type NewRelay =
  | { readonly recipientId: string }
  | { readonly name: string; readonly country: string; readonly safeguard?: Safeguard | undefined; readonly recheckOn?: string };

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
    const named = appendAt(yaml, ['recipients'], recipientOf(policy, relay));
    const told = policy.transfers.length > 0 || insideEea(relay.country);
    return told ? named : appendAt(named, ['transfers'], { id: 'mail-relay', text: OUTSIDE, proof: PROOF });
  }
  const index = policy.recipients.findIndex(({ id }) => id === relay.recipientId);
  const known = policy.recipients[index];
  if (known === undefined) throw appError('refused', 'errors.mail-relay-undeclared', { field: 'recipientId' });
  return known.fields.includes(RELAY_FIELD) ? yaml : appendAt(yaml, ['recipients', index, 'fields'], RELAY_FIELD);
}

const PROOF = { kind: 'automatic', check: 'disclosure.whitelist' };

function recipientOf(policy: Policy, { name, country, safeguard, recheckOn }: Exclude<NewRelay, { recipientId: string }>) {
  const groups = policy.dataGroups.filter(({ fields }) => fields.some((field) => fieldUse(field).id === RELAY_FIELD));
  const purposes = [...new Set(groups.flatMap((group) => group.purposes))];
  const first = policy.purposes[0]?.id;
  return {
    id: freeId(policy),
    name: { fi: `${name} (sähköpostin välitys)`, sv: `${name} (förmedling av e-post)`, en: `${name} (mail delivery)` },
    role: 'processor',
    country,
    access: 'copy',
    fields: [RELAY_FIELD],
    purposes: purposes.length > 0 || first === undefined ? purposes : [first],
    agreement: { kind: 'processing-agreement' },
    ...(insideEea(country) || safeguard === undefined
      ? {}
      : { transfer: { instrument: safeguard, reason: REASON[safeguard], recheckOn: recheckOn ?? '' } }),
  };
}

function freeId({ recipients }: Policy): string {
  const taken = new Set(recipients.map(({ id }) => id));
  for (let n = 1; ; n += 1) {
    const id = n === 1 ? 'mail-relay' : `mail-relay-${n}`;
    if (!taken.has(id)) return id;
  }
}
