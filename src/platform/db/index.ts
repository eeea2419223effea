// The door to the store. Nothing else imports better-sqlite3, pg or kysely.

export { openDatabase } from './open.ts';
export type { OpenOptions } from './open.ts';
export { databaseFileIsFree, databaseFileIsSound, holdFile } from './sqlite.ts';
export { joined, reader } from './types.ts';
export type { Conn, Database, Db, Dialect, NoTables, Tx } from './types.ts';
export { errorKind } from './errors.ts';
export type { DbErrorKind } from './errors.ts';
export { createTable, tableDdl } from './ddl.ts';
export { dialectOf, lockChain } from './dialect.ts';
export { insertRows } from './bulk.ts';
export { repeated, runFinished } from './repeated.ts';
export { migrate } from './migrate.ts';
export type { Migration } from './migrate.ts';
export { introspect, searchIndexes } from './introspect.ts';
export type { LiveColumn, LiveTable } from './introspect.ts';
export { expressionBuilder, sql } from 'kysely';
export type {
  ColumnType,
  Expression,
  ExpressionBuilder,
  ExpressionWrapper,
  Generated,
  GeneratedAlways,
  Insertable,
  Kysely,
  RawBuilder,
  ReferenceExpression,
  Selectable,
  SelectQueryBuilder,
  Simplify,
  SqlBool,
  Transaction,
  Updateable,
} from 'kysely';
export type { ReadonlyKysely } from 'kysely/readonly';
