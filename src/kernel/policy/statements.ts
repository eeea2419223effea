// The one walk over a policy from which the notice, the promises and the record of processing are made, so that they can never disagree.

import { DEFAULT_REFERENCE } from './reference-data.ts';
import type { Reference } from './reference-data.ts';
import type { Policy } from './schema.ts';
import type { SectionId } from './sections.ts';
import { SECTION_IDS } from './sections.ts';
import { accountability, archives, marketing, safeguards } from './statements/guarded.ts';
import { complaint, procedure, rights } from './statements/rights.ts';
import type { Abilities, Statement } from './statements/statement.ts';
import { retention } from './statements/until.ts';
import { automated, dataGroups, mustGive, purposes, sources } from './statements/what.ts';
import { about, contacts, controllers, registers, subjects } from './statements/who.ts';
import { disclosures, recipients, transfers } from './statements/whom.ts';

export type { Abilities, Detail, Nature, Statement } from './statements/statement.ts';

const WALK: Readonly<Record<SectionId, (policy: Policy, has: Abilities, reference: Reference) => Statement[]>> = {
  about,
  controller: controllers,
  contact: contacts,
  registers,
  subjects,
  purposes,
  data: dataGroups,
  retention,
  sources,
  recipients,
  disclosures,
  transfers,
  marketing,
  automated,
  'must-give': mustGive,
  safeguards,
  archives,
  rights,
  procedure,
  complaint,
  accountability,
};

/** Everything the notice says, in its own order; ids stay the same from version to version as long as the nodes keep theirs. */
export function statements(policy: Policy, has: Abilities, reference: Reference = DEFAULT_REFERENCE): Statement[] {
  const all = withSources(policy, has, reference);
  // A firm that began from another's declaration has no earlier notice to complete, and no rows of one to cite.
  return policy.begunFrom === undefined ? all : all.filter(({ kind }) => kind === 'clause').map((each) => ({ ...each, clauses: [] }));
}

/** The same with every row of the notice that was the model, and the notes on what it had said. */
export function withSources(policy: Policy, has: Abilities, reference: Reference = DEFAULT_REFERENCE): Statement[] {
  return SECTION_IDS.flatMap((section) => WALK[section](policy, has, reference));
}
