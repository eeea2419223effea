/** Door of the permission room: what people permit and forbid, and the gate that every message must pass. */

export { permissionKinds } from './kinds.ts';
export { permissionMigrations } from './migrations/0001-permission.ts';
export { BAN_DEEDS, BAN_SCOPES, PERMISSION_ACTS, PERMISSION_CHANNELS, PERMISSION_METHODS, PERMISSION_WAYS } from './tables.ts';
export type {
  BanDeed,
  BanScope,
  PermissionAct,
  PermissionChannel,
  PermissionEventRow,
  PermissionMethod,
  PermissionTables,
  PermissionWay,
} from './tables.ts';
export { ALLOWING, decide, isForbidden, REFUSING, WITHHOLDING } from './decide.ts';
export type { PermissionRule, PermissionVerdict, Question } from './decide.ts';
export { decideMany } from './decide-many.ts';
export type { AddressedVerdict, AudienceQuestion } from './decide-many.ts';
export { explainRule } from './explain.ts';
export type { Explained, PastVerdict } from './explain.ts';
export { scopeOfPurpose } from './scopes.ts';
export type { GateDeps } from './facts.ts';
export { followable, followingPurposes, unfollowed } from './follow.ts';
export { add as addPermission, recordPermission } from './record.ts';
export type { NewPermission, RecordedBy } from './record.ts';
export { banMany, banUnknown } from './ban-many.ts';
export { endImported } from './end-import.ts';
export { grantMany, wordsAgreed } from './record-many.ts';
export type { GrantedToMany, GrantToMany } from './record-many.ts';
export { permissionsOf } from './state.ts';
export type { ContactState, PersonState, StateCell, StateRow } from './state.ts';
export { foldCell } from './machines.ts';
export { channelsOf, isOrdered, kindOfPurpose } from './channels.ts';
export type { PurposeKind } from './channels.ts';
export { wordingOf } from './wording.ts';
export type { Wording } from './wording.ts';
export { textByHash } from './store/events.ts';
export { addressesOf, addressesOfMany, banHash, evidenceHash } from './queries-addresses.ts';
export type { HeldAddress } from './queries-addresses.ts';
export { keepBans } from './bans.ts';
export { replayPermission } from './replay.ts';
export { clearEnded } from './clear.ts';
export { afterApart, afterMerge, beforeMerge, copyEvents } from './merge.ts';
