// Both engines report a broken rule in their own words; the rooms see one set of kinds.

export type DbErrorKind = 'unique' | 'foreign-key' | 'check' | 'not-null' | 'busy' | 'other';

const KINDS: Record<string, DbErrorKind> = {
  SQLITE_CONSTRAINT_UNIQUE: 'unique',
  SQLITE_CONSTRAINT_PRIMARYKEY: 'unique',
  SQLITE_CONSTRAINT_ROWID: 'unique',
  SQLITE_CONSTRAINT_FOREIGNKEY: 'foreign-key',
  SQLITE_CONSTRAINT_CHECK: 'check',
  SQLITE_CONSTRAINT_DATATYPE: 'check',
  SQLITE_CONSTRAINT_NOTNULL: 'not-null',
  '23505': 'unique',
  '23503': 'foreign-key',
  '23514': 'check',
  '22P02': 'check',
  '23502': 'not-null',
  '40001': 'busy',
  '40P01': 'busy',
  '55P03': 'busy',
};

export function errorKind(error: unknown): DbErrorKind {
  const code = engineCode(error);
  if (code === undefined) return 'other';
  if (code.startsWith('SQLITE_BUSY') || code === 'SQLITE_LOCKED') return 'busy';
  return KINDS[code] ?? 'other';
}

function engineCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
