// Door of proof: live checks, promises with their verdicts, signatures, backups.

export { BACKUP_SUFFIX, backupOpens, backups, takeBackup } from './backups.ts';
export type { Check, CheckContext, CheckParams, Finding, ServedPage, Verdict } from './check.ts';
export { currentStatements } from './current.ts';
export { proofKinds } from './kinds.ts';
export { proofMigrations } from './migrations/index.ts';
export { attest, countViews, promiseDays, promiseViews } from './promises.ts';
export type { PromiseView, Signature } from './promises.ts';
export { CHECKS } from './registry.ts';
export { renewFile } from './renew.ts';
export { checkContext, countsOf, look, runChecks } from './run.ts';
export type { Counts, ProofDeps } from './run.ts';
export { BACKUP_LIFE, afterNight, startLooking } from './schedule.ts';
