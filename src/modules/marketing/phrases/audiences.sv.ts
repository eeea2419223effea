// Audiences in words, in Swedish.

import type { Shape } from '#platform/i18n';
import type { audiencesFi } from './audiences.fi.ts';

export const audiencesSv = {
  everyone: 'Alla personer i registren.',
  those: 'Var och en som {what}.',
  those_except: 'Var och en som {what}, utom den som {except}.',
  only_except: 'Alla utom den som {except}.',
  and: ' och ',
  or: ' eller ',
  not: 'inte uppfyller villkoret: {what}',
  register: 'finns i registret {register}',
  group: 'finns i registret {register} i gruppen {group}',
  tag: 'har nyckelordet ”{word}”',
  organisation: 'företräder organisationen {word}',
  language: 'har kontaktspråket ”{word}”',
  job: 'har en befattning som innehåller ”{word}”',
  industry: 'verkar i en bransch vars namn innehåller ”{word}”',
  town: 'har gett en postadress som innehåller ”{word}”',
  service: 'har anlitat en tjänst vars beskrivning innehåller ”{word}”',
  order: 'har gjort en beställning vars uppgifter innehåller ”{word}”',
  field: 'har gett uppgiften ”{field}”',
  field_word: 'har gett uppgiften ”{field}”, som innehåller ”{word}”',
  contact_between: 'senast har varit i kontakt {from}–{to}',
  contact_from: 'senast har varit i kontakt {from} eller senare',
  contact_to: 'senast har varit i kontakt {to} eller tidigare',
  contact_ever: 'någon gång har varit i kontakt',
  contact_never: 'aldrig har varit i kontakt',
  added_between: 'har lagts till {from}–{to}',
  added_from: 'har lagts till {from} eller senare',
  added_to: 'har lagts till {to} eller tidigare',
  consented: 'har samtyckt till marknadsföring',
  unasked: 'inte har sagt något om marknadsföring',
  banned: 'har förbjudit marknadsföring',
  mailing: 'har fått nyhetsbrevet ”{word}”',
  gone: 'borttaget',
} as const satisfies Shape<typeof audiencesFi>;
