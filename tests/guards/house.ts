/** A small house for the fences to be tried on: the real configuration and tools over files made up for one test. */
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { tempDir } from '#tests';

const ROOT = join(import.meta.dirname, '..', '..');
const CONFIGURATION = [
  '.oxlintrc.json',
  '.oxfmtrc.json',
  '.dependency-cruiser.cjs',
  'knip.json',
  'tsconfig.json',
  'web/tsconfig.json',
  '.gitignore',
];

export interface Ran {
  status: number | null;
  output: string;
}
export interface House {
  dir: string;
  /** Runs one of our tools, by its real path, in this house. */
  tool(name: string, ...args: string[]): Promise<Ran>;
  /** Runs a program of node_modules/.bin. */
  bin(name: string, ...args: string[]): Promise<Ran>;
  node(args: readonly string[], env?: Record<string, string>): Promise<Ran>;
  write(files: Record<string, string>): void;
}

export const DOORS = {
  '#platform/db': './src/platform/db/index.ts',
  '#kernel/one': './src/kernel/one/index.ts',
  '#kernel/two': './src/kernel/two/index.ts',
  '#customers': './src/modules/customers/index.ts',
  '#events': './src/modules/events/index.ts',
};

export function buildHouse(t: Parameters<typeof tempDir>[0], files: Record<string, string>, linkAll = false): House {
  const dir = tempDir(t);
  const write = (more: Record<string, string>) => {
    for (const [file, text] of Object.entries(more)) {
      mkdirSync(dirname(join(dir, file)), { recursive: true });
      writeFileSync(join(dir, file), text);
    }
  };
  for (const file of CONFIGURATION) cpSync(join(ROOT, file), join(dir, file));
  if (!linkAll) symlinkSync(join(ROOT, 'node_modules'), join(dir, 'node_modules'));
  const manifest = { name: 'house', private: true, type: 'module', imports: DOORS, dependencies: { kysely: '0.29.9', zod: '4.6.7' } };
  write({ 'package.json': JSON.stringify(manifest), ...files });
  const node = (args: readonly string[], env: Record<string, string> = {}) => run(process.execPath, args, dir, env);
  return {
    dir,
    write,
    node,
    tool: (name, ...args) => node([join(ROOT, 'tools', `${name}.ts`), ...args]),
    bin: (name, ...args) => run(join(ROOT, 'node_modules', '.bin', name), args, dir, {}),
  };
}

/** Links each package by itself, so that single ones can be exchanged. */
export function linkPackages(house: House, exchange: Record<string, string>): void {
  const target = join(house.dir, 'node_modules');
  mkdirSync(target);
  for (const name of readdirSync(join(ROOT, 'node_modules')))
    symlinkSync(join(ROOT, 'node_modules', exchange[name] ?? name), join(target, name));
}

function run(command: string, args: readonly string[], cwd: string, env: Record<string, string>): Promise<Ran> {
  const path = [join(ROOT, 'node_modules', '.bin'), process.env['PATH'] ?? ''].join(':');
  const { NODE_TEST_CONTEXT: _inTest, NODE_OPTIONS: _options, ...clean } = process.env;
  return new Promise((done, fail) => {
    const child = spawn(command, [...args], { cwd, env: { ...clean, PATH: path, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (part: Buffer) => (output += part.toString()));
    child.stderr.on('data', (part: Buffer) => (output += part.toString()));
    child.on('error', fail);
    child.on('close', (status) => done({ status, output }));
  });
}
