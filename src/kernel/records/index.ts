/** Door of the records room: the contract every table signs, the registry, and the only writer. */

export { fieldOfColumn, fieldsHeld, heldBy, holdsCustomFields, kind, kindsOf } from './contract.ts';
export type { AnyKind, ColumnUse, Erase, HeldBy, RecordKind, Retain, SubjectLink } from './contract.ts';
export { createRegistry } from './registry.ts';
export type { Registry } from './registry.ts';
export type { Actor, ActRef, AuditOf, Keep, Origins, RowValues, Watch, WriteContext, Writer } from './context.ts';
export { createWriter, OWN_RECORDS } from './writer.ts';
export { customValuesOf, fieldOriginsOf, originsById } from './store/reads.ts';
export { notesOf, refreshNotes, searchedWords } from './notes.ts';
export { holdsIdentityCode, withoutIdentityCodes } from './identity-code.ts';
export { compareSchema } from './schema.ts';
export type { SchemaDifference } from './schema.ts';
export { keeping } from './undo/keep.ts';
export { imageValues, undoTexts } from './undo/texts.ts';
export { startTidyUndo, tidyUndo } from './undo/tidy.ts';
export { hoursAfter, trashHours } from './undo/limits.ts';
export { restoreRemoved, revertAct } from './undo/revert.ts';
export type { Beyond, Reverted } from './undo/revert.ts';
export { revertKept } from './undo/revert-kept.ts';
export { dropComputed, moveSubject } from './merge/move.ts';
export { tellAnew } from './merge/told.ts';
export { putFieldOrigins } from './store/rows.ts';
export { dropPastUndo, forgetUndo } from './store/undo.ts';
export { recordKinds } from './kinds.ts';
export { recordMigrations } from './migrations/index.ts';
export type { CustomValueRow, FieldOriginRow, OriginRow, RecordTables, UndoActRow, UndoEntryRow, UndoOp } from './tables.ts';
