import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { describe, test } from 'node:test';
import { CONFIG_VARIABLES, loadConfig } from './config.ts';
import { platformPhrases } from './errors.ts';

function refused(env: Record<string, string>): { code: string; field: string | undefined } {
  try {
    loadConfig(env);
  } catch (error) {
    const { code, field } = error as { code: string; field?: string };
    return { code, field };
  }
  return { code: 'accepted', field: undefined };
}

describe('settings', () => {
  test('without any, the register runs on this machine only', () => {
    assert.deepEqual(loadConfig({}), {
      dataDir: resolve('data'),
      host: '127.0.0.1',
      port: 4310,
      keyFile: resolve('data/lupaus.key'),
      publicUrl: 'http://127.0.0.1:4310',
      publicUrlGiven: false,
      trustProxy: [],
      webhookNetworks: [],
      businessRegisterUrl: 'https://avoindata.prh.fi/opendata-ytj-api/v3',
      ledgerDir: resolve('data/ledger'),
      backupDir: resolve('data/backups'),
      logLevel: 'info',
    });
  });

  test('each is read from its variable', () => {
    assert.deepEqual(
      loadConfig({
        LUPAUS_DATA: '/d',
        PORT: '80',
        LUPAUS_HOST: '0.0.0.0',
        DATABASE_URL: 'postgresql://u:p@db/lupaus',
        LUPAUS_KEY_FILE: '/k',
        LUPAUS_PUBLIC_URL: 'https://rekisteri.example.test/',
        LUPAUS_TRUST_PROXY: 'loopback, 10.0.0.0/8,::1',
        LUPAUS_WEBHOOK_NETWORKS: '10.1.0.0/16',
        LUPAUS_BUSINESS_REGISTER_URL: 'https://ytj.example.test/v3',
        LUPAUS_LEDGER: '/l',
        LUPAUS_BACKUP_DIR: '/b',
        LUPAUS_SITE_PORT: '81',
        LUPAUS_LOG: 'warn',
        LUPAUS_TEST_PG: 'x',
        HOME: '/root',
      }),
      {
        dataDir: '/d',
        host: '0.0.0.0',
        port: 80,
        sitePort: 81,
        databaseUrl: 'postgresql://u:p@db/lupaus',
        keyFile: '/k',
        publicUrl: 'https://rekisteri.example.test',
        publicUrlGiven: true,
        trustProxy: ['loopback', '10.0.0.0/8', '::1'],
        webhookNetworks: ['10.1.0.0/16'],
        businessRegisterUrl: 'https://ytj.example.test/v3',
        ledgerDir: '/l',
        backupDir: '/b',
        logLevel: 'warn',
      },
    );
  });

  test('an unknown or impossible one is refused by name', () => {
    const wrong: [Record<string, string>, string, string][] = [
      [{ LUPAUS_DATTA: '/d' }, 'errors.config-unknown', 'LUPAUS_DATTA'],
      [{ PORT: 'http' }, 'errors.config-invalid', 'PORT'],
      [{ PORT: '70000' }, 'errors.config-invalid', 'PORT'],
      [{ LUPAUS_SITE_PORT: '4310' }, 'errors.config-invalid', 'LUPAUS_SITE_PORT'],
      [{ LUPAUS_LOG: 'loud' }, 'errors.config-invalid', 'LUPAUS_LOG'],
      [{ LUPAUS_TRUST_PROXY: 'true' }, 'errors.config-invalid', 'LUPAUS_TRUST_PROXY'],
      [{ LUPAUS_TRUST_PROXY: '10.0.0.0/33' }, 'errors.config-invalid', 'LUPAUS_TRUST_PROXY'],
      [{ DATABASE_URL: 'mysql://x', LUPAUS_LEDGER: '/l' }, 'errors.config-invalid', 'DATABASE_URL'],
      [{ DATABASE_URL: 'postgres://x' }, 'errors.config-ledger', 'LUPAUS_LEDGER'],
      [{ LUPAUS_HOST: '0.0.0.0' }, 'errors.config-public-url', 'LUPAUS_PUBLIC_URL'],
      [{ LUPAUS_PUBLIC_URL: 'http://rekisteri.example.test' }, 'errors.config-public-url', 'LUPAUS_PUBLIC_URL'],
      [{ LUPAUS_PUBLIC_URL: 'https://rekisteri.example.test/polku' }, 'errors.config-public-url', 'LUPAUS_PUBLIC_URL'],
      [{ LUPAUS_PUBLIC_URL: 'rekisteri' }, 'errors.config-public-url', 'LUPAUS_PUBLIC_URL'],
    ];
    assert.deepEqual(
      wrong.map(([env]) => refused(env)),
      wrong.map(([, code, field]) => ({ code, field })),
    );
  });

  test('http is enough on loopback', () => {
    assert.equal(loadConfig({ LUPAUS_PUBLIC_URL: 'http://localhost:8080' }).publicUrl, 'http://localhost:8080');
    assert.equal(loadConfig({ LUPAUS_HOST: '::1' }).publicUrl, 'http://[::1]:4310');
  });

  test('a password in the database address is never repeated', () => {
    assert.throws(
      () => loadConfig({ DATABASE_URL: 'mysql://u:salainen@x' }),
      (error: Error) => !error.message.includes('salainen'),
    );
  });

  test('every variable is explained in three languages', () => {
    assert.ok(CONFIG_VARIABLES.every(({ what }) => what.fi !== '' && what.sv !== '' && what.en !== ''));
    assert.deepEqual(platformPhrases.inconsistencies(), []);
  });
});
