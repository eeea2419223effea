// Other people's programs for contact cards, when the machine has them: cards of ours must survive theirs.

import { join } from 'node:path';
import { executable } from './postgres.ts';

export const CARD_TOOLS = ['khard', 'vdirsyncer', 'radicale'] as const;

/** Path of the program, or null. */
export function findTool(name: string): string | null {
  const dirs = [...(process.env['PATH'] ?? '').split(':').filter(Boolean), '/usr/bin', '/usr/local/bin'];
  return dirs.map((dir) => join(dir, name)).find(executable) ?? null;
}
