/** Words that must not stand in the repository: real people's names, numbers and streets (kept here as hashes), addresses that could reach someone, hosts and paths of a machine. */
import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { report, repositoryFiles, ROOT } from './files.ts';

/** sha256('lupaus words ' + word) by length of the word: letters only, lower case, without accents; or seven digits of a phone number. */
const FORBIDDEN: Readonly<Record<number, readonly string[]>> = {
  7: [
    '0dd711bab959f6dd7cc1c53056b16aa1c25e209b53b3348d7e83879e0d7707c5',
    '2743649eabcbf2ba10cb019e80b4c7c33cb922947d9442a4f885f253fe725707',
    '49c4564d2fd1ba56b8676c8666b36a199b9401e678e1fc997141ad623e6deb1e',
    '61463e610596e39ff12219421c2ec3bda0fb892c34b0f8a68863b3e60362790d',
    'bd6fddf9c70f76461f949b029a24ab85e2e06d657fc22f3bca8d78795f857b7b',
    '129f897bc85e475c876b02c313efea1a9c8920a787909329163aa38f2a05dc16',
    'de430285f926d623a5789844ab5f324fa2ea11502f7686cbe39987fe8c4fb4ec',
    'e02f505dabcec8aeff69c660ce9790fea5b6e4d4c16edc1a09839c3931971070',
  ],
  8: [
    '47e2d3598e530615adff6e509fe03fa8314fa7ec3c34dee7081a1df088d275b7',
    'c04aca6f4dd16c7b22c77aa10ff6b1cefca6f381eb6252a6b207a43c7fecf316',
    'c7d391c9d804b598608c2bd9527abf6e3498a71a84279122800dbcfb7428aa10',
  ],
  9: [
    '1c3b88cc77bc5acda8ce157c9e610f4437d79fc369b982298da14da47f7340ac',
    '87fcdb22c5d04de7c9e8c3f20246a583ecfaf4d214cc3781b1dfeb0cca900cb6',
  ],
  11: [
    '621c63db476948fb0142c10b1cb247064a0b36f36b08e634f88fffa9744535a2',
    'a6a68b2ea62d7fd8dc7132dedbe80ae3f8529bfc503f11a1eaca370cf1ff1b74',
    'c86a035876db081fbb24ec167a7eeab0dbb5dbd3f55420c2b2b9a42ec128669b',
  ],
  13: ['5d562e4a9bdb07c1704e6b0d8f338e4a9d228990756303362c10021fd602dc0f'],
  15: ['1941a8a4e1a34ce28905a3ca2131a76123ba00373d2569c3362b30291c11109e'],
};

const SKIPPED = /\.(png|jpe?g|gif|webp|avif|ico|woff2?|ttf|otf|pdf|db|zip|gz)$/i;
const MAILBOX = /[\w.+-]+@((?:[a-z0-9-]+\.)+[a-z]{2,})/gi;
const RESERVED = /(?:^|\.)example\.(?:test|com|org)$/i;
const LINE_RULES: readonly [pattern: RegExp, message: string][] = [
  [/https?:\/\/registry\.|\bregistry\.[a-z0-9-]+\.(?:com|org|io|net|dev|fi|local|internal|lan)\b/i, 'the host of a package registry'],
  [/(?:^|[^\w.])\/(?:work|root|home)\/[\w.]/, 'a path of somebody’s machine'],
  [/\.\.\/shared\b/, 'a path outside the repository'],
];

const known = new Map<string, boolean>();
const findings: string[] = [];
let looked = 0;
for (const file of repositoryFiles()) if (!SKIPPED.test(file)) look(file);
report('words', looked, findings);

function look(file: string): void {
  const text = readFileSync(join(ROOT, file), 'utf8');
  if (text.includes('\0')) return;
  looked += 1;
  if (hasForbidden(file)) findings.push(`${file}: the name of the file is a forbidden word`);
  // Lock files hold hashes and versions, which tools/check-lock.ts reads.
  if (file.endsWith('package-lock.json')) return;
  for (const [index, line] of text.split('\n').entries()) lookAtLine(`${file}:${index + 1}`, line);
}

/** Findings name the place, never the word. */
function lookAtLine(place: string, line: string): void {
  if (hasForbidden(line)) findings.push(`${place}: a real person's name, number or street, or another forbidden word`);
  for (const [, host = ''] of line.matchAll(MAILBOX))
    if (!RESERVED.test(host)) findings.push(`${place}: an e-mail address at ${host}; use example.test, example.com or example.org`);
  for (const [pattern, message] of LINE_RULES) if (pattern.test(line)) findings.push(`${place}: ${message}`);
}

function hasForbidden(text: string): boolean {
  const letters = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const words = letters.match(/[a-z]{7,}/g) ?? [];
  const numbers = (letters.match(/\d(?:[ ().-]{0,2}\d){6,}/g) ?? []).map((each) => each.replace(/\D/g, ''));
  return [...words, ...numbers].some(isForbidden);
}

/** Any part of a token counts, so that case endings and compounds are seen too. */
function isForbidden(token: string): boolean {
  let answer = known.get(token);
  if (answer === undefined) {
    answer = Object.entries(FORBIDDEN).some(([size, hashes]) => windows(token, Number(size)).some((part) => hashes.includes(hashOf(part))));
    known.set(token, answer);
  }
  return answer;
}

function windows(token: string, size: number): string[] {
  return Array.from({ length: Math.max(0, token.length - size + 1) }, (_, start) => token.slice(start, start + size));
}

function hashOf(word: string): string {
  return hash('sha256', `lupaus words ${word}`);
}
