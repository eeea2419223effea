// Facts of law are dated and correctable: what the owner corrects is logged, followed by the lint, and taken back when asked.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DEFAULT_REFERENCE, dueForRecheck, lintPolicy, parsePolicy, readReference } from '#kernel/policy';
import type { ReferenceDatum } from '#kernel/policy';
import { currentStatements } from '#kernel/proof';
import { ok, openApp, signInAgain } from '#tests/app';
import { addBehindBoth } from '../journeys/daily-steps.ts';

const TODAY = '2026-11-22';

interface Datum {
  id: string;
  value: { fi: string };
  corrected: boolean;
  due: boolean;
  expired: boolean;
  checkedOn: string;
}

const NEW = { fi: 'Keksittykatu 1', sv: 'Keksittykatu 1', en: 'Keksittykatu 1' };

describe('reference data', () => {
  it('every datum has a source, a day it was checked and a later day to check again', () => {
    for (const { id, source, checkedOn, recheckOn, name, value } of DEFAULT_REFERENCE.data.values()) {
      assert.ok(source !== '' && [name, value].every(({ fi, sv, en }) => fi !== '' && sv !== '' && en !== ''), id);
      assert.ok(checkedOn < recheckOn, id);
    }
  });

  it('is corrected, logged, followed by the lint and taken back', async (t) => {
    const { app, owner } = await openApp(t, { policy: 'prover' });
    const { db } = app.deps.database;
    const { data } = await ok<{ data: Datum[]; due: number }>(owner.call('GET', '/api/reference'));
    assert.equal(data.length, DEFAULT_REFERENCE.data.size);
    assert.equal(data.find(({ id }) => id === 'interest.reference')?.due, true);
    const body = {
      value: { fi: 'Uusikatu 1', sv: 'Uusikatu 1', en: 'Uusikatu 1' },
      from: null,
      until: null,
      source: 'tietosuoja.fi',
      recheckOn: '2027-12-31',
    };
    const changed = await ok<Datum>(owner.call('PUT', '/api/reference/supervisor.visit', body));
    assert.deepEqual([changed.value.fi, changed.corrected], ['Uusikatu 1', true]);
    assert.equal((await readReference(db)).data.get('supervisor.visit')?.value.fi, 'Uusikatu 1');
    await ok(owner.call('PUT', '/api/reference/supervisor.visit', { ...body, recheckOn: '2028-12-31' }));
    const log = await ok<{ rows: { action: string }[] }>(owner.call('GET', '/api/log?limit=50'));
    assert.equal(log.rows.filter(({ action }) => action === 'reference.corrected').length, 2);
    await ok(owner.call('DELETE', '/api/reference/supervisor.visit'));
    assert.deepEqual((await readReference(db)).data.get('supervisor.visit'), DEFAULT_REFERENCE.data.get('supervisor.visit'));
  });

  it('says which has expired and which is only to be looked at, and keeps the day on which it was looked at', async (t) => {
    const { owner } = await openApp(t, { policy: 'prover', startAt: '2027-03-01T10:00:00Z' });
    const facts = async () => ok<{ data: Datum[]; due: number; expired: number }>(owner.call('GET', '/api/reference'));
    const { data, due, expired } = await facts();
    const of = (id: string) => data.find((datum) => datum.id === id);
    assert.deepEqual(
      [expired, of('interest.reference')?.expired, of('vat.standard')?.due, of('vat.standard')?.expired],
      [1, true, true, false],
    );
    // What is over for good waits for nobody.
    assert.deepEqual([of('instrument.privacy-shield')?.due, of('instrument.privacy-shield')?.expired], [false, false]);
    assert.ok(
      data.every(({ checkedOn }) => checkedOn <= TODAY),
      'nobody of this house has looked',
    );
    const rate = { value: NEW, from: '2027-01-01', until: '2027-06-30', source: 'suomenpankki.fi', recheckOn: '2027-07-01' };
    await ok(owner.call('PUT', '/api/reference/interest.reference', rate));
    const after = await facts();
    assert.deepEqual([after.expired, after.due], [0, due - 1]);
    assert.equal(after.data.find(({ id }) => id === 'interest.reference')?.checkedOn, '2027-03-01');
  });

  it('past its day is told on Today until somebody has looked, and only to who may correct it', async (t) => {
    const house = await openApp(t, { policy: 'prover', startAt: '2026-12-01T10:00:00Z' });
    const { owner, clock } = house;
    const due = async (session = owner) => (await ok<{ referenceDue: number }>(session.call('GET', '/api/today'))).referenceDue;
    const listed = async () => (await ok<{ due: number }>(owner.call('GET', '/api/reference'))).due;
    const before = await due();
    assert.ok(before > 0);
    assert.equal(before, await listed());
    const looked = { value: NEW, from: null, until: null, source: 'suomenpankki.fi', recheckOn: '2027-06-30' };
    await ok(owner.call('PUT', '/api/reference/interest.reference', looked));
    assert.equal(await due(), before - 1);
    clock.set('2027-07-01T10:00:00Z');
    await signInAgain(owner, clock);
    assert.ok((await due()) > before - 1);
    assert.equal(await due(await addBehindBoth(house, 'viewer', 'katselija@firma.example.test')), 0);
  });

  it('is what the notice prints: in the page, in its PDF and in the promise, from its day on and until it is taken back', async (t) => {
    const { app, owner, clock } = await openApp(t, { policy: 'prover', startAt: '2026-12-01T10:00:00Z' });
    const page = async (lang = 'fi') => (await app.server.inject({ url: `/seloste/${lang}` })).body;
    const told = async () => (await ok<{ html: string }>(owner.call('GET', '/api/policy/notice?lang=fi'))).html;
    const put = (from: string | null) =>
      ok(
        owner.call('PUT', '/api/reference/supervisor.visit', {
          value: NEW,
          from,
          until: null,
          source: 'tietosuoja.fi',
          recheckOn: '2027-12-31',
        }),
      );
    assert.ok((await page()).includes('Lintulahdenkuja'));
    const pdf = async () => (await app.server.inject({ url: '/seloste.pdf?lang=fi' })).rawPayload;
    const before = await pdf();
    await put(null);
    for (const lang of ['fi', 'sv', 'en']) assert.ok((await page(lang)).includes('Keksittykatu 1'));
    assert.ok(!(await page()).includes('Lintulahdenkuja'));
    assert.ok((await told()).includes('Keksittykatu 1'));
    assert.notDeepEqual(await pdf(), before);
    const current = app.deps.policy.current();
    assert.ok(current && JSON.stringify(currentStatements(app.deps, current)).includes('Keksittykatu 1'));
    await ok(owner.call('DELETE', '/api/reference/supervisor.visit'));
    assert.ok((await page()).includes('Lintulahdenkuja'));
    await put('2026-12-03');
    assert.ok((await page()).includes('Lintulahdenkuja'), 'not before its day');
    clock.advance(3 * 24 * 3_600_000);
    assert.ok((await page()).includes('Keksittykatu 1'));
  });

  it('refuses what is unknown, ends before it begins or was due already', async (t) => {
    const { owner } = await openApp(t, { policy: 'prover' });
    const body = { value: { fi: 'a', sv: 'a', en: 'a' }, from: '2027-01-01', until: null, source: 'x', recheckOn: '2027-12-31' };
    const status = async (path: string, sent: object) => (await owner.call('PUT', path, sent)).status;
    assert.equal(await status('/api/reference/nothing', body), 404);
    assert.equal(await status('/api/reference/vat.standard', { ...body, until: '2026-12-31' }), 400);
    assert.equal(await status('/api/reference/vat.standard', { ...body, recheckOn: TODAY }), 400);
  });

  it('past its day gives a note where a declaration leans on it; an instrument that ended is an error', async () => {
    const policy = await policyNamed('interniemi');
    const due = new Map(DEFAULT_REFERENCE.data).set('instrument.dpf', { ...datum('instrument.dpf'), recheckOn: TODAY });
    const codes = (data: ReadonlyMap<string, ReferenceDatum>) =>
      lintPolicy(policy, { today: TODAY, reference: { data } }).map(({ code, severity }) => `${severity} ${code}`);
    assert.ok(dueForRecheck(datum('interest.reference'), TODAY));
    assert.ok(!codes(DEFAULT_REFERENCE.data).includes('note reference-due'));
    assert.ok(codes(due).includes('note reference-due'));
    const ended = new Map(DEFAULT_REFERENCE.data).set('instrument.dpf', { ...datum('instrument.dpf'), until: '2026-10-01' });
    assert.ok(codes(ended).includes('error instrument-not-in-force'));
  });
});

function datum(id: string): ReferenceDatum {
  const found = DEFAULT_REFERENCE.data.get(id);
  assert.ok(found);
  return found;
}

async function policyNamed(name: string) {
  const { readFile } = await import('node:fs/promises');
  const { policy } = parsePolicy(await readFile(new URL(`../../policies/${name}.yaml`, import.meta.url), 'utf8'));
  assert.ok(policy);
  return policy;
}
