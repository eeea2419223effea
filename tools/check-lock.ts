/** A lock file that installs everywhere: exact versions, no registry addresses, an integrity hash on every package. */
import { read, report } from './files.ts';

interface Manifest {
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}
interface Lock {
  packages: Record<string, Manifest & { resolved?: string; integrity?: string; link?: boolean }>;
}

const KINDS = ['dependencies', 'devDependencies', 'optionalDependencies'] as const;
const EXACT = /^(npm:@?[\w./-]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/;

const manifest = JSON.parse(read('package.json')) as Manifest;
const text = read('package-lock.json');
const { packages } = JSON.parse(text) as Lock;
const findings: string[] = [];

for (const kind of KINDS) {
  for (const [name, version] of Object.entries(manifest[kind] ?? {})) {
    if (!EXACT.test(version)) findings.push(`package.json: ${name} ${version} is not an exact version`);
    const locked = packages['']?.[kind]?.[name];
    if (locked !== version)
      findings.push(`package-lock.json: ${name} is ${locked ?? 'missing'}, package.json says ${version}; run npm install`);
  }
}
for (const [path, each] of Object.entries(packages)) {
  if (path === '' || each.link) continue;
  if (each.resolved !== undefined) findings.push(`package-lock.json: ${path} carries a registry address`);
  if (each.integrity === undefined) findings.push(`package-lock.json: ${path} has no integrity hash`);
}
if (/"resolved":\s*"https?:/.test(text)) findings.push('package-lock.json: a registry address stands in the lock file');
report('lock', Object.keys(packages).length, [...new Set(findings)]);
