/** The gate of every write: a datum enters only when a live register of its subject declares it (Art. 5(1)(b) and (c)). */
import { isSealed } from '#kernel/policy';
import type { CompiledPolicy } from '#kernel/policy';
import type { Standing } from '#kernel/subjects';
import { fieldOfColumn } from './contract.ts';
import type { AnyKind, ColumnUse } from './contract.ts';
import type { RowValues } from './context.ts';
import { holdsIdentityCode } from './identity-code.ts';
import * as refusals from './refusals.ts';

export interface Gate {
  /**
   * Checks the columns of `row` named in `changed` (all when absent) against the standing of its subject.
   * Refuses: undeclared and sealed fields, identity codes, restricted subjects and subjects in no register.
   */
  admit(of: AnyKind, row: RowValues, standing: Standing | undefined, changed?: ReadonlySet<string>): void;
}

/** A gate remembers its verdicts, so that 100,000 rows ask the policy as often as one. */
export function createGate(policy: CompiledPolicy, today: string): Gate {
  const verdicts = new Map<string, Map<string, boolean>>();

  function allowed(registers: readonly string[], fieldId: string): boolean {
    const known = cached(verdicts, registers.join(' '), () => new Map<string, boolean>());
    return cached(known, fieldId, () => policy.allows(registers, fieldId));
  }

  function admitValue(of: AnyKind, use: ColumnUse, row: RowValues, value: unknown, registers: readonly string[]): void {
    const fieldId = fieldOfColumn(use, row);
    if (fieldId === undefined) throw new Error(`${of.kind}: a value without the id of its field`);
    const field = policy.field(fieldId);
    const declared = of.subject === 'none' ? policy.allFields.has(fieldId) : allowed(registers, fieldId);
    if (!declared) throw refusals.undeclared(policy, fieldId, registers);
    if (field === undefined || isSealed(field.class)) throw refusals.sealed(policy, fieldId, registers);
    if ('fieldIn' in use && !(use.fields === 'custom' ? field.custom : use.fields.includes(fieldId))) {
      throw refusals.misplaced(policy, fieldId, registers);
    }
    // Not in free text only: a code typed into a name or a title is as wrong.
    if (typeof value === 'string' && holdsIdentityCode(value, today)) throw refusals.identityCode(policy, fieldId, registers);
  }

  return {
    admit(of, row, standing, changed) {
      // The product's own registers are declared by the product; the firm's lists do not apply to them (DESIGN §3).
      if (of.register !== 'firm') return;
      const registers = of.subject === 'none' ? [] : registersOf(standing);
      for (const [column, use] of fieldColumns(of)) {
        const value = row[column];
        if (value === null || value === undefined || changed?.has(column) === false) continue;
        admitValue(of, use, row, value, registers);
      }
    },
  };
}

/** Registers that speak for the subject, or the reason why nothing may be written about it. */
function registersOf(standing: Standing | undefined): readonly string[] {
  if (standing === undefined) throw refusals.subjectNotFound();
  if (standing.restricted) throw refusals.restricted();
  if (standing.registers.length === 0) throw refusals.withoutMembership();
  return standing.registers;
}

const columnsOf = new WeakMap<AnyKind, readonly (readonly [string, ColumnUse])[]>();

/** Columns that hold a declared field; the writer keeps provenance for these. */
export function fieldColumns(of: AnyKind): readonly (readonly [string, ColumnUse])[] {
  const known = columnsOf.get(of);
  if (known !== undefined) return known;
  const found = Object.entries(of.columns).filter(([, use]) => 'field' in use || 'fieldIn' in use);
  columnsOf.set(of, found);
  return found;
}

function cached<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
