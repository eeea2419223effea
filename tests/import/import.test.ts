// A notice of any of the five template families comes in whole: every fact of it, nothing that it does not say, and nothing dropped (issue 3, parts 1 and 5).

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import type { TestContext } from 'node:test';
import { importNotice, importText, parsePolicy } from '#kernel/policy';
import type { NoticeImport } from '#kernel/policy';
import { tempDir } from '#tests';
import { policyImportCommand } from '../../src/cli/policy-import.ts';
import { docx, paragraphs } from './files.ts';
import { NOTICES } from './notices.table.ts';
import { score } from './score.ts';

const TODAY = '2026-11-22';
const FIXTURES = join(import.meta.dirname, 'fixtures');
const NAMES = ['a-form.txt', 'b-ten-points.txt', 'c-duty.txt', 'd-event-form.txt', 'e-questions.html'];

function read(name: string): Buffer {
  return readFileSync(join(FIXTURES, name));
}

function paths({ facts }: NoticeImport): string[] {
  return facts
    .filter(({ kind }) => kind !== 'section' && kind !== 'introduction')
    .map(({ path }) => path)
    .sort();
}

describe('a notice becomes facts', () => {
  for (const name of NAMES) {
    it(`${name}: exactly the facts it states`, async () => {
      const expected = readFileSync(join(FIXTURES, `${name}.facts`), 'utf8')
        .trim()
        .split('\n');
      assert.deepEqual(paths(await importNotice(read(name), TODAY)), expected);
    });

    it(`${name}: its draft is a declaration without errors`, async () => {
      const { draft, problems } = await importNotice(read(name), TODAY);
      assert.deepEqual(
        problems.filter(({ severity }) => severity === 'error'),
        [],
      );
      assert.notEqual(parsePolicy(draft ?? '').policy, undefined);
    });

    it(`${name}: every word stands in a fact or among what was not understood`, async () => {
      const { text, facts, notUnderstood } = await importNotice(read(name), TODAY);
      const places = [...facts.flatMap(({ place, also = [] }) => [place, ...also]), ...notUnderstood.map(({ place }) => place)];
      assert.ok(places.every(({ start, end }) => start >= 0 && start < end && end <= text.length));
      const left = text.split('');
      for (const { start, end } of places) left.fill(' ', start, end);
      assert.equal(left.join('').replace(/[\s•-]+/g, ''), '');
      assert.ok(facts.every(({ confidence }) => confidence > 0 && confidence <= 1));
    });
  }

  it('a place leads to the words it was read from', async () => {
    const { text, facts } = await importNotice(read('c-duty.txt'), TODAY);
    const rule = facts.find(({ path }) => path === 'retention/after-event:last-contact:P24M');
    assert.match(text.slice(rule?.place.start, rule?.place.end), /24 kk viimeisimmästä/);
    assert.equal(rule?.place.line, 27);
  });

  it('what no pattern knows is listed, not dropped', () => {
    const odd = 'Kuutamolla soutaminen kiinnostaa meitä kovasti.';
    const { notUnderstood } = importText(`${read('b-ten-points.txt').toString()}\n\n11. Muuta\n${odd}\n`, TODAY);
    assert.ok(notUnderstood.some(({ text }) => text.includes('Kuutamolla')));
  });

  it('case, numbering and order of sections make no difference', () => {
    const text = read('a-form.txt').toString();
    const [head = '', ...sections] = text.split(/\n(?=\d+\. )/);
    const turned = [
      head,
      ...sections.toReversed().map((section) => section.replace(/^\d+\. (.*)/, (_, title: string) => title.toUpperCase())),
    ].join('\n\n');
    assert.deepEqual(paths(importText(turned, TODAY)), paths(importText(text, TODAY)));
  });

  it('a Swedish and an English notice are recognised and said to be so', () => {
    const sv =
      'Dataskyddsbeskrivning\n\nPersonuppgiftsansvarig\nVi behandlar personuppgifter för att sköta kundrelationen och du har rätt att få till dig uppgifterna som vi har.';
    const en =
      'Privacy notice\n\nController\nWe process your personal data for the purposes of the customer relationship and you have the right to access the information.';
    assert.equal(importText(sv, TODAY).language, 'sv');
    assert.ok(importText(sv, TODAY).findings.some(({ code }) => code === 'language-swedish'));
    assert.equal(importText(en, TODAY).language, 'en');
    assert.ok(importText(en, TODAY).findings.some(({ code }) => code === 'language-english'));
  });

  it('a Word file reads as its text', async () => {
    const result = await importNotice(docx(paragraphs(read('a-form.txt').toString())), TODAY);
    assert.ok(paths(result).includes('controllers/businessId:1234567-1'));
    assert.ok(paths(result).includes('safeguards/firewall'));
  });
});

describe('synthetic notices of many shapes', () => {
  it('are read to at least 95 facts in a hundred, and at least 98 in a hundred said are stated', async () => {
    const total = { stated: 0, found: 0, said: 0, right: 0 };
    for (const notice of NOTICES) {
      const result = score(notice, paths(await importNotice(read(join('notices', notice.file)), TODAY)));
      total.stated += result.stated;
      total.found += result.found;
      total.said += result.said;
      total.right += result.right;
    }
    assert.ok(total.found >= total.stated * 0.95, `found ${total.found} of ${total.stated}`);
    assert.ok(total.right >= total.said * 0.98, `right ${total.right} of ${total.said}`);
  });

  it('give drafts without errors', async () => {
    for (const { file } of NOTICES) {
      const { problems } = await importNotice(read(join('notices', file)), TODAY);
      assert.deepEqual(
        problems.filter(({ severity }) => severity === 'error').map(({ path, code }) => `${file} ${path} ${code}`),
        [],
      );
    }
  });
});

describe('lupaus policy import', () => {
  async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
    let out = '';
    let err = '';
    const code = await policyImportCommand(
      args,
      (part) => (out += part),
      (part) => (err += part),
    );
    return { code, out, err };
  }

  it('prints a draft that policy check accepts, and counts on the side', async () => {
    const { code, out, err } = await run(join(FIXTURES, 'b-ten-points.txt'));
    assert.equal(code, 0);
    assert.notEqual(parsePolicy(out).policy, undefined);
    assert.match(err, /tietoja \d+, kohtia ymmärtämättä 0/);
  });

  it('--json gives facts, draft and the rest as data', async () => {
    const { out } = await run(join(FIXTURES, 'a-form.txt'), '--json');
    const result = JSON.parse(out) as NoticeImport;
    assert.ok(result.facts.length > 20 && result.draft !== undefined);
  });

  it('1 for no notice and no file, 2 for no command', async (t: TestContext) => {
    const file = join(tempDir(t), 'noise.txt');
    writeFileSync(file, 'lorem ipsum dolor');
    assert.deepEqual([(await run(file)).code, (await run('/no/such/file')).code, (await run()).code], [1, 1, 2]);
  });
});
