// A copy for a recipient holds the fields of the notice and nothing else, and nobody who has not permitted it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ok, openApp, signInAgain } from '#tests/app';
import type { Session } from '#tests/app';

interface Made {
  text: string;
  people: number;
  leftOut: { reason: string; n: number }[];
}

async function subscriber(owner: Session, email: string, more: string[] = []): Promise<string> {
  const body = {
    source: 'self',
    givenName: 'Salla',
    familyName: 'Salattu',
    memberships: [{ registerId: 'customer-marketing', subjectGroup: 'subscribers' }],
    contactPoints: [email, ...more].map((value) => ({ kind: 'email', value })),
    custom: {},
  };
  return (await ok(owner.call<{ person: { id: string } }>('POST', '/api/people', body))).person.id;
}

const TOLD = { on: '2026-11-22', way: 'in-person', source: 'self' } as const;
const LETTER = { channel: 'email', purposeId: 'newsletter' } as const;

function consent(owner: Session, id: string) {
  return ok(owner.call('POST', `/api/subjects/${id}/permissions/consents`, { ...TOLD, ...LETTER, lang: 'fi' }));
}

test('Mailchimp gets the e-mail addresses of those who consented, and nothing else (S2-14)', async (t) => {
  const { owner } = await openApp(t, { policy: 'prover' });
  const ids = {
    yes: await subscriber(owner, 'kylla@lehti.example.test'),
    two: await subscriber(owner, 'eka@lehti.example.test', ['toka@lehti.example.test']),
    banned: await subscriber(owner, 'kielto@lehti.example.test'),
    silent: await subscriber(owner, 'hiljaa@lehti.example.test'),
    still: await subscriber(owner, 'lukossa@lehti.example.test'),
  };
  for (const id of [ids.yes, ids.two, ids.banned, ids.still]) await consent(owner, id);
  await ok(owner.call('POST', `/api/subjects/${ids.banned}/permissions/bans`, { ...TOLD, kind: 'ban', channel: null, purposeId: null }));
  await ok(owner.call('POST', `/api/subjects/${ids.still}/restriction`, { reason: 'accuracy' }));
  const order = { purpose: 'newsletter', people: { register: 'customer-marketing' } };
  const refused = await owner.call<{ clause: string }>('POST', '/api/recipients/mailchimp/exports/preview', order);
  assert.deepEqual([refused.status, refused.body.clause], [422, 'S2-14'], 'no agreement, no copy');
  const agreement = {
    party: { name: 'MailChimp' },
    kind: 'processing-agreement',
    signedOn: '2026-01-02',
    validUntil: null,
    place: 'mappi',
  };
  await ok(owner.call('POST', '/api/recipients/mailchimp/agreements', agreement));
  const file = (format: string) => ({ ...order, format, destroyBy: '2026-12-01' });
  const made = await ok(owner.call<Made>('POST', '/api/recipients/mailchimp/exports', file('csv')));
  const lines = made.text.replace('\uFEFF', '').trim().split('\r\n');
  assert.deepEqual(lines, ['Sähköpostiosoite', 'kylla@lehti.example.test', 'eka@lehti.example.test', 'toka@lehti.example.test']);
  assert.deepEqual(made.leftOut, [
    { reason: 'banned', n: 1 },
    { reason: 'not-permitted', n: 1 },
    { reason: 'restricted', n: 1 },
  ]);
  const { text } = await ok(owner.call<Made>('POST', '/api/recipients/mailchimp/exports', file('json')));
  const keys = (JSON.parse(text) as object[]).flatMap((row) => Object.keys(row));
  assert.deepEqual(new Set(keys), new Set(['person.email']));
  const { disclosures } = await ok(
    owner.call<{ disclosures: { fields: { fi: string }[] }[] }>('GET', `/api/subjects/${ids.yes}/disclosures`),
  );
  assert.deepEqual(
    disclosures.map(({ fields }) => fields.map(({ fi }) => fi)),
    [['Sähköpostiosoite'], ['Sähköpostiosoite']],
  );
  for (const id of [ids.banned, ids.silent, ids.still]) {
    const { disclosures: none } = await ok(owner.call<{ disclosures: unknown[] }>('GET', `/api/subjects/${id}/disclosures`));
    assert.deepEqual(none, []);
  }
});

test('a copy is on the list with its last day until somebody signs that it is destroyed, once', async (t) => {
  const { owner, clock } = await openApp(t, { policy: 'prover' });
  await consent(owner, await subscriber(owner, 'kylla@lehti.example.test'));
  const agreement = {
    party: { name: 'MailChimp' },
    kind: 'processing-agreement',
    signedOn: '2026-01-02',
    validUntil: null,
    place: 'mappi',
  };
  await ok(owner.call('POST', '/api/recipients/mailchimp/agreements', agreement));
  const order = { purpose: 'newsletter', people: { register: 'customer-marketing' }, format: 'csv' };
  const late = await owner.call<{ field: string }>('POST', '/api/recipients/mailchimp/exports', { ...order, destroyBy: '2028-01-01' });
  assert.deepEqual([late.status, late.body.field], [400, 'destroyBy']);
  const { id } = await ok(owner.call<{ id: string }>('POST', '/api/recipients/mailchimp/exports', { ...order, destroyBy: '2026-11-23' }));
  const copies = async () =>
    (await ok(owner.call<{ copies: { overdue: boolean; destroyedAt: string | null }[] }>('GET', '/api/recipients/mailchimp'))).copies;
  assert.deepEqual(
    (await copies()).map(({ overdue }) => overdue),
    [false],
  );
  assert.deepEqual((await ok(owner.call<{ copies: object[] }>('GET', '/api/today'))).copies, [], 'its last day is still its own');
  clock.set('2026-11-23T22:30:00Z');
  await signInAgain(owner, clock);
  assert.deepEqual(
    (await copies()).map(({ overdue }) => overdue),
    [true],
    'in Finland the day is over',
  );
  const onToday = async () =>
    (await ok(owner.call<{ copies: { id: string; recipientId: string; party: string | null }[] }>('GET', '/api/today'))).copies;
  assert.deepEqual(
    (await onToday()).map(({ id: copy, recipientId, party }) => [copy, recipientId, party]),
    [[id, 'mailchimp', 'MailChimp']],
  );
  await ok(owner.call('POST', `/api/copies/${id}/destroyed`));
  assert.equal((await owner.call('POST', `/api/copies/${id}/destroyed`)).status, 404);
  assert.deepEqual(await onToday(), []);
  assert.deepEqual(
    (await copies()).map(({ destroyedAt }) => destroyedAt !== null),
    [true],
  );
});

test('an outsider is told the name of those who consented to exactly that (S4-12)', async (t) => {
  const { owner } = await openApp(t, { policy: 'lexmentor' });
  const person = async (familyName: string) => {
    const body = {
      source: 'self',
      givenName: 'Jaana',
      familyName,
      memberships: [{ registerId: 'customer', subjectGroup: 'participants' }],
      contactPoints: [],
      custom: {},
    };
    return (await ok(owner.call<{ person: { id: string } }>('POST', '/api/people', body))).person.id;
  };
  const [giver, other] = [await person('Jäsen'), await person('Muu')];
  const order = { purpose: 'sensitive-needs', people: { ids: [giver, other] }, format: 'json', destroyBy: '2026-12-01' };
  const give = () => ok(owner.call<Made>('POST', '/api/recipients/association/exports', order));
  assert.deepEqual((await give()).leftOut, [{ reason: 'no-consent', n: 2 }]);
  const consents = `/api/subjects/${giver}/disclosure-consents`;
  const { id } = await ok(
    owner.call<{ id: string }>('POST', consents, { recipientId: 'association', on: '2026-11-20', place: 'ilmoittautuminen' }),
  );
  const made = await give();
  assert.deepEqual(JSON.parse(made.text), [{ 'person.name': 'Jaana Jäsen' }]);
  await ok(owner.call('POST', `/api/disclosure-consents/${id}/withdraw`));
  assert.equal((await give()).people, 0);
  const wrong = await owner.call('POST', consents, { recipientId: 'accountant', on: '2026-11-20', place: 'mappi' });
  assert.equal(wrong.status, 422, 'a processor acts on an agreement, not on consent');
});

test('what is told by letter or telephone is noted under the same ground and whitelist', async (t) => {
  const { owner } = await openApp(t, { policy: 'prover' });
  const id = await subscriber(owner, 'kylla@lehti.example.test');
  const note = (fields: string[]) =>
    owner.call<{ clause: string }>('POST', '/api/recipients/mailchimp/disclosures', { subjectId: id, way: 'letter', fields });
  assert.equal((await note(['person.email'])).status, 422);
  const agreement = {
    party: { name: 'MailChimp' },
    kind: 'processing-agreement',
    signedOn: '2026-01-02',
    validUntil: null,
    place: 'mappi',
  };
  await ok(owner.call('POST', '/api/recipients/mailchimp/agreements', agreement));
  const wide = await note(['person.email', 'person.name']);
  assert.deepEqual([wide.status, wide.body.clause], [422, 'S2-14']);
  await ok(note(['person.email']));
  const { disclosures } = await ok(owner.call<{ disclosures: { way: string }[] }>('GET', `/api/subjects/${id}/disclosures`));
  assert.deepEqual(
    disclosures.map(({ way }) => way),
    ['letter'],
  );
});
