// What leaves as a file comes back as it was: by our own import, by khard, and by vdirsyncer through a radicale server.

import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { dialects, findTool, skipNamed, tempDir } from '#tests';
import { freePort } from '#tests/app';
import { exportBytes, exportFields, guessFor, openExport, openImport, runImport, tableOf } from '#customers';
import type { OwnExport } from '#customers';
import { customersHouse, declarationOf, STAFF } from '../../src/modules/customers/testing.ts';
import type { CustomersHouse } from '../../src/modules/customers/testing.ts';

const run = promisify(execFile);
const REGISTER = 'customer-marketing';
const FIELDS = [
  'person.name',
  'person.email',
  'person.phone',
  'person.employer',
  'person.job_title',
  'person.address',
  'person.language',
  'person.note',
  'person.customer_number',
  'person.tag',
];
const CSV = [
  'Etunimi;Sukunimi;Sähköposti;Sähköposti 2;Puhelin;Organisaatio;Tehtävänimike;Osoite;Kieli;Muistiinpanot;Asiakasnumero;Avainsanat',
  'Åsa;Öhman;asa@example.test;asa.toinen@example.test;+358 40 123 4567;"Satumäki; ""Oy""";Johtaja;Satutie 1, 00100 Helsinki;sv;"Rivi yksi, pilkku; puolipiste\nrivi kaksi \\ loppu";0001;"""Kevät, 2026"", Johtoryhmä; 2026|""a|b"""',
  'Bo;\'=Kaava;bo@example.test;;;Satumäki, Ab;;;fi;Pitkä ääkkösrivi: ääääääääääääääääääääääääööööööööööööööööööööööååååååååå;0002;"\'=1+1; ""VIP"" asiakas"',
  'Cia Maria;von Esimerkki;cia@example.test;;09 1234 5678;;Valmentaja;;;;;',
].join('\n');

async function house(): Promise<CustomersHouse> {
  const [sqlite] = await dialects();
  const policy = declarationOf('valmennuskumppani', {
    registerId: REGISTER,
    fieldIds: ['person.customer_number', 'person.note', 'person.language', 'person.job_title', 'person.address', 'person.tag'],
  });
  if (!sqlite) throw new Error('no engine');
  return customersHouse(await sqlite.open(), policy);
}

async function take({ deps }: CustomersHouse, bytes: Uint8Array): Promise<void> {
  const table = await tableOf(bytes);
  const columns = guessFor(deps, REGISTER, 'people', table.headings, []);
  const mapping = Object.fromEntries(columns.map(({ column, field }) => [column, field]));
  const job = await openImport(deps, STAFF, { table, registerId: REGISTER, subjectGroup: 'customers', mapping, since: '2026-03-14' });
  await runImport(deps, job);
  assert.deepEqual(job.errors, []);
}

async function give({ deps, clock }: CustomersHouse, format: OwnExport['format']): Promise<Buffer> {
  const order = {
    about: 'people',
    who: { filter: {} },
    registerId: REGISTER,
    purpose: 'services',
    fields: FIELDS,
    format,
    lang: 'fi',
  } as const;
  const parts: Uint8Array[] = [];
  for await (const part of exportBytes(deps, openExport(deps, order), { actor: STAFF.actor, at: clock.now() })) parts.push(part);
  return Buffer.concat(parts);
}

/** What the register holds, in an order that does not depend on when it came. */
async function held(of: CustomersHouse): Promise<string[][]> {
  const { headings, rows } = await tableOf(new Uint8Array(await give(of, 'csv')));
  return [
    [...headings],
    ...rows.map(({ cells }) => cells.map((cell) => cell.replaceAll('\r\n', '\n'))).toSorted((a, b) => (a.join() < b.join() ? -1 : 1)),
  ];
}

/** The register after everything in it has gone out and come in again elsewhere. */
async function elsewhere(bytes: Uint8Array): Promise<string[][]> {
  const other = await house();
  await take(other, bytes);
  const found = await held(other);
  await other.close();
  return found;
}

test('every declared field of the test can be exported', async (t) => {
  const one = await house();
  t.after(() => one.close());
  const open = new Set(exportFields(one.deps, 'people', REGISTER).map(({ id }) => id));
  assert.deepEqual(
    FIELDS.filter((field) => !open.has(field)),
    [],
  );
});

test('a register comes back the same from each of our own formats', async (t) => {
  const one = await house();
  t.after(() => one.close());
  await take(one, Buffer.from(CSV));
  const before = await held(one);
  assert.equal(before.length, 4);
  const tags = new Set(before.map((cells) => cells[before[0]?.indexOf('Avainsanat') ?? -1]));
  assert.deepEqual(tags, new Set(['Avainsanat', '', `"\\"VIP\\" asiakas", =1+1`, `2026, "a|b", Johtoryhmä, Kevät 2026`]));
  for (const format of ['csv', 'xlsx', 'vcard3', 'vcard4'] as const)
    assert.deepEqual(await elsewhere(await give(one, format)), before, format);
});

const OUTLOOK = [
  'First Name,Middle Name,Last Name,Company,Job Title,Business Street,Business Street 2,Business City,Business State,Business Postal Code,Business Country/Region,Home Street,Home City,Home Postal Code,Home Country/Region,Business Fax,Business Phone,Mobile Phone,E-mail Address,E-mail Type,Birthday,Gender,Categories',
  'Aila,Maria,Esimerkki,Satumäki Oy,Johtaja,Satutie 1,3. krs,Helsinki,,00100,Finland,Kotikuja 2,Espoo,02100,Finland,,09 1234567,+358 40 123 4567,aila@example.test,SMTP,0.0.00,Unspecified,Kevät 2026;Asiakas',
].join('\r\n');
const GOOGLE = [
  'First Name,Middle Name,Last Name,Organization Name,Organization Title,Labels,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value,Address 1 - Label,Address 1 - Formatted,Address 1 - Street,Address 1 - City,Address 1 - PO Box,Address 1 - Region,Address 1 - Postal Code,Address 1 - Country,Address 1 - Extended Address,Address 2 - Label,Address 2 - Formatted,Address 2 - Street,Address 2 - City,Address 2 - Postal Code,Address 2 - Country',
  'Aila,Maria,Esimerkki,Satumäki Oy,Johtaja,* myContacts ::: Asiakas ::: Kevät 2026,* Work,aila@example.test,Work,09 1234567 ::: +358 40 123 4567,Work,"Satutie 1\nHelsinki\n00100\nFinland",Satutie 1,Helsinki,,,00100,Finland,3. krs,Home,"Kotikuja 2\nEspoo",Kotikuja 2,Espoo,02100,Finland',
].join('\r\n');

test('the same person of Outlook and of Google is the same here, with both addresses whole, and goes round in each format', async (t) => {
  const told: string[][][] = [];
  for (const file of [OUTLOOK, GOOGLE]) {
    const one = await house();
    t.after(() => one.close());
    await take(one, Buffer.from(file));
    told.push(await held(one));
    for (const format of ['csv', 'vcard4'] as const) assert.deepEqual(await elsewhere(await give(one, format)), told.at(-1), format);
  }
  const [outlook, google] = told;
  assert.deepEqual(google, outlook);
  const cells = outlook?.[1] ?? [];
  for (const value of [
    'Aila Maria',
    'Satutie 1, 3. krs, 00100 Helsinki, Finland',
    'Kotikuja 2, 02100 Espoo, Finland',
    'Asiakas, Kevät 2026',
  ])
    assert.ok(cells.includes(value), `${value} in ${cells.join(' | ')}`);
});

test('khard copies our cards and loses nothing that is declared', async (t) => {
  const khard = findTool('khard');
  if (khard === null) return skipNamed(t, 'khard is not installed');
  const one = await house();
  t.after(() => one.close());
  await take(one, Buffer.from(CSV));
  const dir = tempDir(t);
  const [from, to] = [join(dir, 'from'), join(dir, 'to')];
  mkdirSync(to);
  const uids = cardsInto(from, await give(one, 'vcard3'));
  const config = join(dir, 'khard.conf');
  writeFileSync(
    config,
    `[addressbooks]\n[[from]]\npath = ${from}\n[[to]]\npath = ${to}\n[general]\neditor = true\nmerge_editor = true\n[vcard]\npreferred_version = 3.0\n`,
  );
  for (const uid of uids)
    await run(khard, ['-c', config, 'copy', '-a', 'from', '-A', 'to', `uid:${uid}`], { env: { ...process.env, LC_ALL: 'C.UTF-8' } });
  assert.deepEqual(await elsewhere(cardsOf(to)), await held(one));
});

test('vdirsyncer carries our cards through a radicale server and back', async (t) => {
  const [vdirsyncer, radicale] = [findTool('vdirsyncer'), findTool('radicale')];
  if (vdirsyncer === null || radicale === null) return skipNamed(t, 'vdirsyncer or radicale is not installed');
  const one = await house();
  t.after(() => one.close());
  await take(one, Buffer.from(CSV));
  const dir = tempDir(t);
  const url = await serve(t, radicale, join(dir, 'server'));
  cardsInto(join(dir, 'a', 'people'), await give(one, 'vcard4'));
  mkdirSync(join(dir, 'b', 'people'), { recursive: true });
  const config = join(dir, 'vdirsyncer.conf');
  const store = (name: string) => `[storage ${name}]\ntype = "filesystem"\npath = "${join(dir, name)}"\nfileext = ".vcf"\n`;
  const pair = (name: string) => `[pair ${name}server]\na = "${name}"\nb = "server"\ncollections = ["people"]\n`;
  writeFileSync(
    config,
    `[general]\nstatus_path = "${join(dir, 'status')}"\n${pair('a')}${pair('b')}${store('a')}${store('b')}[storage server]\ntype = "carddav"\nurl = "${url}"\nusername = "u"\npassword = "p"\n`,
  );
  await discover(vdirsyncer, config);
  for (const name of ['a', 'b']) await run(vdirsyncer, ['-c', config, 'sync', `${name}server`]);
  assert.deepEqual(await elsewhere(cardsOf(join(dir, 'b', 'people'))), await held(one));
});

/** One card a file, as these programs keep them. */
function cardsInto(folder: string, bytes: Buffer): string[] {
  mkdirSync(folder, { recursive: true });
  return bytes
    .toString()
    .split(/(?<=END:VCARD\r\n)/)
    .map((card) => {
      const uid = /^UID:(.+)\r$/m.exec(card)?.[1] ?? '';
      writeFileSync(join(folder, `${uid}.vcf`), card);
      return uid;
    });
}

function cardsOf(folder: string): Buffer {
  const files = readdirSync(folder).filter((name) => name.endsWith('.vcf'));
  return Buffer.from(files.map((name) => `${readFileSync(join(folder, name), 'utf8').trimEnd()}\n`).join(''));
}

async function serve(t: TestContext, radicale: string, folder: string): Promise<string> {
  const port = await freePort();
  const server = spawn(
    radicale,
    ['-C', '', '--server-hosts', `127.0.0.1:${port}`, '--auth-type', 'none', '--storage-filesystem-folder', folder],
    { stdio: 'ignore' },
  );
  t.after(() => server.kill());
  const url = `http://127.0.0.1:${port}/`;
  for (let tries = 0; tries < 100; tries++) {
    if (
      await fetch(url).then(
        () => true,
        () => false,
      )
    )
      return url;
    await wait(100);
  }
  throw new Error('radicale does not answer');
}

/** It asks before it makes a collection. */
async function discover(vdirsyncer: string, config: string): Promise<void> {
  const child = spawn(vdirsyncer, ['-c', config, 'discover'], { stdio: ['pipe', 'ignore', 'ignore'] });
  child.stdin.on('error', () => undefined).end('y\n'.repeat(10));
  const code = await new Promise((resolve) => child.on('exit', resolve));
  assert.equal(code, 0);
}
