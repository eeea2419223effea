import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixedClock } from '#platform/clock';
import { totpCode } from '#platform/crypto';
import { migrate } from '#platform/db';
import { seededIds } from '#platform/ids';
import { dialects } from '#tests';
import {
  accessMigrations,
  changeAccount,
  claimInstallation,
  completeSession,
  confirmTotp,
  createAccount,
  findSession,
  issueClaimCode,
  openSession,
  permits,
  PERMISSIONS,
  READ_ONLY,
  resetAccount,
  sessionPermissions,
  startTotp,
  verifyLogin,
  verifySecondFactor,
} from './index.ts';
import type { AccessDeps } from './index.ts';

const PASSWORD = 'pitkä salasana 123';

test('a viewer holds no permission that changes anything, and unknown roles hold none', () => {
  const held = PERMISSIONS.filter((p) => permits('viewer', p));
  assert.deepEqual(
    held.filter((p) => !READ_ONLY.includes(p)),
    [],
  );
  assert.deepEqual(
    PERMISSIONS.filter((p) => permits('partner', p)),
    [],
  );
  assert.equal(permits('owner', 'everything'), false);
});

for (const dialect of await dialects()) {
  test(`staff access on ${dialect.name}`, async (t) => {
    const database = await dialect.open();
    t.after(() => database.close());
    await migrate(database, accessMigrations);
    const clock = fixedClock('2026-11-22T08:00:00Z');
    const trail: string[] = [];
    const deps: AccessDeps = {
      database,
      clock,
      ids: seededIds(1),
      sealingKey: Buffer.alloc(32, 7),
      audit: async (_tx, e) => void trail.push(e.action),
    };

    await t.test('only the printed code claims a fresh installation, and only once', async () => {
      const code = await issueClaimCode(deps);
      assert.ok(code);
      const owner = { email: 'Omistaja@Firma.example.test', name: 'Omistaja', language: 'fi', password: PASSWORD };
      await assert.rejects(claimInstallation(deps, 'AAAA-BBBB', owner), { code: 'errors.setup-code-wrong' });
      await assert.rejects(claimInstallation(deps, code, { ...owner, password: 'lyhyt' }), { code: 'errors.password-short' });
      const account = await claimInstallation(deps, code.toLowerCase(), owner);
      assert.equal(account.role, 'owner');
      await assert.rejects(claimInstallation(deps, code, { ...owner, email: 'toinen@firma.example.test' }), {
        code: 'errors.setup-code-wrong',
      });
      assert.equal(await issueClaimCode(deps), null);
    });

    await t.test('a session is found by its token, ends when idle and when revoked', async () => {
      const account = await verifyLogin(deps, 'omistaja@firma.example.test', PASSWORD);
      const { token, session } = await openSession(deps, account, 'Firefox');
      assert.equal(session.complete, true);
      assert.deepEqual(sessionPermissions(session, true), [], 'a promised second factor is missing');
      assert.ok(sessionPermissions(session, false).includes('policy.publish'));
      assert.equal(await findSession(deps, `${token}x`), undefined);
      assert.equal((await findSession(deps, token))?.account.id, account.id);
      clock.advance(13 * 3_600_000);
      assert.equal(await findSession(deps, token), undefined);
    });

    await t.test('with a second factor a session is half open until a code is given, each code once', async () => {
      const account = await verifyLogin(deps, 'omistaja@firma.example.test', PASSWORD);
      const { secret } = await startTotp(deps, account, PASSWORD, 'Lupaus');
      const started = await verifyLogin(deps, account.email, PASSWORD);
      const codes = await confirmTotp(deps, started, totpCode(secret, clock.now()));
      assert.equal(codes.length, 10);
      clock.advance(60_000);
      const again = await verifyLogin(deps, account.email, PASSWORD);
      const { token, session } = await openSession(deps, again, 'Firefox');
      assert.equal(session.complete, false);
      assert.deepEqual(sessionPermissions(session, false), []);
      const code = totpCode(secret, clock.now());
      assert.equal(await verifySecondFactor(deps, again, code), 'totp');
      await assert.rejects(verifySecondFactor(deps, again, code), { code: 'errors.code-wrong' });
      await completeSession(deps, session);
      assert.equal((await findSession(deps, token))?.complete, true);
      assert.equal(await verifySecondFactor(deps, again, codes[0] ?? ''), 'recovery');
      await assert.rejects(verifySecondFactor(deps, again, codes[0] ?? ''), { code: 'errors.code-wrong' });
    });

    await t.test('five wrong passwords lock the account for fifteen minutes, also for the right one', async () => {
      await createAccount(
        deps,
        { email: 'apu@firma.example.test', name: 'Apu', role: 'viewer', language: 'fi', password: PASSWORD, mustChange: true },
        'x',
      );
      for (let i = 0; i < 5; i++)
        await assert.rejects(verifyLogin(deps, 'apu@firma.example.test', 'väärä salasana'), { code: 'errors.login-failed' });
      await assert.rejects(verifyLogin(deps, 'apu@firma.example.test', PASSWORD), { code: 'errors.account-locked' });
      await assert.rejects(verifyLogin(deps, 'ei-ketaan@firma.example.test', PASSWORD), { code: 'errors.login-failed' });
      clock.advance(16 * 60_000);
      const account = await verifyLogin(deps, 'apu@firma.example.test', PASSWORD);
      const { session } = await openSession(deps, account, 'Safari');
      assert.deepEqual(sessionPermissions(session, false), [], 'a one-time password must be changed first');
    });

    await t.test('the last owner cannot be shut out, and a local reset brings the owner back', async () => {
      const owner = await verifyLogin(deps, 'omistaja@firma.example.test', PASSWORD);
      await assert.rejects(changeAccount(deps, owner.id, { disabled: true }, owner.id), { code: 'errors.last-owner' });
      await assert.rejects(changeAccount(deps, owner.id, { role: 'viewer' }, owner.id), { code: 'errors.last-owner' });
      const { token } = await openSession(deps, owner, 'Firefox');
      const password = await resetAccount(deps, owner.email);
      assert.equal(await findSession(deps, token), undefined, 'sessions end');
      const back = await verifyLogin(deps, owner.email, password);
      assert.equal(back.totp_confirmed_at, null);
      assert.ok(trail.includes('account.reset'));
    });
  });
}
