// Clauses that are words of the owner: disclosures, marketing, automated decisions, safeguards and what lies elsewhere.

import type { Text } from '#platform/i18n';
import { SECTION_OF_KEY, sectionTitle } from '../sections.ts';
import { change, effect, pairsOf, said, telling } from './change.ts';
import type { Sides, Told } from './change.ts';
import type { PolicyChange } from './types.ts';

type Part = 'about' | 'disclosures' | 'transfers' | 'marketing' | 'automated' | 'mustGive' | 'safeguards' | 'archives';

const PARTS: readonly Part[] = ['about', 'disclosures', 'transfers', 'marketing', 'automated', 'mustGive', 'safeguards', 'archives'];
/** New clauses of these say that something more is done with people's data. */
const MUST_TELL: readonly Part[] = ['disclosures', 'transfers', 'automated'];
/** Clauses that are kept by somebody and looked at again. */
const PROMISES: readonly Part[] = ['safeguards', 'archives', 'disclosures', 'transfers', 'marketing', 'automated'];

interface Clause {
  readonly id: string;
  readonly text: Text;
}

export function clauses(sides: Sides): Told {
  const changes = PARTS.flatMap((part) => inPart(sides, part));
  return { changes, paths: changes.map(({ path }) => path) };
}

function inPart(sides: Sides, part: Part): PolicyChange[] {
  const { added, removed } = pairsOf(clausesOf(sides.before, part), clausesOf(sides.after, part));
  const section = sectionTitle(SECTION_OF_KEY[part] ?? 'about');
  const kept = PROMISES.includes(part);
  const everywhere = sides.after.registers.map(({ id }) => id);
  return [
    ...added.map(({ id, text }) => {
      const tell = MUST_TELL.includes(part) ? telling('said', { text }, sides, everywhere) : undefined;
      return change('added', `${part}/${id}`, said('said.added', { section, text }), [effect(kept ? 'promise-begins' : 'nothing')], tell);
    }),
    ...removed.map(({ id, text }) =>
      change('removed', `${part}/${id}`, said('said.removed', { section, text }), [effect(kept ? 'promise-ends' : 'nothing')]),
    ),
  ];
}

function clausesOf(policy: Sides['after'], part: Part): Clause[] {
  return policy[part].map((node) => ({ id: node.id, text: 'text' in node ? node.text : node.name }));
}
