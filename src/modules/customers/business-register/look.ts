// Asking the business register by Y-tunnus or name. The question leaves the house and is logged; the answer is remembered for a day, in memory alone.

import { append } from '#kernel/audit';
import type { Deps } from '#kernel/deps';
import type { Actor } from '#kernel/records';
import { normaliseBusinessId } from '#kernel/subjects';
import { appError } from '#platform/errors';
import type { PoliteReader } from '#platform/http';
import { parseAnswer } from './parse.ts';
import type { Found, RegisteredFirm } from './parse.ts';
import { registerSource } from './settings.ts';

export interface Answer {
  readonly found: Found[];
  /** When the register said so. */
  readonly at: string;
}

export interface BusinessRegister {
  /** @throws errors.register-off, errors.register-question, errors.service-silent, errors.service-busy */
  look(actor: Actor, q: string): Promise<Answer>;
  /** One firm, as it was seen or is now. @throws errors.register-unknown */
  firm(actor: Actor, businessId: string): Promise<{ firm: RegisteredFirm; at: string }>;
}

const DAY = 24 * 3_600_000;
const REMEMBERED = 200;
const SHOWN = 10;
const SHORTEST = 3;

export function createBusinessRegister(deps: Deps, reader: PoliteReader): BusinessRegister {
  const known = new Map<string, Answer>();

  async function ask(actor: Actor, key: 'businessId' | 'name', value: string): Promise<Answer> {
    const address = `${deps.config.businessRegisterUrl}/companies?${new URLSearchParams({ [key]: value }).toString()}`;
    const seen = known.get(address);
    const now = deps.clock.now();
    if (seen && now.getTime() - Date.parse(seen.at) < DAY) return seen;
    await deps.database.tx((tx) => append(tx, { at: now, actor, action: 'business-register.look', detail: { by: key } }));
    const text = await reader.read(address);
    const found = text === null ? [] : parseAnswer(text);
    if (found === null) throw appError('unavailable', 'errors.service-silent');
    const answer = { found: found.slice(0, SHOWN), at: now.toISOString() };
    known.set(address, answer);
    const oldest = known.size > REMEMBERED ? known.keys().next().value : undefined;
    if (oldest !== undefined) known.delete(oldest);
    return answer;
  }

  async function look(actor: Actor, q: string): Promise<Answer> {
    await registerSource(deps);
    const text = q.trim();
    const businessId = normaliseBusinessId(text);
    // What looks like a Y-tunnus but is none is told here: it need not leave the house.
    if (!businessId && /^\d[\d -]*$/.test(text)) throw appError('invalid', 'errors.business-id-invalid', { field: 'q' });
    if (!businessId && text.length < SHORTEST) throw appError('invalid', 'errors.register-question', { field: 'q' });
    return businessId ? ask(actor, 'businessId', businessId) : ask(actor, 'name', text);
  }
  return {
    look,
    async firm(actor, businessId) {
      const { found, at } = await look(actor, businessId);
      const firm = found.find((each): each is RegisteredFirm => each.businessId === businessId && 'name' in each);
      if (!firm) throw appError('not-found', 'errors.register-unknown-firm');
      return { firm, at };
    },
  };
}
