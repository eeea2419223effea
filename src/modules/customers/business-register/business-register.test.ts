/** Facts of firms are asked only when the firm turned it on, politely, and taken only as chosen, each with its source and time; without the service everything else works. */
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { describe, test } from 'node:test';
import type { TestContext } from 'node:test';
import { dialects } from '#tests';
import type { TestDialect } from '#tests';
import { sql } from '#platform/db';
import { createPoliteReader } from '#platform/http';
import type { Deps } from '#kernel/deps';
import { contactPointsOf, organisationsByIds } from '../queries.ts';
import { createOrganisation } from '../organisations.ts';
import { customersHouse, declarationOf, STAFF } from '../testing.ts';
import { createBusinessRegister } from './look.ts';
import { parseAnswer } from './parse.ts';
import { registerSetting, setRegister } from './settings.ts';
import { addFromRegister, takeFromRegister } from './take.ts';
import { KIVIPURO, recorded, SOLE_TRADER, TWO } from './testing.ts';

const ACTOR = STAFF.actor;
const FAST = { spacingMs: 1, timeoutMs: 2000, maxBytes: 20_000, tries: 3, backoffMs: 1, mostWaiting: 4 };

type Serve = (request: IncomingMessage, response: ServerResponse, n: number) => void;

/** The service as a process of its own on this machine: what it was asked, and what it says. */
async function serving(t: TestContext, serve: Serve): Promise<{ url: string; asked: string[]; agents: (string | undefined)[] }> {
  const asked: string[] = [];
  const agents: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    agents.push(request.headers['user-agent']);
    serve(request, response, asked.length);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => server.close());
  const address = server.address();
  return { url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/v3`, asked, agents };
}

const answering =
  (body: string): Serve =>
  (_, response) =>
    response.end(body);

test('what the service says is read apart; a sole trader, and a firm that says nothing of its form, are told to be personal', () => {
  assert.deepEqual(parseAnswer(recorded([KIVIPURO])), [
    {
      businessId: '1234567-1',
      name: 'Kivipuro Valmennus Oy',
      form: { fi: 'Osakeyhtiö', sv: 'Aktiebolag', en: 'Limited company' },
      industry: { fi: 'Johdon koulutus', sv: 'Chefsutbildning', en: 'Management training' },
      address: 'PL 12, 00101 HELSINKI',
      website: 'www.kivipuro.example.test',
      ceased: false,
    },
  ]);
  assert.deepEqual(parseAnswer(recorded([SOLE_TRADER, { ...KIVIPURO, companyForms: null }])), [
    { businessId: '7654321-2', personal: true },
    { businessId: '1234567-1', personal: true },
  ]);
  assert.deepEqual(parseAnswer(recorded([{ ...KIVIPURO, businessId: { value: '1234567-2' } }])), [], 'a wrong check digit is no firm');
  assert.equal(parseAnswer('<html>'), null);
});

describe('the reader', () => {
  const read = (url: string, manners = {}) => createPoliteReader({ ...FAST, ...manners }).read(url);

  test('asks again when the service is full or broken, as often as it may and no more', async (t) => {
    const { url, asked } = await serving(t, (_, response, n) => {
      response.statusCode = n < 3 ? 503 : 200;
      response.end('hyvin');
    });
    assert.equal(await read(url), 'hyvin');
    assert.equal(asked.length, 3);
    const full = await serving(t, (_, response) => {
      response.statusCode = 429;
      response.end();
    });
    await assert.rejects(read(full.url), { code: 'errors.service-busy' });
    assert.equal(full.asked.length, 3);
  });

  test('does not insist on what is refused, and knows what is not there', async (t) => {
    const refused = await serving(t, (_, response) => {
      response.statusCode = 400;
      response.end();
    });
    await assert.rejects(read(refused.url), { code: 'errors.service-silent' });
    assert.equal(refused.asked.length, 1);
    const nothing = await serving(t, (_, response) => {
      response.statusCode = 404;
      response.end();
    });
    assert.equal(await read(nothing.url), null);
  });

  test('gives up on an answer that is too large, too slow, or moved elsewhere', async (t) => {
    const large = await serving(t, answering('x'.repeat(30_000)));
    await assert.rejects(read(large.url, { tries: 1 }), { code: 'errors.service-silent' });
    const slow = await serving(t, () => undefined);
    await assert.rejects(read(slow.url, { tries: 1, timeoutMs: 60 }), { code: 'errors.service-silent' });
    const moved = await serving(t, (_, response) => {
      response.writeHead(302, { location: large.url });
      response.end();
    });
    await assert.rejects(read(moved.url), { code: 'errors.service-silent' });
    assert.equal(large.asked.length, 1, 'nobody went where it pointed');
  });

  test('asks one after the other, says who it is, and turns away whom it cannot serve', async (t) => {
    let busy = 0;
    let most = 0;
    const { url, agents } = await serving(t, (_, response) => {
      most = Math.max(most, ++busy);
      setTimeout(() => {
        busy -= 1;
        response.end('hyvin');
      }, 5);
    });
    const reader = createPoliteReader(FAST);
    const all = await Promise.allSettled(Array.from({ length: 6 }, () => reader.read(url)));
    assert.deepEqual(
      all.map(({ status }) => status),
      ['fulfilled', 'fulfilled', 'fulfilled', 'fulfilled', 'rejected', 'rejected'],
    );
    assert.equal(most, 1);
    assert.deepEqual(new Set(agents), new Set(['Lupaus']));
  });

  test('never goes into the firm’s own network', async () => {
    await assert.rejects(read('https://10.0.0.1/v3', { tries: 1 }), { code: 'errors.service-silent' });
    await assert.rejects(read('http://service.example.test/v3', { tries: 1 }), { code: 'errors.service-silent' });
  });
});

async function opened(t: TestContext, dialect: TestDialect, url: string): Promise<{ deps: Deps; clock: { set(iso: string): void } }> {
  const house = await customersHouse(
    await dialect.open(),
    declarationOf('valmennuskumppani', {
      registerId: 'customer-marketing',
      fieldIds: ['organisation.business_id', 'organisation.industry', 'organisation.website', 'organisation.address'],
    }),
  );
  t.after(() => house.close());
  return { deps: { ...house.deps, config: { ...house.deps.config, businessRegisterUrl: url } }, clock: house.clock };
}

const PLACES = [{ registerId: 'customer-marketing', subjectGroup: 'customers' }];

for (const dialect of await dialects()) {
  describe(`the business register on ${dialect.name}`, () => {
    test('nothing is asked before the firm has turned it on under a source that it declares', async (t) => {
      const { url, asked } = await serving(t, answering(recorded([KIVIPURO])));
      const { deps } = await opened(t, dialect, url);
      const register = createBusinessRegister(deps, createPoliteReader(FAST));
      await assert.rejects(register.look(ACTOR, '1234567-1'), { code: 'errors.register-off' });
      await assert.rejects(setRegister(deps, 'self'), { code: 'errors.register-source' });
      const { on, sources } = await registerSetting(deps);
      assert.deepEqual([on, sources.length > 0, asked], [false, true, []]);
    });

    test('a number that is none is told at once, a known answer is not asked again that day, and the log holds no names', async (t) => {
      const { url, asked } = await serving(t, answering(recorded(TWO)));
      const { deps, clock } = await opened(t, dialect, url);
      await setRegister(deps, (await registerSetting(deps)).sources[0]?.id ?? '');
      const register = createBusinessRegister(deps, createPoliteReader(FAST));
      await assert.rejects(register.look(ACTOR, '1234567-2'), { code: 'errors.business-id-invalid' });
      await assert.rejects(register.look(ACTOR, 'Ki'), { code: 'errors.register-question' });
      assert.deepEqual(asked, []);
      assert.equal((await register.look(ACTOR, 'Kivipuro')).found.length, 2);
      await register.look(ACTOR, ' kivipuro'.trim().replace('k', 'K'));
      assert.deepEqual(asked, ['/v3/companies?name=Kivipuro']);
      clock.set('2026-03-16T10:00:00Z');
      await register.look(ACTOR, 'Kivipuro');
      assert.equal(asked.length, 2, 'the next day it is asked anew');
      const { rows } = await sql<{ detail: string }>`select detail from audit_entry where action = 'business-register.look'`.execute(
        deps.database.db,
      );
      assert.deepEqual(
        rows.map(({ detail }) => detail),
        ['{"by":"name"}', '{"by":"name"}'],
      );
    });

    test('what was chosen is taken, with the source of the register; the rest stays as it was', async (t) => {
      const { url } = await serving(t, answering(recorded([KIVIPURO])));
      const { deps } = await opened(t, dialect, url);
      const source = (await registerSetting(deps)).sources[0]?.id ?? '';
      await setRegister(deps, source);
      const register = createBusinessRegister(deps, createPoliteReader(FAST));
      const { firm } = await register.firm(ACTOR, '1234567-1');
      const id = await createOrganisation(deps, STAFF, { name: 'Kivipuro', memberships: PLACES, contactPoints: [] });
      await takeFromRegister(deps, ACTOR, id, { firm, fields: ['businessId', 'address'], lang: 'fi', version: 1 });
      const [row] = await organisationsByIds(deps.database.db, [id]);
      assert.deepEqual([row?.name, row?.business_id, row?.website], ['Kivipuro', '1234567-1', null]);
      const points = await contactPointsOf(deps.database.db, [id]);
      assert.deepEqual(
        points.map(({ field_id, value }) => [field_id, value]),
        [['organisation.address', 'PL 12, 00101 HELSINKI']],
      );
      const { rows } = await sql<{ source: string }>`select o.source from field_origin f join origin o on o.id = f.origin_id
        where f.record_id = ${id} and f.column_name = 'business_id'`.execute(deps.database.db);
      assert.deepEqual(rows, [{ source }]);
      await takeFromRegister(deps, ACTOR, id, { firm, fields: ['address'], lang: 'fi', version: 2 });
      assert.equal((await contactPointsOf(deps.database.db, [id])).length, 1, 'the same address is not kept twice');
    });

    test('a new organisation is made of what was chosen; a sole trader is not taken, and a silent service stops nothing else', async (t) => {
      const { url } = await serving(t, (request, response) => {
        if (request.url?.includes('7654321-2') === true) response.end(recorded([SOLE_TRADER]));
        else if (request.url?.includes('1234567-1') === true) response.end(recorded([KIVIPURO]));
        else response.destroy();
      });
      const { deps } = await opened(t, dialect, url);
      await setRegister(deps, (await registerSetting(deps)).sources[0]?.id ?? '');
      const register = createBusinessRegister(deps, createPoliteReader(FAST));
      const { firm } = await register.firm(ACTOR, '1234567-1');
      const id = await addFromRegister(deps, ACTOR, { firm, fields: ['name', 'businessId', 'industry'], lang: 'sv' }, PLACES);
      const [row] = await organisationsByIds(deps.database.db, [id]);
      assert.deepEqual([row?.name, row?.business_id, row?.industry], ['Kivipuro Valmennus Oy', '1234567-1', 'Chefsutbildning']);
      await assert.rejects(register.firm(ACTOR, '7654321-2'), { code: 'errors.register-unknown-firm' });
      await assert.rejects(register.look(ACTOR, 'Jokin muu'), { code: 'errors.service-silent' });
      await createOrganisation(deps, STAFF, { name: 'Käsin Oy', businessId: '0245974-7', memberships: PLACES, contactPoints: [] });
    });
  });
}
