// Why somebody is left out, in Swedish.

import type { Shape } from '#platform/i18n';
import type { rulesFi } from './rules.fi.ts';

export const rulesSv = {
  ban: 'har förbjudit marknadsföring',
  objection: 'har gjort en invändning mot denna användning',
  'address-ban': 'kontaktuppgiften finns på spärrlistan',
  restricted: 'behandlingen av uppgifterna är begränsad',
  'person-unknown': 'finns inte längre i registret',
  'purpose-undeclared': 'ändamålet nämns inte längre i beskrivningen',
  'channel-undeclared': 'beskrivningen tillåter inte denna kanal för ändamålet',
  'not-in-register': 'finns inte i ett register som ändamålet gäller',
  'contact-unknown': 'kontaktuppgiften finns inte längre',
  'consent-withdrawn': 'har återtagit sitt samtycke',
  'exception-ended': 'grunden i kundförhållandet har upphört',
  'no-consent': 'har inte gett sitt samtycke',
  'no-ground': 'har varken samtyckt eller ett kundförhållande att hänvisa till',
  unreachable: 'adressen fungerar inte',
  'same-address': 'någon annan får brevet på samma adress eller har förbjudit det',
  'no-address': 'kontaktuppgift saknas',
  stopped: 'utskicket avslutades före deras tur',
  other: 'annan orsak: {rule}',
} as const satisfies Shape<typeof rulesFi>;
