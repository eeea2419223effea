// The door to files whose loss or theft would break a promise: keys, backups and lines that must survive a crash.

export { keysOnPaper, loadOrCreateKeyFile, restoreKeyFile } from './keyfile.ts';
export type { Keys } from './keyfile.ts';
export { decryptBackup, decryptFile, encryptBackup, encryptFile, readBackupHeader } from './backup.ts';
export type { BackupHeader } from './backup.ts';
export { dropLeftovers, folderBeside } from './beside.ts';
export { appendFsync, createFileFsync, replaceFile } from './durable.ts';
export { createParking, emptyParking } from './parked.ts';
export type { Parking } from './parked.ts';
export { createFileOnce, destroyFile, namesIn, readIfThere } from './short-lived.ts';
