// The log is whole, protective events are safe in a second place, backups exist and open, nothing decides by itself (Art. 5(2), 22, 32).

import { readdir, stat, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { getSetting } from '#kernel/access';
import { compareLedger, ledgerPath, OVERRIDE_REASON, verifyChain } from '#kernel/audit';
import { addPeriod, localDate } from '#platform/clock';
import { isLoopback } from '#platform/config';
import { readBackupHeader } from '#platform/files';
import { BACKUP_SUFFIX, backupOpens } from '../backups.ts';
import { once } from '../check.ts';
import type { Check, CheckContext } from '../check.ts';
import { counted, say } from '../say.ts';
import { ledgerOverride, oldestAudit } from '../store/queries.ts';
import { sabotageAudit } from '../store/sabotage.ts';

const DAY_MS = 86_400_000;
const BACKUP_EVERY_DAYS = 7;
const AUDIT_LIFE = 'P6Y';

const auditChain: Check = {
  id: 'audit.chain',
  async run(ctx) {
    const verdict = await once(ctx, 'chain', () => verifyChain(ctx.deps.database.db));
    const oldest = await oldestAudit(ctx.deps.database.db);
    const limit = addPeriod(localDate(ctx.deps.clock.now()), `-${AUDIT_LIFE}`);
    // The notice says how long the log lives; an entry past that is a broken promise even in a whole chain.
    if (oldest !== undefined && oldest.slice(0, 10) < limit) {
      return {
        verdict: 'broken',
        figure: { n: 1, of: null },
        evidence: say('evidence.audit-old', { at: oldest }),
        task: say('task.see-audit'),
      };
    }
    if (verdict.ok)
      return { verdict: 'kept', figure: { n: 0, of: verdict.entries }, evidence: say('evidence.audit', { of: verdict.entries }) };
    return {
      verdict: 'broken',
      figure: { n: 1, of: verdict.seq },
      evidence: say('evidence.audit-broken', { seq: verdict.seq }),
      task: say('task.see-audit'),
    };
  },
  sabotage: sabotageAudit,
};

const ledgerCopied: Check = {
  id: 'ledger.copied',
  async run(ctx) {
    const found = await compareLedger({ database: ctx.deps.database, folder: ctx.deps.config.ledgerDir });
    const overridden = await ledgerOverride(ctx.deps.database.db);
    if (overridden !== undefined) {
      const reason = await getSetting(ctx.deps.database.db, OVERRIDE_REASON);
      const evidence =
        reason === undefined
          ? say('evidence.ledger-overridden', { at: overridden })
          : say('evidence.ledger-overridden-why', { at: overridden, reason });
      return { verdict: 'broken', figure: { n: 1, of: found.seq }, evidence, task: say('task.ledger-overridden') };
    }
    if (found.state === 'equal')
      return { verdict: 'kept', figure: { n: 0, of: found.seq }, evidence: say('evidence.ledger', { of: found.seq }) };
    return {
      verdict: 'broken',
      figure: { n: 1, of: found.seq },
      evidence: say('evidence.ledger-apart', { state: found.state }),
      task: say('task.restore-ledger'),
    };
  },
  async sabotage(ctx) {
    await writeFile(ledgerPath(ctx.deps.config.ledgerDir), 'torn\n');
  },
};

/** The newest backup in the folder: what its own header says, not what a log claims. */
async function newestBackup(ctx: CheckContext): Promise<{ file: string; at: string } | undefined> {
  const folder = ctx.deps.config.backupDir;
  const names = await readdir(folder).catch(() => []);
  const found = await Promise.all(
    names
      .filter((name) => name.endsWith(BACKUP_SUFFIX))
      .map(async (name) => ({ file: join(folder, name), mtime: (await stat(join(folder, name))).mtimeMs })),
  );
  const newest = found.toSorted((a, b) => b.mtime - a.mtime)[0];
  if (!newest) return undefined;
  const header = await readBackupHeader(newest.file).catch(() => undefined);
  return { file: newest.file, at: String(header?.['createdAt'] ?? new Date(newest.mtime).toISOString()) };
}

const backupFresh: Check = {
  id: 'backup.fresh',
  async run(ctx) {
    const newest = await newestBackup(ctx);
    if (!newest)
      return { verdict: 'unknown', figure: { n: 0, of: 0 }, evidence: say('evidence.backup-none'), task: say('task.take-backup') };
    const evidence = say('evidence.backup', { at: newest.at });
    const old = ctx.deps.clock.now().getTime() - Date.parse(newest.at) > BACKUP_EVERY_DAYS * DAY_MS;
    return old
      ? { verdict: 'broken', figure: { n: 1, of: 1 }, evidence, task: say('task.take-backup') }
      : { verdict: 'kept', figure: { n: 0, of: 1 }, evidence };
  },
  sabotage: removeButStale,
};

/** Backups stopped: what is left is older than promised. */
async function removeButStale(ctx: CheckContext): Promise<void> {
  const now = ctx.deps.clock.now().getTime();
  Object.assign(ctx.deps.clock, { now: () => new Date(now + 30 * DAY_MS) });
  await Promise.resolve();
}

const opened = new Map<string, boolean>();

const backupOpensCheck: Check = {
  id: 'backup.opens',
  async run(ctx) {
    const newest = await newestBackup(ctx);
    if (!newest)
      return { verdict: 'unknown', figure: { n: 0, of: 0 }, evidence: say('evidence.backup-none'), task: say('task.take-backup') };
    // Opening a large backup takes seconds, and the same bytes open the same way: size and time name them.
    const { size, mtimeMs } = await stat(newest.file);
    const key = `${newest.file}:${size}:${mtimeMs}`;
    const good = opened.get(key) ?? (await backupOpens(newest.file, ctx.deps.keys.backup).catch(() => false));
    opened.set(key, good);
    if (good) return { verdict: 'kept', figure: { n: 0, of: 1 }, evidence: say('evidence.backup-opens', { at: newest.at }) };
    return {
      verdict: 'broken',
      figure: { n: 1, of: 1 },
      evidence: say('evidence.backup-shut', { at: newest.at }),
      task: say('task.take-backup'),
    };
  },
  async sabotage(ctx) {
    const newest = await newestBackup(ctx);
    if (!newest) return;
    await unlink(newest.file);
    await writeFile(newest.file, Buffer.alloc(4096, 7));
  },
};

const automationNone: Check = {
  id: 'automation.none',
  async run(ctx) {
    const { on, all } = await ctx.automatedFeatures();
    return counted(on, all, 'evidence.automation', { empty: 'task.retry' });
  },
  sabotage(ctx) {
    Object.assign(ctx, { automatedFeatures: () => Promise.resolve({ on: 1, all: 1 }) });
    return Promise.resolve();
  },
};

const transportTls: Check = {
  id: 'transport.tls',
  run(ctx) {
    const { publicUrl } = ctx.deps.config;
    const url = new URL(publicUrl);
    if (url.protocol === 'https:')
      return Promise.resolve({ verdict: 'kept', figure: { n: 0, of: 1 }, evidence: say('evidence.tls', { url: publicUrl }) });
    if (isLoopback(url.hostname)) return Promise.resolve({ verdict: 'kept', figure: { n: 0, of: 1 }, evidence: say('evidence.tls-local') });
    return Promise.resolve({
      verdict: 'broken',
      figure: { n: 1, of: 1 },
      evidence: say('evidence.tls-open', { url: publicUrl }),
      task: say('task.https'),
    });
  },
  sabotage(ctx) {
    Object.assign(ctx.deps.config, { publicUrl: 'http://rekisteri.example.test' });
    return Promise.resolve();
  },
};

export const houseChecks: readonly Check[] = [auditChain, ledgerCopied, backupFresh, backupOpensCheck, automationNone, transportTls];
