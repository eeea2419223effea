// The only line of the house that writes the body of a mailing: it takes what the gate has cleared, and nothing else compiles.

import type { Answer, Slot } from '#platform/mail';
import type { Cleared } from './gate.ts';

export function handOver(slot: Slot, { message }: Cleared): Promise<Answer> {
  return slot.body(message);
}
