// Within a visit, in English: who was told of changes, and papers filed.

import type { Shape } from '#platform/i18n';
import type { around as fi } from './phrases.around.fi.ts';

export const around: Shape<typeof fi> = {
  told: {
    title: 'Who has been told of changes',
    lead: 'When your data are corrected, erased or restricted, we tell those who have received them. Copies outside the register are taken care of too.',
    notice: {
      open: '{who}: we will tell them about {what} by {date}.',
      done: '{who}: we told them about {what} on {date}.',
      impossible: '{who}: we could not tell them about {what}.',
      'not-received': '{who}: had not received your data.',
    },
    what: {
      erasure: 'the erasure of your data',
      rectification: 'the correction of your data',
      restriction: 'the restriction of processing',
      release: 'the end of the restriction',
    },
    copy: {
      erasureOpen: '{who}: your data will be erased by {date}.',
      erasureDone: '{who}: your data were erased on {date}.',
      rectificationOpen: '{who}: your data will be corrected by {date}.',
      rectificationDone: '{who}: your data were corrected on {date}.',
      'not-there': '{who}: your data were not there.',
      law: '{who}: law requires that the data are kept.',
    },
  },
  papers: { title: 'Papers filed about you', lead: 'You can download a paper as it was filed.', row: '{name}, {date}', get: 'Download' },
  banPart: {
    title: 'Ban only a part',
    lead: 'You can also ban just one thing, or only the giving of your data to others.',
    scope: 'What do you not want?',
    everyScope: 'None of these',
    scopes: {
      advertising: 'Direct advertising',
      'distance-selling': 'Distance selling',
      'direct-marketing': 'Direct marketing',
      research: 'Market and opinion research',
    },
    deed: 'What does the ban cover?',
    everyDeed: 'Use, and giving to others',
    deeds: { processing: 'Only that you use my data', disclosure: 'Only that you give my data to others' },
    verb: 'Ban this',
    only: 'only {what}',
    deedNames: { processing: 'own use', disclosure: 'disclosure to others' },
  },
  aimed: {
    title: 'Marketing aimed at you',
    lead: 'These are the latest letters and other acts. Each is in the copy of your data too.',
    none: 'No marketing has been sent to you from this register.',
    more: 'Older ones are in the copy of your data.',
  },
};
