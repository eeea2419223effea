// Whatever notice of this kind comes in, its draft with every fix can be published, and what it promises by itself then holds.

import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { totpCode } from '#platform/crypto';
import { ok, openApp, OWNER, PASSWORD, signInAgain } from '#tests/app';
import type { Session } from '#tests/app';
import { forbid, NOTHING_SENT, signOffCopies } from './by-hand.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const FIXTURES = join(ROOT, 'tests', 'import', 'fixtures');
const FOLDERS = [FIXTURES, join(FIXTURES, 'notices'), join(ROOT, '..', 'shared', 'seeds')];
const FACTS = { contactName: 'Rekisterin yhteyshenkilö', email: 'tietosuoja@firma.example.test', post: 'Esimerkkikatu 1, 00100 Helsinki' };

interface Read {
  language: string;
  yaml: string | null;
  findings: { id: string; fix: unknown }[];
}
interface Preview {
  problems: { severity: string; code: string; path: string }[];
  completions: { id: string; superseded: boolean; where: { fi: string; sv: string; en: string } }[];
}
interface Declared {
  registers: { id: string; subjectGroups: { id: string }[]; fields: string[]; triggers: string[] }[];
  sources: { id: string }[];
}
interface Promises {
  promises: { id: string; nature: string; verdict: string | null; task: { fi: string } | null; evidence: { en: string } | null }[];
}

for (const folder of FOLDERS.filter(existsSync))
  for (const name of readdirSync(folder).filter((each) => /\.(?:txt|html)$/.test(each)))
    test(`${name.slice(0, 18)}: published with every fix, nothing is broken and what is automatic is kept`, (t) =>
      walk(t, readFileSync(join(folder, name))));

async function walk(t: TestContext, bytes: Buffer): Promise<void> {
  const { app, owner, clock } = await openApp(t);
  const code = await app.issueClaimCode();
  await ok(owner.call('POST', '/api/setup/claim', { code, email: OWNER, name: 'Omistaja', password: PASSWORD, language: 'fi' }));
  await secondFactor(owner, clock);
  const yaml = await mended(owner, bytes);
  const preview = await ok<Preview>(owner.call('POST', '/api/setup/preview', { yaml, facts: FACTS }));
  assert.deepEqual(
    preview.problems.filter(({ severity }) => severity === 'error'),
    [],
  );
  for (const { where, id } of preview.completions) assert.ok(where.fi !== '' && where.sv !== '' && where.en !== '', `${id} has a name`);
  const confirmed = preview.completions.filter(({ superseded }) => !superseded).map(({ id }) => id);
  await ok(owner.call('POST', '/api/setup/start', { yaml, facts: FACTS, confirmed }));
  const { key } = await ok<{ key: string }>(owner.call('GET', '/api/setup/recovery'));
  await ok(owner.call('POST', '/api/setup/recovery', { end: key.slice(-7) }));
  await people(owner);
  await signOffCopies(owner);
  await app.startNightly()();
  const { promises } = await ok<Promises>(owner.call('GET', '/api/promises'));
  const said = (verdict: (each: Promises['promises'][number]) => boolean) =>
    promises.filter(verdict).map(({ id, evidence }) => `${id}: ${evidence?.en ?? ''}`);
  assert.deepEqual(
    said(({ verdict }) => verdict === 'broken'),
    [],
  );
  assert.deepEqual(
    said(({ id, nature, verdict }) => nature === 'automatic' && verdict !== 'kept' && !WAITS.has(id)),
    [],
  );
  assert.deepEqual(
    said(({ verdict, task }) => verdict === 'unknown' && (task?.fi ?? '') === ''),
    [],
  );
}

/** What has nothing to look at yet: no letter leaves without a relay, and some notices name copies in which nobody could be found. */
const WAITS = new Set(['procedure/_channel', 'procedure/_outside', ...NOTHING_SENT]);

/** Some notices promise one, and then nothing opens without it. */
async function secondFactor(owner: Session, clock: { now(): Date; advance(ms: number): void }): Promise<void> {
  const { secret } = await ok<{ secret: string }>(owner.call('POST', '/api/me/totp', { password: PASSWORD }));
  owner.secret = secret;
  await ok(owner.call('POST', '/api/me/totp/confirm', { code: totpCode(secret, clock.now()) }));
  clock.advance(60_000);
  await signInAgain(owner, clock);
}

async function mended(owner: Session, bytes: Buffer): Promise<string> {
  const read = await ok<Read>(owner.call('POST', '/api/policy/read', { file: { name: 'seloste', base64: bytes.toString('base64') } }));
  assert.ok(read.yaml !== null);
  const findings = read.findings.filter(({ fix }) => fix !== null).map(({ id }) => id);
  if (findings.length === 0) return read.yaml;
  const fixed = await ok<{ yaml: string; fixed: string[] }>(owner.call('POST', '/api/policy/fix', { yaml: read.yaml, findings }));
  assert.deepEqual(fixed.fixed.toSorted(), findings.toSorted(), 'every fix that is offered can be made');
  return fixed.yaml;
}

/** What gives consent and the law's own periods something to look at. */
const EVENTS = [
  ['consent-withdrawn', '2026-11-22'],
  ['financial-year-end', '2025-12-31'],
] as const;

/** Somebody in every register, with the events that its rules wait for, one who forbids marketing and one who asked to be forgotten. */
async function people(owner: Session): Promise<void> {
  const { registers, sources } = await ok<Declared>(owner.call('GET', '/api/policy'));
  for (const [i, { id, subjectGroups, fields, triggers }] of registers.entries()) {
    const put = (familyName: string) =>
      ok<{ person: { id: string } }>(
        owner.call('POST', '/api/people', {
          ...(fields.includes('person.name') ? { familyName } : {}),
          source: sources[0]?.id,
          memberships: [{ registerId: id, subjectGroup: subjectGroups[0]?.id }],
        }),
      );
    const { person } = await put('Esimerkki');
    for (const [trigger, on] of EVENTS.filter(([each]) => triggers.includes(each)))
      await ok(owner.call('POST', `/api/subjects/${person.id}/triggers`, { trigger, on, registerId: id }));
    if (i > 0) continue;
    await forbid(owner, person.id, sources[0]?.id, '2026-11-22');
    const { person: gone } = await put('Poistuva');
    await ok(owner.call('POST', `/api/subjects/${gone.id}/erasure`, { ground: 'request' }));
  }
}
