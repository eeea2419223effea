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
  changePassword,
  checkClaimCode,
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
  ROLES,
  renewPassword,
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
    PERMISSIONS.filter((p) => permits('stranger', p)),
    [],
  );
  assert.equal(permits('owner', 'everything'), false);
});

test('a partner looks at what it was shown and does nothing else; not even the owner looks as a partner', () => {
  assert.deepEqual(
    PERMISSIONS.filter((p) => permits('partner', p)),
    ['shared.read'],
  );
  assert.ok(READ_ONLY.includes('shared.read'));
  assert.deepEqual(
    ROLES.filter((role) => permits(role, 'shared.read')),
    ['partner'],
  );
});

for (const dialect of await dialects()) {
  test(`staff access on ${dialect.name}`, async (t) => {
    const database = await dialect.open();
    t.after(() => database.close());
    await migrate(database, accessMigrations);
    const clock = fixedClock('2026-11-22T08:00:00Z');
    const trail: string[] = [];
    let oldSecret = '';
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
      await assert.rejects(checkClaimCode(deps, 'AAAA-BBBB'), { code: 'errors.setup-code-wrong' });
      await checkClaimCode(deps, code.toLowerCase());
      await assert.rejects(claimInstallation(deps, 'AAAA-BBBB', owner), { code: 'errors.setup-code-wrong' });
      await assert.rejects(claimInstallation(deps, code, { ...owner, password: 'lyhyt' }), { code: 'errors.password-short' });
      const account = await claimInstallation(deps, code.toLowerCase(), owner);
      assert.equal(account.role, 'owner');
      await assert.rejects(checkClaimCode(deps, code), { code: 'errors.setup-code-wrong' });
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
      const { secret } = await startTotp(deps, account, { password: PASSWORD }, 'Lupaus');
      oldSecret = secret;
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

    await t.test('an authenticator is changed with password and code; the old one holds until the new one has shown a code', async () => {
      const account = () => verifyLogin(deps, 'omistaja@firma.example.test', PASSWORD);
      const before = await account();
      clock.advance(60_000);
      await assert.rejects(startTotp(deps, before, { password: PASSWORD }, 'Lupaus'), { code: 'errors.code-wrong' });
      const old = totpCode(oldSecret, clock.now());
      const { secret } = await startTotp(deps, await account(), { password: PASSWORD, code: old }, 'Lupaus');
      clock.advance(60_000);
      assert.equal(await verifySecondFactor(deps, await account(), totpCode(oldSecret, clock.now())), 'totp');
      const mine = await openSession(deps, await account(), 'Firefox');
      const other = await openSession(deps, await account(), 'Safari');
      const codes = await confirmTotp(deps, await account(), totpCode(secret, clock.now()), mine.session.id);
      assert.equal(codes.length, 10);
      assert.equal(await findSession(deps, other.token), undefined);
      assert.ok(await findSession(deps, mine.token));
      clock.advance(60_000);
      await assert.rejects(verifySecondFactor(deps, await account(), totpCode(oldSecret, clock.now())), { code: 'errors.code-wrong' });
      assert.ok(trail.includes('account.totp-changed'));
      // A lost telephone: a recovery code stands for it.
      await startTotp(deps, await account(), { password: PASSWORD, code: codes[0] }, 'Lupaus');
    });

    await t.test('a one-time password opens the door for a week; the owner gives a new one', async () => {
      const login = { email: 'uusi@firma.example.test', name: 'Uusi', role: 'viewer' as const, language: 'fi' };
      const row = await createAccount(deps, { ...login, password: 'kerran käytettävä 1', mustChange: true }, 'x');
      clock.advance(6 * 86_400_000);
      assert.equal((await verifyLogin(deps, login.email, 'kerran käytettävä 1')).id, row.id);
      clock.advance(86_400_000);
      await assert.rejects(verifyLogin(deps, login.email, 'kerran käytettävä 1'), { code: 'errors.password-expired' });
      await assert.rejects(verifyLogin(deps, login.email, 'väärä salasana 12'), { code: 'errors.login-failed' });
      const { password } = await renewPassword(deps, row.id, 'x');
      const account = await verifyLogin(deps, login.email, password);
      const { session } = await openSession(deps, account, 'Safari');
      await changePassword(deps, account, password, 'oma uusi salasana 3', session.id);
      clock.advance(30 * 86_400_000);
      assert.equal((await verifyLogin(deps, login.email, 'oma uusi salasana 3')).must_change, 0);
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
