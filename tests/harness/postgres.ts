// A private PostgreSQL for tests: started from Debian's binaries, gone with the process that started it, however that ends.

import { execFileSync, spawn } from 'node:child_process';
import { accessSync, chownSync, constants, mkdtempSync, readFileSync, readdirSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** Set by the runner, so that all test processes of one run share its cluster. */
export const CLUSTER_VARIABLE = 'LUPAUS_TEST_CLUSTER';

interface Account {
  uid: number;
  gid: number;
}

/** Folder of initdb and postgres, or null when this machine has none that we may run. */
export function findPostgres(): string | null {
  if (process.getuid?.() === 0 && account() === null) return null;
  const onPath = (process.env['PATH'] ?? '').split(':').map((dir) => linked(join(dir, 'initdb')));
  const debian = versions('/usr/lib/postgresql').map((version) => `/usr/lib/postgresql/${version}/bin`);
  const complete = [...onPath, ...debian].filter(
    (dir) => dir !== null && executable(join(dir, 'initdb')) && executable(join(dir, 'postgres')),
  );
  return complete[0] ?? null;
}

/** Starts a cluster in a temporary folder and returns the address of its maintenance database. */
export async function startCluster(bin: string): Promise<string> {
  const dir = mkdtempSync(join(tmpdir(), 'lupaus-pg-'));
  const owner = process.getuid?.() === 0 ? account() : null;
  if (owner) chownSync(dir, owner.uid, owner.gid);
  const log = join(dir, 'server.log');
  writeFileSync(join(dir, 'start.sh'), script(bin, dir, log), { mode: 0o644 });
  // The script lives as long as the pipe to it: it stops the server even when this process is killed.
  const child = spawn('/bin/sh', [join(dir, 'start.sh')], {
    cwd: dir,
    stdio: ['pipe', 'ignore', 'ignore'],
    ...(owner ? { uid: owner.uid, gid: owner.gid } : {}),
  });
  child.unref();
  (child.stdin as unknown as { unref(): void }).unref();
  const url = `postgresql://postgres@${encodeURIComponent(dir)}/postgres`;
  await ready(url, () => child.exitCode !== null, log);
  return url;
}

function script(bin: string, dir: string, log: string): string {
  const settings = {
    listen_addresses: '',
    unix_socket_directories: dir,
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    max_connections: '200',
    shared_buffers: '64MB',
  };
  const options = Object.entries(settings)
    .map(([name, value]) => `-c ${name}='${value}'`)
    .join(' ');
  return `trap '' INT
'${bin}/initdb' -D '${dir}/data' -U postgres --auth=trust --encoding=UTF8 --locale=C --no-sync >'${log}' 2>&1 || exit 1
'${bin}/postgres' -D '${dir}/data' ${options} >>'${log}' 2>&1 &
server=$!
cat >/dev/null
kill -QUIT $server
wait $server
rm -rf '${dir}'
`;
}

async function ready(url: string, ended: () => boolean, log: string): Promise<void> {
  const { Client } = (await import('pg')).default;
  for (let tries = 0; tries < 300; tries++) {
    const client = new Client({ connectionString: url });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.end();
      return;
    } catch {
      if (ended()) break;
      await wait(50);
    }
  }
  throw new Error(`PostgreSQL did not start:\n${readable(log)}`);
}

function account(): Account | null {
  try {
    const line = readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .find((l) => l.startsWith('postgres:'));
    const [, , uid, gid] = line?.split(':') ?? [];
    return uid && gid ? { uid: Number(uid), gid: Number(gid) } : null;
  } catch {
    return null;
  }
}

function versions(dir: string): string[] {
  try {
    return readdirSync(dir).sort((a, b) => Number(b) - Number(a));
  } catch {
    return [];
  }
}

// Where a link on the PATH leads: initdb needs its neighbours.
function linked(file: string): string | null {
  try {
    return dirname(realpathSync(file));
  } catch {
    return null;
  }
}

export function executable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function readable(file: string): string {
  try {
    return readFileSync(file, 'utf8').slice(-2000);
  } catch {
    return '(no log)';
  }
}

/** Installs Debian packages; only for root on a machine that has apt-get. */
export function aptInstall(packages: readonly string[]): void {
  const options = { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } } as const;
  execFileSync('apt-get', ['-q', 'update'], options);
  execFileSync('apt-get', ['-q', '-o', 'DPkg::Lock::Timeout=300', 'install', '-y', '--no-install-recommends', ...packages], options);
}
