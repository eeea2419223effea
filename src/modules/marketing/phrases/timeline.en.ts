// What a timeline says of letters, in English.

import type { timelineFi } from './timeline.fi.ts';

export const timelineEn: Record<keyof typeof timelineFi, string> = {
  sent: 'Letter sent',
  failed: 'The letter did not arrive',
  uncertain: 'Not known whether the letter arrived',
  skipped: 'The letter was not sent',
  open: 'Letter opened',
  click: 'Link of the letter pressed',
  machine: 'A program opened the letter or a link',
};
