// Swedish phrases of the raffles module.

import type { Shape } from '#platform/i18n';
import type { fi } from './phrases.fi.ts';

export const sv = {
  states: {
    in: 'Med',
    told: 'Underrättad om vinsten',
    taken: 'Priset överlämnat',
    silent: 'Svarade inte',
    refused: 'Tog inte emot priset',
  },
  timeline: { entered: 'Deltog i utlottningen: {name}', told: 'Underrättades om vinsten: {name}' },
  page: {
    open: 'Utlottningen är öppen till {time}.',
    enter: 'Delta i utlottningen',
    closed: 'Det går inte längre att delta. Listan över deltagarna är låst och dragningen sker senare.',
    drawn: 'Dragningen gjordes {date}.',
    prizes: 'Priser',
    rules: 'Regler',
    facts: 'Uppgifter om utlottningen',
    closesAt: 'Deltagandet upphör',
    winners: 'Vinnare',
    reserves: 'Reserver',
    answerDays: 'Vinnarens svarstid',
    days: '{n} dagar',
    publicSource: 'Offentligt tal som blandas in i dragningen',
    proof: 'Så kan dragningen kontrolleras',
    proofText:
      'Varje deltagare får en egen kod. Listan innehåller kondensat av koderna, och av dem syns inte vem som deltog. Före det första deltagandet publicerades kondensatet av en hemlighet och när deltagandet upphörde kondensatet av listan. Först därefter blev det offentliga talet känt. Vinnarna följer av dessa genom räkning, och ingen kan ändra utfallet i efterhand.',
    commitment: 'Hemlighetens kondensat',
    entries: 'Deltagare',
    root: 'Listans kondensat',
    secret: 'Hemlighet',
    publicValue: 'Offentligt tal',
    seed: 'Frö',
    order: 'Ordning',
    place: 'Plats {n}',
    reserve: 'Reservplats {n}',
    file: 'Ladda ner uppgifterna om dragningen (JSON)',
    verified: 'Räknat på nytt just nu: utfallet stämmer med det publicerade.',
    broken: 'Räknat på nytt just nu: utfallet stämmer INTE med det publicerade ({faults}).',
    forgotten: 'Alla uppgifter om deltagarna har förstörts {date}. Bara den här sidan finns kvar.',
    keeps: 'Uppgifterna om deltagarna förstörs när tiden i beskrivningens punkt {n} har gått ({title}).',
    missing: 'Någon sådan utlottning finns inte.',
    notice: 'Dataskyddsbeskrivning',
  },
} as const satisfies Shape<typeof fi>;
