// Door of staff access: accounts, sessions, permissions, settings of the installation.

export {
  changeAccount,
  changePassword,
  confirmTotp,
  createAccount,
  normaliseLogin,
  oneTimePassword,
  renewPassword,
  resetAccount,
  setLanguage,
  startTotp,
  verifyLogin,
  verifySecondFactor,
} from './accounts.ts';
export type { AccountChange, NewAccount } from './accounts.ts';
export { actorOf, may, mustMay } from './call.ts';
export type { Call } from './call.ts';
export type { AccessDeps } from './deps.ts';
export { accessKinds } from './kinds.ts';
export { accessMigrations } from './migrations/index.ts';
export { permissionsOf, permits, PERMISSIONS, READ_ONLY, ROLES } from './permissions.ts';
export type { Permission, Role } from './permissions.ts';
export { endSessions, replayAccount } from './replay.ts';
export { closeSession, completeSession, findSession, liveSessions, openSession, sessionPermissions } from './sessions.ts';
export type { OpenSession } from './sessions.ts';
export { checkClaimCode, claimInstallation, confirmRecovery, hasOwner, issueClaimCode, recoveryConfirmed } from './setup.ts';
export { accountById, allAccounts, getSetting, putSetting } from './store.ts';
export type { AccountRow } from './store.ts';
export type { AccessTables } from './tables.ts';
export { isWithin } from './networks.ts';
export { holdsToken } from './token-text.ts';
export {
  actorNames,
  createToken,
  findToken,
  isLive,
  listOf,
  listTokens,
  revokeToken,
  tidyTokens,
  TOKEN_DAYS,
  TOKEN_PERMISSIONS,
  tokenPermissions,
} from './tokens.ts';
export type { OpenToken } from './tokens.ts';
export type { TokenRow } from './store-tokens.ts';
