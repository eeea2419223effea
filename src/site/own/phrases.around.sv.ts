// Within a visit, in Swedish: who was told of changes, and papers filed.

import type { Shape } from '#platform/i18n';
import type { around as fi } from './phrases.around.fi.ts';

export const around: Shape<typeof fi> = {
  told: {
    title: 'Vem som har fått veta om ändringar',
    lead: 'När dina uppgifter rättas, raderas eller begränsas berättar vi det för dem som har fått uppgifterna. Också kopior utanför registret tas om hand.',
    notice: {
      open: '{who}: vi berättar {what} senast {date}.',
      done: '{who}: vi berättade {what} {date}.',
      impossible: '{who}: vi kunde inte berätta {what}.',
      'not-received': '{who}: hade inte fått dina uppgifter.',
    },
    what: {
      erasure: 'att dina uppgifter har raderats',
      rectification: 'att dina uppgifter har rättats',
      restriction: 'att behandlingen har begränsats',
      release: 'att begränsningen har upphört',
    },
    copy: {
      erasureOpen: '{who}: dina uppgifter raderas senast {date}.',
      erasureDone: '{who}: dina uppgifter raderades {date}.',
      rectificationOpen: '{who}: dina uppgifter rättas senast {date}.',
      rectificationDone: '{who}: dina uppgifter rättades {date}.',
      'not-there': '{who}: dina uppgifter fanns inte där.',
      law: '{who}: lagen kräver att uppgifterna bevaras.',
    },
  },
  papers: {
    title: 'Dokument om dig',
    lead: 'Du kan ladda ner ett dokument så som det har sparats.',
    row: '{name}, {date}',
    get: 'Ladda ner',
  },
  banPart: {
    title: 'Förbjud bara en del',
    lead: 'Du kan också förbjuda bara en sak, eller bara att dina uppgifter lämnas ut till andra.',
    scope: 'Vad vill du inte ha?',
    everyScope: 'Inget av dessa',
    scopes: {
      advertising: 'Direktreklam',
      'distance-selling': 'Distansförsäljning',
      'direct-marketing': 'Direktmarknadsföring',
      research: 'Marknads- och opinionsundersökningar',
    },
    deed: 'Vad gäller förbudet?',
    everyDeed: 'Användning och utlämnande till andra',
    deeds: { processing: 'Bara att ni använder mina uppgifter', disclosure: 'Bara att ni lämnar ut mina uppgifter till andra' },
    verb: 'Förbjud detta',
    only: 'bara {what}',
    deedNames: { processing: 'egen användning', disclosure: 'utlämnande till andra' },
  },
  aimed: {
    title: 'Marknadsföring riktad till dig',
    lead: 'Här är de senaste breven och andra åtgärder. Var och en finns också i kopian av dina uppgifter.',
    none: 'Ingen marknadsföring har skickats till dig från det här registret.',
    more: 'Äldre finns i kopian av dina uppgifter.',
  },
};
