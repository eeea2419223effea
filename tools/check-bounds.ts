/** Holds the import law: runs dependency-cruiser, refuses an empty cruise, and compares the edges between modules with each manifest's `uses`. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { report, ROOT } from './files.ts';

interface Dependency {
  resolved: string;
  dependencyTypes: string[];
}
interface Module {
  source: string;
  dependencies: Dependency[];
}
interface Cruise {
  modules: Module[];
  summary: { violations: { from: string; to: string; rule: { name: string }; cycle?: { name: string }[] }[] };
}

const AREAS = ['src', 'web', 'tools', 'tests'];
const TEST = /\.test\.tsx?$|\/testing\.ts$/;

const comments = ruleComments();
const { modules, summary } = cruise();
const own = modules.filter((each) => AREAS.some((area) => each.source.startsWith(`${area}/`)));
report('bounds', own.length, [...blind(own), ...summary.violations.map(violation), ...edges(own)]);

function cruise(): Cruise {
  const cli = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
  const areas = AREAS.filter((area) => existsSync(join(ROOT, area)));
  const args = [cli, '--config', '.dependency-cruiser.cjs', '--output-type', 'json', ...areas];
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (!stdout.startsWith('{')) throw new Error(`dependency-cruiser did not run: ${stderr}${stdout}`);
  return JSON.parse(stdout) as Cruise;
}

/** Beside a compiler it cannot use, dependency-cruiser sees no TypeScript at all and calls that a success. */
function blind(seen: readonly Module[]): string[] {
  const found: string[] = [];
  const typescript = seen.filter((each) => /\.tsx?$/.test(each.source));
  if (typescript.length === 0) found.push('bounds: not one TypeScript module was cruised; is "typescript" still the version 6 alias?');
  else if (!typescript.some((each) => each.dependencies.length > 0))
    found.push('bounds: modules were cruised, but not one import was seen');
  return found;
}

function violation({ from, to, rule, cycle }: Cruise['summary']['violations'][number]): string {
  const way = cycle ? cycle.map((each) => each.name).join(' -> ') : to;
  return `${from} -> ${way}: ${rule.name}: ${comments.get(rule.name) ?? ''}`;
}

function ruleComments(): Map<string, string> {
  const config = createRequire(join(ROOT, 'package.json'))('./.dependency-cruiser.cjs') as {
    forbidden: { name: string; comment: string }[];
  };
  return new Map(config.forbidden.map((rule) => [rule.name, rule.comment]));
}

/** The edges between modules equal the manifest's `uses`: no more and no less. */
function edges(seen: readonly Module[]): string[] {
  const folder = join(ROOT, 'src/modules');
  const names = existsSync(folder) ? readdirSync(folder, { withFileTypes: true }).filter((each) => each.isDirectory()) : [];
  return names.flatMap(({ name }) => {
    const manifest = `src/modules/${name}/module.ts`;
    if (!existsSync(join(ROOT, manifest))) return [];
    const declared = declaredUses(manifest);
    if (declared === null) return [`${manifest}: the manifest says no uses: []`];
    const actual = importedModules(name, seen);
    const missing = [...actual]
      .filter((each) => !declared.has(each))
      .map((each) => `${manifest}: imports #${each} but uses does not say so`);
    const idle = [...declared].filter((each) => !actual.has(each)).map((each) => `${manifest}: uses says '${each}' but nothing imports it`);
    return [...missing, ...idle];
  });
}

function importedModules(name: string, seen: readonly Module[]): Set<string> {
  const targets = seen
    .filter((each) => each.source.startsWith(`src/modules/${name}/`) && !TEST.test(each.source))
    .flatMap((each) => each.dependencies.map((dependency) => /^src\/modules\/([^/]+)\//.exec(dependency.resolved)?.[1]));
  return new Set(targets.filter((each): each is string => each !== undefined && each !== name));
}

function declaredUses(manifest: string): Set<string> | null {
  const list = /\buses:\s*\[([^\]]*)\]/.exec(readFileSync(join(ROOT, manifest), 'utf8'))?.[1];
  return list === undefined ? null : new Set([...list.matchAll(/['"]#?([^'"]+)['"]/g)].map((match) => match[1] ?? ''));
}
