// Only declared fields are stored, each with source and time, none of a sealed class, no identity code in free text (Art. 5(1)(b–c), 25).

import { holdsIdentityCode } from '#kernel/records';
import type { AnyKind } from '#kernel/records';
import { isSealed } from '#kernel/policy';
import { localDate } from '#platform/clock';
import { once } from '../check.ts';
import type { Check, CheckContext } from '../check.ts';
import { counted } from '../say.ts';
import { rowsWithoutOrigin, sourcesUsed, texts, undeclaredValues, valuesByField } from '../store/field-queries.ts';
import type { Counted } from '../store/field-queries.ts';
import { sabotageFields, sabotageIdentityCode, sabotageProvenance, sabotageSealed, sabotageSource } from '../store/sabotage.ts';

function firmKinds(ctx: CheckContext): AnyKind[] {
  return ctx.deps.registry.all.filter((kind) => kind.register === 'firm');
}

function total(counts: readonly Counted[]): Counted {
  return counts.reduce((sum, each) => ({ bad: sum.bad + each.bad, of: sum.of + each.of }), { bad: 0, of: 0 });
}

/** Registers that declare each field. */
function declaring(ctx: CheckContext): Map<string, string[]> {
  const map = new Map<string, string[]>();
  for (const register of ctx.policy.registers.keys()) {
    for (const field of ctx.policy.fieldsOf(register)) map.set(field, [...(map.get(field) ?? []), register]);
  }
  return map;
}

async function undeclared(ctx: CheckContext, register: string | undefined): Promise<Counted> {
  const registers = declaring(ctx);
  const counts: Counted[] = [];
  for (const kind of firmKinds(ctx)) counts.push(await undeclaredValues(ctx.deps.database.db, kind, registers, register));
  return total(counts);
}

const onlyDeclared: Check = {
  id: 'fields.only-declared',
  async run(ctx, params) {
    const { bad, of } = await once(ctx, `only-declared:${params['register'] ?? ''}`, () => undeclared(ctx, params['register']));
    return counted(bad, of, 'evidence.fields', { empty: 'task.add-people' });
  },
  sabotage: sabotageFields,
};

const provenance: Check = {
  id: 'fields.provenance',
  async run(ctx) {
    const { bad, of } = await once(ctx, 'provenance', async () => {
      const counts: Counted[] = [];
      for (const kind of firmKinds(ctx)) counts.push(await rowsWithoutOrigin(ctx.deps.database.db, kind));
      return total(counts);
    });
    return counted(bad, of, 'evidence.provenance', { empty: 'task.add-people' });
  },
  sabotage: sabotageProvenance,
};

const sourceDeclared: Check = {
  id: 'fields.source-declared',
  async run(ctx) {
    const used = await once(ctx, 'sources', () => sourcesUsed(ctx.deps.database.db));
    const bad = used.filter(({ source }) => source !== 'own-records' && !ctx.policy.sources.has(source));
    return counted(sum(bad), sum(used), 'evidence.sources', { empty: 'task.add-people' });
  },
  sabotage: sabotageSource,
};

const sealedNotStored: Check = {
  id: 'fields.sealed-not-stored',
  async run(ctx) {
    const { bad, of } = await once(ctx, 'sealed', () => sealedValues(ctx));
    return counted(bad, of, 'evidence.sealed', { empty: 'task.add-people' });
  },
  sabotage: sabotageSealed,
};

async function sealedValues(ctx: CheckContext): Promise<Counted> {
  let [bad, of] = [0, 0];
  for (const kind of firmKinds(ctx)) {
    for (const use of Object.values(kind.columns)) {
      if (!('fieldIn' in use)) continue;
      for (const { field, n } of await valuesByField(ctx.deps.database.db, kind.table, use.fieldIn)) {
        of += n;
        const known = ctx.policy.field(field);
        if (!known || isSealed(known.class)) bad += n;
      }
    }
  }
  return { bad, of };
}

const noIdentityCode: Check = {
  id: 'fields.no-identity-code',
  async run(ctx) {
    const { bad, of } = await once(ctx, 'identity-codes', () => codesInText(ctx));
    return counted(bad, of, 'evidence.identity-codes', { empty: 'task.add-people' });
  },
  sabotage: sabotageIdentityCode,
};

async function codesInText(ctx: CheckContext): Promise<Counted> {
  let [bad, of] = [0, 0];
  for (const kind of firmKinds(ctx)) {
    for (const [column, use] of Object.entries(kind.columns)) {
      if (!mayHoldText(ctx, use)) continue;
      for await (const text of texts(ctx.deps.database.db, kind, column)) {
        of += 1;
        if (holdsIdentityCode(text, localDate(ctx.deps.clock.now()))) bad += 1;
      }
    }
  }
  return { bad, of };
}

function mayHoldText(ctx: CheckContext, use: AnyKind['columns'][string]): boolean {
  if ('fieldIn' in use) return true;
  return 'field' in use && ctx.policy.field(use.field)?.freeText === true;
}

function sum(rows: readonly { n: number }[]): number {
  return rows.reduce((all, row) => all + row.n, 0);
}

export const fieldChecks: readonly Check[] = [onlyDeclared, provenance, sourceDeclared, sealedNotStored, noIdentityCode];
