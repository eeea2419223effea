// `lupaus demo`: a plausible synthetic firm, the same for the same seed, written through the same gate as everybody's data.

import { change, insertOrganisations, insertPeople } from '#customers';
import type { Deps } from '#kernel/deps';
import type { CompiledPolicy } from '#kernel/policy';
import { OWN_RECORDS } from '#kernel/records';
import { addPeriod, localDate } from '#platform/clock';
import { appError } from '#platform/errors';
import { earliestDays } from './demo-clocks.ts';
import { lotOf } from './demo-lot.ts';
import { demoFields, demoOrganisation, demoPerson } from './demo-people.ts';
import type { DemoRegister, DemoWorld } from './demo-people.ts';

const BATCH = 500;
const YEARS = 'P8Y';
/** People to one organisation. */
const STAFF = 20;

export interface DemoSize {
  readonly people: number;
  readonly seed: number;
}

/** Fills every register of the declaration in force. @throws errors.not-set-up */
export async function demoCommand(deps: Deps, { people, seed }: DemoSize, out: (text: string) => void): Promise<number> {
  const policy = deps.policy.current();
  if (!policy) throw appError('unavailable', 'errors.not-set-up');
  const world = worldOf(deps, policy, seed);
  const employers = await fillOrganisations(deps, world, Math.ceil(people / STAFF));
  out(`organisations ${[...employers.values()].reduce((sum, ids) => sum + ids.length, 0)}\n`);
  const employer = (registerId: string) => {
    const ids = employers.get(registerId);
    return ids === undefined || ids.length === 0 ? undefined : world.lot.pick(ids);
  };
  for (let done = 0; done < people;) {
    const size = Math.min(BATCH, people - done);
    const batch = Array.from({ length: size }, (_, i) => demoPerson(world, done + i, employer));
    await change(deps, WHO, { registers: registersOf(world) }, (writer) => insertPeople(writer, batch));
    done += size;
    if (done % (BATCH * 10) === 0 || done === people) out(`people ${done}/${people}\n`);
  }
  return 0;
}

const WHO = { actor: { id: 'cli', kind: 'cli' }, source: OWN_RECORDS } as const;

function worldOf({ clock, ids, registry }: Deps, policy: CompiledPolicy, seed: number): DemoWorld {
  const today = localDate(clock.now());
  const registers = [...policy.registers.values()].map(({ id, subjectGroups }): DemoRegister => ({
    id,
    groups: subjectGroups,
    ...demoFields(policy, registry, id),
    earliest: earliestDays(policy, id, today),
  }));
  return { lot: lotOf(seed), ids, today, first: addPeriod(today, `-${YEARS}`), registers };
}

function registersOf({ registers }: DemoWorld): string[] {
  return registers.map(({ id }) => id);
}

/** Employers by register, where the declaration knows employers. */
async function fillOrganisations(deps: Deps, world: DemoWorld, count: number): Promise<Map<string, string[]>> {
  const employing = world.registers.filter(({ fields }) => fields.has('organisation.name'));
  const made = new Map<string, string[]>();
  for (const register of employing) {
    const all = Array.from({ length: Math.ceil(count / employing.length) }, (_, i) =>
      demoOrganisation(world, register, i * employing.length + employing.indexOf(register)),
    );
    for (let start = 0; start < all.length; start += BATCH) {
      await change(deps, WHO, { registers: [register.id] }, (writer) => insertOrganisations(writer, all.slice(start, start + BATCH)));
    }
    made.set(
      register.id,
      all.map(({ id }) => id),
    );
  }
  return made;
}
