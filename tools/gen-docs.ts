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
const GENERATORS: Readonly<Record<string, () => Promise<{ generate: Generator }>>> = {
  doors: () => import('./docs/doors.ts'),
  config: () => import('./docs/config.ts'),
  records: () => import('./docs/records.ts'),
  permissions: () => import('./docs/permissions.ts'),
  openapi: () => import('./docs/openapi.ts'),
  'policy-schema': () => import('./docs/policy-schema.ts'),
};

const broken: string[] = [];
const pages = await Promise.all(Object.entries(GENERATORS).map(([name, load]) => generated(name, load)));
const wanted = new Map(pages.flatMap((each) => each ?? []).map((page) => [page.file, page.content]));
const present = existsSync(join(ROOT, FOLDER)) ? readdirSync(join(ROOT, FOLDER), { recursive: true, withFileTypes: true }) : [];
const existing = present
  .filter((each) => each.isFile())
  .map((each) => join(each.parentPath, each.name).slice(join(ROOT, FOLDER).length + 1));

if (process.argv.includes('--check')) check();
else write();

/** One page that cannot be made does not keep the others from being written; it fails the run all the same. */
async function generated(name: string, load: () => Promise<{ generate: Generator }>): ReturnType<Generator> {
  try {
    return await (await load()).generate();
  } catch (error) {
    broken.push(`tools/docs/${name}.ts: ${error instanceof Error ? error.message : String(error)}`);
    return null;
  }
}

function check(): void {
  const stale = [...wanted].filter(([file, content]) => !existing.includes(file) || readFileSync(pathOf(file), 'utf8') !== content);
  const findings = [
    ...broken,
    ...stale.map(([file]) => `${FOLDER}/${file}: not what the code says; run npm run docs`),
    ...existing.filter((file) => !wanted.has(file)).map((file) => `${FOLDER}/${file}: nothing generates it; run npm run docs`),
  ];
  report('docs', wanted.size, findings);
}

function write(): void {
  for (const file of existing) if (!wanted.has(file) && broken.length === 0) rmSync(pathOf(file));
  for (const [file, content] of wanted) {
    mkdirSync(dirname(pathOf(file)), { recursive: true });
    writeFileSync(pathOf(file), content);
  }
  report('docs', wanted.size, broken);
}

function pathOf(file: string): string {
  return join(ROOT, FOLDER, file);
}
