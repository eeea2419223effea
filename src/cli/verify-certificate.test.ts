import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { SignedCertificate } from '#kernel/rights';
import { takeBackup } from '#kernel/proof';
import { ok, openApp } from '#tests/app';
import { tempDir } from '#tests';
import { runCommand } from './index.ts';

async function run(...args: string[]): Promise<{ code: number; said: string }> {
  let said = '';
  const note = (text: string) => void (said += text);
  // No register is named: the certificate is checked by whoever was erased, on any machine.
  const code = await runCommand(args, { env: { LANG: 'fi_FI.UTF-8' }, out: note, err: note });
  return { code, said };
}

test('a certificate is checked without a register; one changed word, or the key of another firm, and it is not genuine', async (t) => {
  const { app, owner } = await openApp(t, { policy: 'valmennuskumppani' });
  const stranger = await openApp(t);
  const body = {
    memberships: [{ registerId: 'customer-marketing', subjectGroup: 'customers' }],
    source: 'self',
    givenName: 'Oona',
    familyName: 'Lähtijä',
    contactPoints: [{ kind: 'email', value: 'oona.lahtija@example.test' }],
    custom: {},
  };
  const { person } = await ok<{ person: { id: string } }>(owner.call('POST', '/api/people', body));
  await ok(
    owner.call('POST', '/api/holds', {
      subjectId: person.id,
      fields: ['person.email'],
      reason: 'riita laskusta',
      law: 'vanhentumislaki 4 §',
      reviewOn: '2027-06-01',
    }),
  );
  const { file: backup } = await takeBackup(app.deps);
  assert.ok(backup);
  (app.deps.clock as { advance?: (ms: number) => void }).advance?.(60_000);
  const { certificate: signed } = await ok<{ certificate: SignedCertificate }>(
    owner.call('POST', `/api/subjects/${person.id}/erasure`, { ground: 'request' }),
  );
  const { certificate } = signed;
  assert.ok(!JSON.stringify(signed).match(/oona|lähtijä|riita/i), 'no personal data inside');
  assert.deepEqual(certificate.kept, [{ field: 'person.email', reason: 'hold', until: '2027-06-01', law: 'vanhentumislaki 4 §' }]);
  assert.equal(certificate.lastBackup, '2026-11-22T08:01:00.000Z', 'the last backup that still holds the data');
  assert.ok(certificate.backupsUntil > certificate.erasedAt.slice(0, 10));
  assert.ok(Array.isArray(certificate.outside ?? []), 'recipients to be told and copies to be removed');

  const dir = tempDir(t);
  const [file, changed, key, foreign] = ['todistus.json', 'muutettu.json', 'avain.pem', 'vieras.pem'].map((name) => join(dir, name));
  assert.ok(file && changed && key && foreign);
  writeFileSync(file, JSON.stringify(signed, null, 2));
  writeFileSync(key, app.deps.keys.certificate.publicPem);
  writeFileSync(foreign, stranger.app.deps.keys.certificate.publicPem);
  const good = await run('verify-certificate', file, '--key', key);
  assert.equal(good.code, 0, good.said);
  assert.match(good.said, /Todistus on aito[\s\S]*Yksi asia säilytetään[\s\S]*22\.11\.2026[\s\S]*Avain on se, jonka annoit/);
  assert.match((await run('verify-certificate', file)).said, /Avain luettiin todistuksesta itsestään/);
  assert.equal((await run('verify-certificate', file, '--key', foreign)).code, 1);

  for (const other of [
    { ...certificate, kept: [] },
    { ...certificate, erasedAt: '2026-01-01T00:00:00.000Z' },
    { ...certificate, recheck: { ...certificate.recheck, found: 1 } },
    { ...certificate, lastBackup: null },
  ]) {
    writeFileSync(changed, JSON.stringify({ ...signed, certificate: other }));
    const bad = await run('verify-certificate', changed, '--key', key);
    assert.deepEqual([bad.code, /ei ole aito/.test(bad.said)], [1, true]);
  }
  writeFileSync(changed, '{"viesti": "ei todistus"}');
  assert.match((await run('verify-certificate', changed)).said, /ei ole poistotodistus/);
});
