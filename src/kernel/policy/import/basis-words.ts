// Legal grounds as notices word them, the old ones of the Personal Data Act among them.

import type { Basis } from '../schema.ts';

/** The last two are of the repealed Act and need completing. */
export const BASIS_WORDS: readonly (readonly [id: Basis | 'customer-relationship' | 'other-connection', pattern: RegExp])[] = [
  ['explicit-consent', /nimenomai[a-zåäö]* suostumu/u],
  ['consent', /suostumu|suostuu |annat (?:siihen )?lu(?:van|pa)/],
  ['contract', /sopimu[a-zåäö]*|toimeksianto/u],
  ['legitimate-interest', /oikeute[a-zåäö]* e(?:tu|du|ttu)/u],
  [
    'legal-obligation',
    /(?<![a-zåäö])laki(?=[ )]*$| \()|perust[a-zåäö]* [^.]{0,30}laki(?:in|eihin)(?![a-zåäö])|lakeihin(?![a-zåäö])|(?:laista|lainsäädännöstä|verolainsäädännöstä) johtuv|lakiin perustuv|laissa säädet|kirjanpitolakiin|lakisäätei(?:s|n)[a-zåäö]*|lain velvoi|lainsäädän[a-zåäö]* velvoi/u,
  ],
  [
    'customer-relationship',
    /asiakassuhteen perust|asiakkuuden perust|asiakassuhde|asiakassuhteeseen|asiakkuussuh|asiakkuuteen|asiakassuhteen muu|asiakkuus(?=[ ,])|asiakassuhteen (?:muu )?hoitaminen|sopimussuhteen muu/,
  ],
  ['other-connection', /muuhun oikeutettuun perust|(?:muu|muuhun|muun) asialli|asialli[a-zåäö]* yhtey/u],
];
