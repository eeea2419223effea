/** What comes back is understood whichever server wrote it, and what is no report is taken for none. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { createReportReader } from '../apart.ts';
import { readReport } from './read-report.ts';
import { away, complaint, dsn, exchange, exim, gmail, inWords, person, postfix } from './testing.ts';

const TOKEN = '0123456789abcdef0123456789abcdef.0123456789abcdef';
const OTHER = 'ffffffffffffffffffffffffffffffff.ffffffffffffffff';
const to = `uutiskirje+${TOKEN}@firma.example.test`;
const WRITTEN = { to };

async function fate(source: Buffer): Promise<string> {
  const report = await readReport(source);
  return report.kind === 'delivery'
    ? `${report.fate} ${report.code}`.trim()
    : report.kind === 'complaint'
      ? `complaint ${report.code}`
      : report.kind;
}

const withStatus = (...status: string[]) => dsn({ to, status });

describe('reports of delivery', () => {
  test('an address that does not exist is told by Postfix, Exchange, Gmail and Exim alike', async () => {
    assert.deepEqual(await Promise.all([postfix, exchange, gmail, exim].map((write) => fate(write(WRITTEN)))), [
      'hard 550 5.1.1',
      'hard 550 5.1.10',
      'hard 550 5.1.1',
      'hard',
    ]);
  });

  test('words of a Finnish or Swedish server are understood in seven bits, eight bits and UTF-8', async () => {
    const all = (['fi', 'sv'] as const).flatMap((lang) => (['utf8', 'latin1'] as const).map((charset) => inWords(WRITTEN, lang, charset)));
    assert.deepEqual(new Set(await Promise.all(all.map(fate))), new Set(['hard']));
  });

  test('only what says that nobody lives there is hard: full, busy, refused by policy and out of time are not', async () => {
    const cases: [string[], string][] = [
      [['Action: failed', 'Status: 5.2.2', 'Diagnostic-Code: smtp; 552 5.2.2 Mailbox full'], 'soft 552 5.2.2'],
      [
        ['Action: failed', 'Status: 5.7.1', 'Diagnostic-Code: smtp; 550 5.7.1 Message rejected as spam, user unknown to us'],
        'soft 550 5.7.1',
      ],
      [['Action: failed', 'Status: 4.4.7', 'Diagnostic-Code: smtp; 421 4.4.7 Delivery time expired'], 'soft 421 4.4.7'],
      [['Action: failed', 'Status: 5.1.8'], 'soft 5.1.8'],
      [['Action: failed', 'Status: 5.2.1', 'Diagnostic-Code: smtp; 550 5.2.1 The account is disabled'], 'hard 550 5.2.1'],
      [['Action: failed', 'Status: 5.0.0', 'Diagnostic-Code: smtp; 550 5.1.1 unknown'], 'hard 550 5.0.0'],
      [['Action: failed', 'Diagnostic-Code: smtp; 550 No such user here'], 'hard 550'],
      [['Action: failed'], 'soft'],
      [['Action: delayed', 'Status: 4.4.1', 'Will-Retry-Until: Tue, 24 Nov 2026 10:00:00 +0200'], 'delayed 4.4.1'],
      [['Action: relayed', 'Status: 2.0.0'], 'delayed 2.0.0'],
      [['Action: delivered', 'Status: 2.0.0'], 'delivered 2.0.0'],
      [['Action: failed (permanent)', 'Status: 5.1.1 (bad destination)'], 'hard 5.1.1'],
    ];
    for (const [status, expected] of cases) assert.equal(await fate(withStatus(...status)), expected, status.join(' | '));
  });

  test('a report that was cut off is read as far as it goes', async () => {
    const whole = postfix(WRITTEN);
    const cut = whole.subarray(0, whole.indexOf('Diagnostic-Code'));
    assert.equal(await fate(cut), 'hard 5.1.1');
    assert.deepEqual((await readReport(cut)).tokens, [TOKEN]);
  });

  test('complaints are told apart from other feedback, answering machines and people', async () => {
    assert.deepEqual(await Promise.all([complaint(WRITTEN), complaint(WRITTEN, 'not-spam'), away(WRITTEN), person(WRITTEN)].map(fate)), [
      'complaint abuse',
      'automatic',
      'automatic',
      'other',
    ]);
    assert.deepEqual((await readReport(complaint(WRITTEN))).tokens, [TOKEN]);
  });

  test('the address it was sent to stands before addresses that the report repeats', async () => {
    const report = await readReport(
      dsn({ to, status: ['Action: failed', 'Status: 5.1.1'], more: [`X-Other: uutiskirje+${OTHER}@firma.example.test`] }),
    );
    assert.deepEqual(report.tokens, [TOKEN, OTHER]);
  });

  test('no bytes of a stranger throw anything but a refusal, and none are told as an address that works not', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (noise) => {
        const source = Buffer.concat([Buffer.from('Content-Type: multipart/report; boundary=x\r\n\r\n'), noise]);
        const report = await readReport(source).catch((error: unknown) => error);
        assert.ok(!(report instanceof TypeError));
        assert.notEqual((report as { fate?: string }).fate, 'hard');
      }),
      { numRuns: 200, seed: 6 },
    );
  });

  test('reports are read in a thread of their own', async (t) => {
    const reader = createReportReader();
    t.after(() => reader.close());
    const [first, second] = await Promise.all([reader.read(postfix(WRITTEN)), reader.read(away(WRITTEN))]);
    assert.deepEqual([first.kind, second.kind], ['delivery', 'automatic']);
  });
});
