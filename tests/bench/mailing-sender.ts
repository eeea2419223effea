/** Sends one measured campaign in a process of its own, so that its time, work and memory are its own. Arguments: how, port, letters, connections, key file. */
import { readFileSync } from 'node:fs';
import { createTransport } from 'nodemailer';
import { compileMessage, connectBulk, createDkimSigner } from '#platform/mail';
import { addressFor, FROM, headFor, NEWSLETTER, plainLetter, valuesFor } from './newsletter.ts';

const [, , how = '', port = '', many = '', lines = '', keyFile = ''] = process.argv;
const letters = Number(many);
const connections = Number(lines);
const date = new Date();
const dkim = { domain: 'firma.example.test', selector: 'l1', privatePem: readFileSync(keyFile, 'utf8') };

/** As many at once as there are connections, each taking the next. */
async function all(workers: number, one: (recipient: number) => Promise<void>): Promise<void> {
  let next = 0;
  await Promise.all(
    Array.from({ length: workers }, async () => {
      while (next < letters) await one((next += 1));
    }),
  );
}

async function withNodemailer(signed: boolean): Promise<void> {
  const pool = createTransport({
    pool: true,
    maxConnections: connections,
    host: '127.0.0.1',
    port: Number(port),
    secure: false,
    ignoreTLS: true,
    ...(signed ? { dkim: { domainName: dkim.domain, keySelector: dkim.selector, privateKey: dkim.privatePem } } : {}),
  });
  // Twice as many, so that a letter is ready whenever a connection is.
  await all(connections * 2, async (recipient) => {
    const values = valuesFor(recipient);
    const head = headFor(recipient, values, date);
    await pool.sendMail({
      from: FROM,
      to: addressFor(recipient),
      date,
      messageId: `<${head.messageId}>`,
      ...plainLetter(values),
      headers: {
        'List-Unsubscribe': `<${head.listUnsubscribe?.url ?? ''}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
        'List-Id': head.listId ?? '',
        'Feedback-ID': head.feedbackId ?? '',
        'Auto-Submitted': 'auto-generated',
        'Content-Language': 'fi',
      },
    });
  });
  pool.close();
}

/** `fixed`: one finished letter for all, which is what relay and connections alone can do. */
async function withLine(signed: boolean, fixed: boolean): Promise<void> {
  const line = connectBulk({ host: '127.0.0.1', port: Number(port), tls: 'none' }, { connections });
  const compiled = compileMessage(NEWSLETTER);
  const signer = createDkimSigner(signed ? [dkim] : []);
  const first = compiled.make(valuesFor(0), headFor(0, valuesFor(0), date));
  await all(connections * 2, async (recipient) => {
    const values = fixed ? {} : valuesFor(recipient);
    const letter = fixed ? first : await signer.sign(compiled.make(values, headFor(recipient, values, date)));
    const slot = await line.take();
    const begun = await slot.begin({ from: FROM.address, to: addressFor(recipient) });
    const answer = begun.kind === 'go' ? await slot.body(letter) : begun;
    slot.release();
    if (answer.kind !== 'accepted') throw new Error(JSON.stringify(answer));
  });
  await line.close();
}

const ways: Readonly<Record<string, () => Promise<void>>> = {
  nodemailer: () => withNodemailer(true),
  'nodemailer-unsigned': () => withNodemailer(false),
  line: () => withLine(true, false),
  'line-unsigned': () => withLine(false, false),
  fixed: () => withLine(false, true),
};

const before = process.cpuUsage();
const begun = performance.now();
await ways[how]?.();
const seconds = (performance.now() - begun) / 1000;
const { user, system } = process.cpuUsage(before);
console.log(JSON.stringify({ seconds, cpu: (user + system) / 1e6, rssMb: process.resourceUsage().maxRSS / 1024 }));
