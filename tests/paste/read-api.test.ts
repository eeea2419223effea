// A notice given over the API is answered with what was read, what a person decided, and what to do when it cannot be read; the register goes on meanwhile.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import type { TestContext } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import type { AnswerOf } from '#platform/contract';
import { parsePolicy } from '#kernel/policy';
import { ok, openApp } from '#tests/app';
import type { Session } from '#tests/app';
import type { drafts } from '../../src/api/contract/drafts.ts';
import { bomb, COOKIE_POLICY, pdf, wordFile } from './files.ts';

type Answer = AnswerOf<typeof drafts.read>;
const FIXTURES = join(import.meta.dirname, '..', 'import', 'fixtures');
const NOTICE = readFileSync(join(FIXTURES, 'b-ten-points.txt'), 'utf8');

async function owner(t: TestContext): Promise<Session> {
  return (await openApp(t, { policy: 'interniemi' })).owner;
}

function read(session: Session, body: object): Promise<Answer> {
  return ok(session.call<Answer>('POST', '/api/policy/read', body));
}

function file(name: string, bytes: Buffer) {
  return { file: { name, base64: bytes.toString('base64') } };
}

function fact(answer: Answer, path: string): Answer['facts'][number] {
  const found = answer.facts.find((each) => each.path === path);
  assert.ok(found, path);
  return found;
}

describe('reading a notice', () => {
  it('says every fact in three languages, with its place, and gives a draft', async (t) => {
    const session = await owner(t);
    const answer = await read(session, { text: NOTICE });
    assert.equal(answer.language, 'fi');
    const kept = fact(answer, 'retention/after-event:service-end:P3Y');
    assert.deepEqual(kept.label, {
      fi: 'Säilytys: 3 vuotta palvelun päättymisestä',
      sv: 'Lagring: 3 år efter tjänstens slut',
      en: 'Retention: 3 years after the end of the service',
    });
    assert.match(answer.text.slice(kept.place.start, kept.place.end), /kolme vuotta/);
    assert.deepEqual(fact(answer, 'fields/person.email').label.en, 'Datum: E-mail address');
    for (const { label, path } of answer.facts)
      for (const words of Object.values(label)) assert.ok(words.length > 3 && !words.includes('undefined') && !words.endsWith(': '), path);
    assert.deepEqual(
      parsePolicy(answer.yaml ?? '').problems.filter(({ severity }) => severity === 'error'),
      [],
    );
  });

  it('reads its own text the same way again, whatever file it came from', async (t) => {
    const session = await owner(t);
    for (const body of [
      { text: NOTICE },
      file('seloste.docx', wordFile(NOTICE)),
      file('seloste.html', readFileSync(join(FIXTURES, 'e-questions.html'))),
    ]) {
      const first = await read(session, body);
      assert.ok(first.facts.length > 25);
      assert.deepEqual(await read(session, { text: first.text }), first);
    }
  });

  it('leaves out of the draft what a person rejected, and shows it still', async (t) => {
    const session = await owner(t);
    const answer = await read(session, { text: NOTICE, rejected: ['fields/web.device', 'recipients/calendly'] });
    fact(answer, 'fields/web.device');
    assert.doesNotMatch(answer.yaml ?? '', /web\.device/);
    const { policy } = parsePolicy(answer.yaml ?? '');
    assert.ok(!policy?.recipients.some(({ id }) => id === 'calendly'));
  });

  it('puts what a person changed into the draft and its label', async (t) => {
    const session = await owner(t);
    const rule = 'retention/after-event:service-end:P3Y';
    const answer = await read(session, {
      text: NOTICE,
      changed: [
        { path: rule, value: { period: 'P18M', trigger: 'last-contact' } },
        { path: 'fields/person.industry', value: { field: 'person.industry' } },
        { path: 'recipients/mailerlite', value: { country: 'US' } },
        { path: 'purposes/marketing', value: { basis: 'consent' } },
      ].filter(({ path }) => path !== 'fields/person.industry'),
    });
    assert.equal(fact(answer, rule).label.fi, 'Säilytys: 18 kuukautta viimeisimmästä yhteydenotosta');
    const { policy, problems } = parsePolicy(answer.yaml ?? '');
    assert.ok(policy);
    assert.deepEqual(
      problems.filter(({ severity }) => severity === 'error'),
      [],
    );
    assert.ok(policy.retention.some((each) => each.kind === 'after-event' && each.period === 'P18M' && each.trigger === 'last-contact'));
    assert.ok(policy.recipients.some(({ id, country, transfer }) => id === 'mailerlite' && country === 'US' && transfer !== undefined));
    assert.ok(policy.purposes.some(({ id, basis }) => id === 'marketing' && basis === 'consent'));
  });

  it('makes of a datum that the catalogue does not know what a person decides', async (t) => {
    const session = await owner(t);
    const text = NOTICE.replace('ja laskutustiedot.', 'ja laskutustiedot.\n- kengän koko\n- lemmikin laji\n- lempiväri\n');
    const own = (await read(session, { text })).facts.filter(({ value }) => value['custom'] === true).map(({ path }) => path);
    const [shoe, hobby] = ['fields/custom.kengan_koko', 'fields/custom.lemmikin_laji'];
    assert.ok(
      [shoe, hobby, 'fields/custom.lempivari'].every((path) => own.includes(path)),
      own.join(' '),
    );
    const { yaml } = await read(session, {
      text,
      rejected: ['fields/custom.lempivari'],
      changed: [
        { path: shoe, value: { words: 'Jalkineen koko', class: 'confidential' } },
        { path: hobby, value: { field: 'person.note' } },
      ],
    });
    const fields = parsePolicy(yaml ?? '').policy?.dataGroups.flatMap((group) => group.fields) ?? [];
    assert.ok(fields.includes('person.note'));
    assert.deepEqual(
      fields.flatMap((field) => (typeof field === 'string' ? [] : [[field.id, field.name?.fi, field.class]])),
      [['custom.kengan_koko', 'Jalkineen koko', 'confidential']],
    );
  });

  it('refuses a value that the fact cannot have, and says which', async (t) => {
    const session = await owner(t);
    const path = 'retention/after-event:service-end:P3Y';
    for (const value of [{ period: 'ikuisesti' }, { period: 'P0D' }, { trigger: 'whenever' }, { name: '' }, { period: true }]) {
      const { status, body } = await session.call<{ code: string }>('POST', '/api/policy/read', {
        text: NOTICE,
        changed: [{ path, value }],
      });
      assert.deepEqual([status, body.code], [400, 'errors.decision-invalid'], JSON.stringify(value));
    }
  });
});

describe('what cannot be read', () => {
  let cases: [string, object, string][] = [];
  before(() => {
    cases = [
      ['a bomb', file('seloste.docx', bomb()), 'unreadable'],
      ['a PDF that would fill the memory', file('seloste.pdf', pdf(Buffer.alloc(60_000_000, 0x20))), 'too-long'],
      ['a PDF of pictures', file('seloste.pdf', pdf()), 'no-text'],
      ['rubbish', file('seloste.pdf', Buffer.from('%PDF-1.7 rubbish')), 'unreadable'],
      ['a program', file('seloste.txt', Buffer.from(Array.from({ length: 100_000 }, (_, i) => (i * 7) % 32))), 'binary'],
      ['ten megabytes', file('seloste.txt', Buffer.alloc(10_000_000, 'x')), 'too-long'],
      ['a shopping list', { text: 'maitoa, leipää ja kaksi omenaa\n' }, 'not-a-notice'],
      ['an English cookie policy', { text: COOKIE_POLICY }, 'language-english'],
    ];
  });

  it('gets a clear answer with what to do, and never hangs', async (t) => {
    const session = await owner(t);
    await read(session, { text: NOTICE });
    for (const [name, body, code] of cases) {
      const start = performance.now();
      const { findings } = await read(session, body);
      assert.ok(performance.now() - start < 20_000, name);
      assert.ok(
        findings.some((each) => each.code === code && each.why.fi !== '' && each.why.sv !== '' && each.why.en !== ''),
        `${name}: ${findings[0]?.code}`,
      );
    }
    const empty = await session.call<{ code: string }>('POST', '/api/policy/read', {});
    assert.deepEqual([empty.status, empty.body.code], [400, 'errors.notice-missing']);
    const large = await session.call<{ code: string }>('POST', '/api/policy/read', file('a.txt', Buffer.alloc(10_400_000)));
    assert.deepEqual([large.status, large.body.code], [400, 'errors.notice-large']);
  });

  it('holds nobody up: the register answers while a drawing of a million strokes is read', async (t) => {
    const session = await owner(t);
    await read(session, { text: NOTICE });
    const strokes = Buffer.from('BT /F 1 Tf (a) Tj ET\n'.repeat(1_100_000));
    const start = performance.now();
    const slow = read(session, file('seloste.pdf', pdf(strokes)));
    let answered = 0;
    let done = false;
    void slow.finally(() => (done = true));
    while (!done) {
      await wait(5);
      await session.call('GET', '/api/session');
      answered += 1;
    }
    const { findings, yaml } = await slow;
    assert.ok(performance.now() - start < 20_000, 'answered at all');
    assert.ok(answered >= 5, `${answered} others were answered meanwhile`);
    assert.equal(yaml, null);
    assert.ok(['too-slow', 'too-long', 'too-large', 'unreadable'].includes(findings[0]?.code ?? ''), findings[0]?.code);
    assert.ok((await read(session, { text: NOTICE })).facts.length > 25, 'the next notice is read');
  });
});
