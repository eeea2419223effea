// Permissions and bans in Swedish: one sentence for each rule of the gate.

import type { Shape } from '#platform/i18n';
import type { fi } from './phrases.fi.ts';

export const sv: Shape<typeof fi> = {
  because: {
    consent: 'Samtycke gavs {date}.',
    'customer-exception': 'Kund sedan {date}: liknande tjänster får marknadsföras tills personen förbjuder det.',
    'role-address': 'Saken gäller personens arbetsuppgifter (antecknat {date}).',
    organisation: 'Organisationen får marknadsföring tills den förbjuder det.',
    'not-electronic': 'Samtal och brev är tillåtna tills personen förbjuder dem.',
    service: 'Meddelandet är inte marknadsföring, och ingen invändning har gjorts.',
    contract: 'Meddelandet hör till att ingå eller fullgöra avtalet.',
    law: 'Lagen kräver meddelandet.',
    ban: 'Personen har förbjudit detta {date}.',
    objection: 'Personen har invänt mot detta {date}.',
    'address-ban': 'Ett förbud gäller denna kontaktuppgift sedan {date}.',
    restricted: 'Behandlingen av uppgifterna är begränsad.',
    'person-unknown': 'Personen finns inte i registret.',
    'purpose-undeclared': 'Dataskyddsbeskrivningen nämner inte detta ändamål.',
    'channel-undeclared': 'Enligt dataskyddsbeskrivningen används inte denna kanal för ändamålet.',
    'not-in-register': 'Finns inte i det register som ändamålet hör till: {register}.',
    'contact-unknown': 'Kontaktuppgiften finns inte bland personens uppgifter.',
    'consent-withdrawn': 'Samtycket återkallades {date}.',
    'exception-ended': 'Grunden upphörde {date}.',
    'no-consent': 'Samtycke saknas.',
    'no-ground': 'Det finns ingen grund för elektronisk marknadsföring: inget samtycke, kundförhållande eller arbetsuppgift.',
    'no-address': 'Personen har ingen adress som får användas för detta.',
    unreachable: 'Meddelanden till den här adressen kommer tillbaka: den finns inte längre.',
    'same-address': 'Till samma adress går bara ett meddelande, och det strängaste tillståndet avgör.',
  },
  wording: {
    email: 'Jag samtycker till att {firm} skickar e-post till mig. Ändamål: {purpose}. Jag kan när som helst återkalla mitt samtycke.',
    sms: 'Jag samtycker till att {firm} skickar textmeddelanden till mig. Ändamål: {purpose}. Jag kan när som helst återkalla mitt samtycke.',
    phone: 'Jag samtycker till att {firm} ringer mig. Ändamål: {purpose}. Jag kan när som helst återkalla mitt samtycke.',
    post: 'Jag samtycker till att {firm} skickar brev till mig. Ändamål: {purpose}. Jag kan när som helst återkalla mitt samtycke.',
    follow:
      'Jag samtycker till att {firm} följer upp detta: {purpose}. Jag kan när som helst återkalla mitt samtycke, och det påverkar inte om jag får nyhetsbrevet.',
  },
};
