// What a timeline says of letters, in Swedish.

import type { timelineFi } from './timeline.fi.ts';

export const timelineSv: Record<keyof typeof timelineFi, string> = {
  sent: 'Brev skickat',
  failed: 'Brevet kom inte fram',
  uncertain: 'Osäkert om brevet kom fram',
  skipped: 'Brevet skickades inte',
  open: 'Brevet öppnat',
  click: 'Länk i brevet öppnad',
  machine: 'Ett program öppnade brevet eller en länk',
};
