/** Writes docs/generated from the code, or with --check says what is out of date. A new page is one file in tools/docs and one line here. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { report, ROOT } from './files.ts';

export interface Page {
  /** Path inside docs/generated. */
  file: string;
  content: string;
}
/** Null when what it describes does not exist yet; several pages when one source fills them. */
export type Generator = () => Promise<Page | readonly Page[] | null>;

const FOLDER = 'docs/generated';
const GENERATORS: readonly (() => Promise<{ generate: Generator }>)[] = [() => import('./docs/doors.ts'), () => import('./docs/config.ts')];

const pages = await Promise.all(GENERATORS.map(async (load) => (await load()).generate()));
const wanted = new Map(pages.flatMap((each) => each ?? []).map((page) => [page.file, page.content]));
const present = existsSync(join(ROOT, FOLDER)) ? readdirSync(join(ROOT, FOLDER), { recursive: true, withFileTypes: true }) : [];
const existing = present.filter((each) => each.isFile()).map((each) => join(each.parentPath, each.name).slice(join(ROOT, FOLDER).length + 1));

if (process.argv.includes('--check')) check();
else write();

function check(): void {
  const stale = [...wanted].filter(([file, content]) => !existing.includes(file) || readFileSync(pathOf(file), 'utf8') !== content);
  const findings = [
    ...stale.map(([file]) => `${FOLDER}/${file}: not what the code says; run npm run docs`),
    ...existing.filter((file) => !wanted.has(file)).map((file) => `${FOLDER}/${file}: nothing generates it; run npm run docs`),
  ];
  report('docs', wanted.size, findings);
}

function write(): void {
  for (const file of existing) if (!wanted.has(file)) rmSync(pathOf(file));
  for (const [file, content] of wanted) {
    mkdirSync(dirname(pathOf(file)), { recursive: true });
    writeFileSync(pathOf(file), content);
  }
  console.log(`docs: ${wanted.size} pages written to ${FOLDER}`);
}

function pathOf(file: string): string {
  return join(ROOT, FOLDER, file);
}
