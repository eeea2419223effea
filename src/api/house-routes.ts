// What the owner sees of the house itself: backups, and the log with its chain.

import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { actorOf, actorNames } from '#kernel/access';
import type { AccessDeps, Call } from '#kernel/access';
import { entriesBefore, verifyChain } from '#kernel/audit';
import type { AuditEntryRow } from '#kernel/audit';
import type { Deps } from '#kernel/deps';
import { BACKUP_LIFE, backups, takeBackup } from '#kernel/proof';
import { endOfDay } from '#kernel/rights';
import { addPeriod } from '#platform/clock';
import type { HandlersOf } from '#platform/contract';
import type { house } from './contract/house.ts';
import { actionWords, LOG_WORDS } from './log-words.ts';

export function houseHandlers(deps: Deps, access: AccessDeps): HandlersOf<typeof house, Call> {
  const { db } = deps.database;
  return {
    async backups() {
      const found = (await backups(deps)).map(({ file, at, bytes }) => ({ file: basename(file), at: at.toISOString(), bytes }));
      return { folder: deps.config.backupDir, backups: found, life: BACKUP_LIFE };
    },
    async backUp(_input, call) {
      const { file } = await takeBackup(deps);
      const actorId = actorOf(call).id;
      await deps.database.tx((tx) => access.audit(tx, { actorId, actorKind: 'account', action: 'backup.taken', recordId: actorId }));
      return { backup: { file: basename(file), at: deps.clock.now().toISOString(), bytes: (await stat(file)).size } };
    },
    async log({ query: { action, day, before, limit } }) {
      const bounds = day === undefined ? {} : { from: dayBegins(day), until: dayBegins(addPeriod(day, 'P1D')) };
      const rows = await entriesBefore(db, { action, before, limit: limit + 1, ...bounds });
      const names = await actorNames(db);
      const last = rows.length > limit ? rows[limit - 1] : undefined;
      return {
        rows: rows.slice(0, limit).map((row) => entryView(row, names)),
        next: last?.seq ?? null,
        actions: Object.entries(LOG_WORDS).map(([id, title]) => ({ action: id, title })),
      };
    },
    async chain() {
      const verdict = await verifyChain(db);
      return verdict.ok
        ? { ok: true, entries: verdict.entries, brokenAt: null, reason: null }
        : { ok: false, entries: null, brokenAt: verdict.seq, reason: verdict.reason };
    },
  };
}

function entryView(row: AuditEntryRow, names: ReadonlyMap<string, string>) {
  return {
    seq: row.seq,
    at: row.at,
    actor: names.get(row.actor_id) ?? row.actor_id,
    actorKind: kindOf(row.actor_kind),
    action: row.action,
    title: actionWords(row.action),
    kind: row.kind,
    subjectId: row.subject_id,
    detail: row.detail === '{}' ? '' : row.detail,
  };
}

function kindOf(kind: string): 'account' | 'token' | 'system' | 'subject' | 'cli' {
  return kind === 'account' || kind === 'token' || kind === 'subject' || kind === 'cli' ? kind : 'system';
}

/** The first instant of a Finnish day. */
function dayBegins(day: string): string {
  return new Date(endOfDay(addPeriod(day, '-P1D')).getTime() + 1).toISOString();
}
