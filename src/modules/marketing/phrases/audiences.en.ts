// Audiences in words, in English.

import type { Shape } from '#platform/i18n';
import type { audiencesFi } from './audiences.fi.ts';

export const audiencesEn = {
  everyone: 'Everybody in the registers.',
  those: 'Everyone who {what}.',
  those_except: 'Everyone who {what}, except anyone who {except}.',
  only_except: 'Everyone except anyone who {except}.',
  and: ' and ',
  or: ' or ',
  not: 'does not meet the condition: {what}',
  register: 'is in the register {register}',
  group: 'is in the register {register} in the group {group}',
  tag: 'has the tag “{word}”',
  organisation: 'represents the organisation {word}',
  language: 'deals with us in “{word}”',
  job: 'has a job title that contains “{word}”',
  industry: 'works in an industry whose name contains “{word}”',
  town: 'has given a postal address that contains “{word}”',
  service: 'has used a service whose description contains “{word}”',
  order: 'has made an order whose details contain “{word}”',
  field: 'has given “{field}”',
  field_word: 'has given “{field}” that contains “{word}”',
  contact_between: 'was last in contact between {from} and {to}',
  contact_from: 'was last in contact on {from} or later',
  contact_to: 'was last in contact on {to} or earlier',
  contact_ever: 'has been in contact at some time',
  contact_never: 'has never been in contact',
  added_between: 'was added between {from} and {to}',
  added_from: 'was added on {from} or later',
  added_to: 'was added on {to} or earlier',
  consented: 'has consented to marketing',
  unasked: 'has said nothing about marketing',
  banned: 'has forbidden marketing',
  mailing: 'has got the newsletter “{word}”',
  gone: 'removed',
} as const satisfies Shape<typeof audiencesFi>;
