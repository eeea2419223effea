// What the product keeps of marketing to prove itself, beside the ledger of mailings.

import type { AccountabilityEntry } from './accountability.ts';

export const MARKETING_ENTRIES: readonly AccountabilityEntry[] = [
  {
    id: 'returns',
    name: {
      fi: 'Tunnistamattomat palautusviestit',
      sv: 'Returmeddelanden som inte kunde tolkas',
      en: 'Returned messages that were not understood',
    },
    holds: {
      fi: 'salattuna sellaisen palautusviestin alku, jota ohjelma ei ymmärtänyt, kunnes henkilökunta on lukenut sen',
      sv: 'krypterat: början av ett returmeddelande som programmet inte förstod, tills personalen har läst det',
      en: 'encrypted: the beginning of a returned message that the program did not understand, until staff have read it',
    },
    ground: 'accountability',
    keep: { period: 'P14D', from: { fi: 'viestin saapumisesta', sv: 'den dag då meddelandet kom', en: 'the day the message came' } },
    fields: [],
  },
];
