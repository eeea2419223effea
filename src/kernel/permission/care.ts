// Taking care of the relation is no marketing, also where a notice does not say so: the name tells it, unless it speaks of selling in the same breath.

import type { Purpose } from '#kernel/policy';

/** One language is enough: the names of a purpose are one sentence in three. */
const CARE: readonly RegExp[] = [
  /(?:asiakassuh|asiakkuu)\p{L}*(?:[ ,]+\p{L}+){0,3}?[ ,]+(?:hoi|ylläpi|huoleht|hallin|vaali)/u,
  /(?:hoi|ylläpi|huoleht|hallin|vaali)\p{L}*(?: \p{L}+){0,2} (?:asiakassuh|asiakkuu)/u,
  /(?:skötsel|upprätthåll|vård|hantering)\p{L}* av (?:\p{L}+ ){0,2}(?:kundrelation|kundförhåll)/u,
  /(?:care|keeping up|maint|manag|upkeep)\p{L}*(?: of| up)?(?: the)? customer/u,
];
const SELLING =
  /markkino|myyn|myyd|myym|mainon|mainos|uutiskirj|tarjou|tarjoa|liidi|marknadsför|försälj|reklam|nyhetsbrev|erbjud|market|sell|sale|newsletter|offer|advert|prospect/u;

/** True for `Asiakassuhteen hoitaminen` and the like; never where the name sells too. */
export function isCareOfRelation({ name }: Pick<Purpose, 'name'>): boolean {
  const words = [name.fi, name.sv, name.en].map((each) => each.toLowerCase());
  return words.some((each) => CARE.some((care) => care.test(each))) && !words.some((each) => SELLING.test(each));
}
