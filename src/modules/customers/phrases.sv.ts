// Swedish phrases of the customers module.

import type { Shape } from '#platform/i18n';
import type { fi } from './phrases.fi.ts';

export const sv = {
  timeline: {
    call: 'Samtal',
    meeting: 'Möte',
    mail: 'Meddelande',
    note: 'Anteckning',
    service: 'Servicekontakt',
    joined: 'Tillagd i registret',
    left: 'Medlemskapet i registret upphörde',
    changed: 'Ändrat',
    restricted: 'Behandlingen begränsad',
    released: 'Begränsningen hävd',
    blanked: 'Raderat',
    held: 'Kvarhållning gjord',
    holdReviewed: 'Kvarhållning granskad',
    holdReleased: 'Kvarhållning hävd',
  },
  held: {
    given: 'förnamn',
    family: 'efternamn',
    what: 'vad',
    on: 'datum',
    done: 'utförd',
    organisation: 'organisation',
    since: 'från',
    until: 'till',
    number: 'nummer',
    title: 'rubrik',
    amount: 'belopp',
  },
  import: {
    refused: 'Raden kunde inte sparas.',
    line: 'Rad',
    reason: 'Orsak',
    'no-contact': 'Raden innehåller inga uppgifter att spara.',
    'columns-differ': 'Raden har ett annat antal kolumner än rubriken.',
    'duplicate-in-file': 'Samma e-postadress finns redan på rad {line} i filen.',
    banned: 'Adressen finns på spärrlistan: innehavaren har begärt att uppgifterna raderas.',
    undeclared:
      'Registret deklarerar inte uppgiften (beskrivningen, punkt {section}). Lägg till den i beskrivningen eller lämna bort kolumnen.',
    'not-kept': 'Lupaus sparar ännu inte den här uppgiften.',
  },
} satisfies Shape<typeof fi>;
