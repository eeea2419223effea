/** Builders for tests: messages as mail programs save them, in both forms; every address a placeholder. */
import { burn } from '@kenjiuno/msgreader/lib/Burner.js';
import { TypeEnum } from '@kenjiuno/msgreader/lib/Reader.js';

export interface Told {
  readonly from?: string;
  readonly to?: string;
  readonly cc?: string;
  readonly subject?: string;
  readonly date?: string;
  readonly id?: string;
  readonly text?: string;
  readonly html?: string;
  readonly headers?: readonly string[];
  readonly files?: readonly { readonly name: string; readonly type: string; readonly bytes: Buffer }[];
}

const DATE = 'Mon, 09 Mar 2026 09:15:00 +0200';

/** A message as it travels: UTF-8, files in base64. */
export function eml({ from, to, cc, subject = 'Terveisiä', date = DATE, id, text, html, headers = [], files = [] }: Told): Buffer {
  const head = [
    ...(from === undefined ? [] : [`From: ${from}`]),
    ...(to === undefined ? [] : [`To: ${to}`]),
    ...(cc === undefined ? [] : [`Cc: ${cc}`]),
    `Subject: =?utf-8?B?${Buffer.from(subject).toString('base64')}?=`,
    ...(date === '' ? [] : [`Date: ${date}`]),
    ...(id === undefined ? [] : [`Message-ID: <${id}>`]),
    'MIME-Version: 1.0',
    ...headers,
  ];
  const body = html === undefined ? part('text/plain; charset=utf-8', text ?? 'Hei!') : part('text/html; charset=utf-8', html);
  if (files.length === 0) return Buffer.from([...head, body].join('\r\n'));
  const parts = files.map(({ name, type, bytes }) =>
    [
      `Content-Type: ${type}`,
      `Content-Disposition: attachment; filename="${name}"`,
      'Content-Transfer-Encoding: base64',
      '',
      wrapped(bytes),
    ].join('\r\n'),
  );
  const all = [body, ...parts].map((each) => `--raja\r\n${each}`).join('\r\n');
  return Buffer.from([...head, 'Content-Type: multipart/mixed; boundary=raja', '', `${all}\r\n--raja--`, ''].join('\r\n'));
}

function part(type: string, text: string): string {
  return [`Content-Type: ${type}`, 'Content-Transfer-Encoding: base64', '', wrapped(Buffer.from(text))].join('\r\n');
}

function wrapped(bytes: Buffer): string {
  return bytes.toString('base64').replace(/.{76}/g, '$&\r\n');
}

export interface OutlookTold {
  readonly from: { readonly name: string; readonly address: string };
  readonly to?: readonly { readonly name: string; readonly address: string }[];
  readonly cc?: readonly { readonly name: string; readonly address: string }[];
  readonly subject?: string;
  readonly sentAt?: string;
  readonly id?: string;
  readonly text?: string;
  readonly html?: string;
  readonly files?: readonly { readonly name: string; readonly bytes: Buffer }[];
}

interface Node {
  readonly name: string;
  readonly bytes?: Uint8Array;
  readonly children?: readonly Node[];
}

const UNICODE = '001F';
const BINARY = '0102';

function property(tag: string, type: string, bytes: Uint8Array): Node {
  return { name: `__substg1.0_${tag}${type}`, bytes };
}

function word(tag: string, text: string): Node {
  return property(tag, UNICODE, Buffer.from(text, 'utf16le'));
}

/** Properties of a fixed length stand in one stream: a head of `reserved` bytes, then sixteen bytes each. */
function fixed(reserved: number, rows: readonly { readonly tag: number; readonly type: number; readonly value: bigint }[]): Node {
  const bytes = Buffer.alloc(reserved + rows.length * 16);
  rows.forEach(({ tag, type, value }, i) => {
    const at = reserved + i * 16;
    bytes.writeUInt16LE(type, at);
    bytes.writeUInt16LE(tag, at + 2);
    bytes.writeUInt32LE(6, at + 4);
    bytes.writeBigUInt64LE(value, at + 8);
  });
  return { name: '__properties_version1.0', bytes };
}

const LONG = 0x0003;
const TIME = 0x0040;
/** From 1601 to 1970, in units of a ten-millionth of a second. */
const EPOCH = 116_444_736_000_000_000n;

/** A message as Outlook saves it. */
export function msg({
  from,
  to = [],
  cc = [],
  subject = 'Terveisiä',
  sentAt = '2026-03-09T07:15:00Z',
  id,
  text,
  html,
  files = [],
}: OutlookTold): Buffer {
  const time = EPOCH + BigInt(Date.parse(sentAt)) * 10_000n;
  const people = [...to.map((each) => ({ ...each, type: 1n })), ...cc.map((each) => ({ ...each, type: 2n }))];
  const root: Node[] = [
    fixed(32, [{ tag: 0x0039, type: TIME, value: time }, ...(html === undefined ? [] : [{ tag: 0x3fde, type: LONG, value: 1252n }])]),
    {
      name: '__nameid_version1.0',
      children: ['00020102', '00030102', '00040102'].map((tag) => ({ name: `__substg1.0_${tag}`, bytes: new Uint8Array(0) })),
    },
    word('001A', 'IPM.Note'),
    word('0037', subject),
    word('0C1A', from.name),
    word('0C1E', 'SMTP'),
    word('0C1F', from.address),
    ...(text === undefined ? [] : [word('1000', text)]),
    ...(html === undefined ? [] : [property('1013', BINARY, Buffer.from(html, 'latin1'))]),
    ...(id === undefined ? [] : [word('1035', `<${id}>`)]),
    ...people.map(({ name, address, type }, i) => ({
      name: `__recip_version1.0_#${String(i).padStart(8, '0')}`,
      children: [fixed(8, [{ tag: 0x0c15, type: LONG, value: type }]), word('3001', name), word('3003', address), word('39FE', address)],
    })),
    ...files.map(({ name, bytes }, i) => ({
      name: `__attach_version1.0_#${String(i).padStart(8, '0')}`,
      children: [fixed(8, [{ tag: 0x3705, type: LONG, value: 1n }]), word('3707', name), property('3701', BINARY, bytes)],
    })),
  ];
  return Buffer.from(burn(flat({ name: 'Root Entry', children: root })));
}

type Entry = Parameters<typeof burn>[0][number];

function flat(root: Node): Entry[] {
  const entries: Entry[] = [];
  const add = (node: Node, type: TypeEnum): number => {
    const at = entries.length;
    // The library writes the whole buffer that a view lies in.
    const bytes = node.bytes === undefined ? undefined : new Uint8Array(node.bytes);
    entries.push({ name: node.name, type, length: bytes?.length ?? 0, ...(bytes === undefined ? {} : { binaryProvider: () => bytes }) });
    const children = (node.children ?? []).map((child) =>
      add(child, child.children === undefined ? TypeEnum.DOCUMENT : TypeEnum.DIRECTORY),
    );
    if (node.children !== undefined) entries[at] = { name: node.name, type, length: 0, children };
    return at;
  };
  add(root, TypeEnum.ROOT);
  return entries;
}
