// Letters of the duties room in Swedish.

import type { Shape } from '#platform/i18n';
import type { fi } from './phrases.fi.ts';

export const sv: Shape<typeof fi> = {
  /** Heading of the one task of an act that was taken back. */
  undone: 'Möjliga kopior av det som ångrades',
  notice: {
    subject: 'Meddelande om personuppgifter: {firm}',
    head: 'Hej, det här är ett meddelande från {firm} om personuppgifter som vi har lämnat till er eller som ni har för vår räkning (artikel 19 i allmänna dataskyddsförordningen).',
    erasure:
      'Vi har raderat uppgifterna om personen nedan. Radera dem också i era egna system, papper och säkerhetskopior och hos dem som ni har lämnat dem till, om inte lagen kräver att ni bevarar dem.',
    rectification: 'Vi har rättat uppgifter om personen nedan. Rätta dem också i era system.',
    restriction:
      'Behandlingen av uppgifterna om personen nedan har begränsats. Bevara uppgifterna men använd dem inte till något annat förrän vi meddelar att begränsningen har upphört.',
    release: 'Begränsningen av behandlingen av uppgifterna om personen nedan har upphört. Uppgifterna får åter användas för sitt ändamål.',
    who: 'Vem det gäller: {who}',
    unknown: 'en person vars namn vi inte längre känner till; vänligen kontakta oss',
    fields: 'Vilka uppgifter: {fields}',
    answer: 'Svara på det här meddelandet när ärendet är skött, eller berätta varför det inte är möjligt.',
  },
  inform: {
    subject: 'Varifrån vi har fått dina uppgifter: {firm}',
    head: 'Hej, vi har lagrat uppgifter om dig som vi inte har fått av dig själv. Vi berättar det för dig enligt artikel 14 i allmänna dataskyddsförordningen.',
    source: 'Källa: {source}',
    public: 'Källan är allmänt tillgänglig.',
    fields: 'Uppgifter: {fields}',
    notice:
      'Den personuppgiftsansvariga, ändamålen med sina rättsliga grunder, mottagarna och lagringstiderna finns i dataskyddsbeskrivningen: {link}',
    rights:
      'Du kan när som helst be att få se, rätta eller radera dina uppgifter, begränsa eller invända mot att de används och förbjuda direktmarknadsföring. Du kan också klaga hos tillsynsmyndigheten ({office}).',
    contact: 'Kontakt: {contact}',
  },
  authority: {
    head: 'Anmälan av en personuppgiftsincident (artikel 33 i allmänna dataskyddsförordningen)',
    to: 'Mottagare: {office}, {post}, {website}',
    from: 'Personuppgiftsansvarig: {firm}. Kontaktpunkt: {contact}.',
    aware: 'Incidenten upptäcktes {aware}. Tidsfristen på 72 timmar löper ut {due}.',
    happened: 'Vad som hände: {happened}',
    fields: 'Kategorier av uppgifter: {fields}',
    people: 'Ungefärligt antal registrerade: {people}. Ungefärligt antal poster: {records}.',
    unknown: 'ännu inte känt',
    consequences: 'Sannolika konsekvenser: {text}',
    measures: 'Åtgärder: {text}',
    risk: {
      none: 'Riskbedömning: sannolikt ingen risk. {reason}',
      risk: 'Riskbedömning: det finns en risk. {reason}',
      high: 'Riskbedömning: risken är hög. {reason}',
    },
    late: 'Varför anmälan görs efter 72 timmar: {text}',
    later: 'Uppgifter som saknas lämnas i omgångar så snart de klarnar.',
  },
  persons: {
    head: 'Hej, dina uppgifter kan ha hamnat i fel händer, försvunnit eller ändrats. Vi berättar vad som hände och vad du kan göra.',
    happened: 'Vad som hände: {happened}',
    fields: 'Vilka uppgifter det kan gälla: {fields}',
    consequences: 'Vad det kan leda till: {text}',
    measures: 'Vad vi har gjort och vad vi rekommenderar dig: {text}',
    contact: 'Fråga mer: {contact}',
    sorry: 'Vi beklagar det inträffade. {firm}',
  },
};
