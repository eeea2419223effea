// A private IMAP server for tests: Debian's Dovecot in a folder of its own, gone with the process that started it, however that ends.

import { spawn } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from './app.ts';
import { executable } from './postgres.ts';

const PLACES = ['/usr/sbin/dovecot', '/usr/local/sbin/dovecot'];
export const NO_DOVECOT = 'no IMAP server: install Debian’s dovecot-imapd and run as root';
export const IMAP_USER = 'yksityinen@firma.example.test';
export const IMAP_PASSWORD = 'laatikon-salasana-9';

/** Path of the server, or null when this machine has none that we may run. */
export function findDovecot(): string | null {
  if (process.getuid?.() !== 0 || nobody() === null) return null;
  return PLACES.find(executable) ?? null;
}

export interface ImapServer {
  readonly port: number;
  /** The server falls over; its mail stays. */
  stop(): Promise<void>;
  /** It stands up again at the same port. */
  start(): Promise<void>;
}

/** Starts it on a free port of this machine, without encryption, with one account. */
export async function openImap(bin: string): Promise<ImapServer> {
  const dir = mkdtempSync(join(tmpdir(), 'lupaus-imap-'));
  const port = await freePort();
  const owner = nobody() ?? { uid: 65_534, gid: 65_534 };
  // Its workers run as others, and must reach what is inside.
  chmodSync(dir, 0o755);
  mkdirSync(join(dir, 'mail'));
  chownSync(join(dir, 'mail'), owner.uid, owner.gid);
  writeFileSync(join(dir, 'dovecot.conf'), settings(dir, port, owner));
  writeFileSync(join(dir, 'start.sh'), script(bin, dir));
  let child = run(dir);
  await ready(port, dir);
  return {
    port,
    async stop() {
      child.stdin?.end();
      await new Promise<void>((resolve) => (child.exitCode === null ? child.once('exit', () => resolve()) : resolve()));
    },
    async start() {
      child = run(dir);
      await ready(port, dir);
    },
  };
}

function run(dir: string) {
  // The script lives as long as the pipe to it: it stops the server even when this process is killed.
  const child = spawn('/bin/sh', [join(dir, 'start.sh')], { cwd: '/', stdio: ['pipe', 'ignore', 'ignore'] });
  child.unref();
  (child.stdin as unknown as { unref(): void }).unref();
  return child;
}

function settings(dir: string, port: number, { uid, gid }: { uid: number; gid: number }): string {
  return `base_dir = ${dir}/run
state_dir = ${dir}/state
log_path = ${dir}/log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
first_valid_uid = 1
mail_location = maildir:${dir}/mail/%u
passdb {
  driver = static
  args = password=${IMAP_PASSWORD}
}
userdb {
  driver = static
  args = uid=${uid} gid=${gid} home=${dir}/mail/%u
}
auth_failure_delay = 0
service anvil {
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
service imap-login {
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
`;
}

function script(bin: string, dir: string): string {
  return `trap '' INT
'${bin}' -F -c '${dir}/dovecot.conf' &
server=$!
cat >/dev/null
kill -TERM $server
wait $server
`;
}

async function ready(port: number, dir: string): Promise<void> {
  const { connect } = await import('node:net');
  for (let tries = 0; tries < 200; tries += 1) {
    const open = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1');
      socket.once('data', () => {
        socket.destroy();
        resolve(true);
      });
      socket.once('error', () => resolve(false));
      socket.setTimeout(2000, () => {
        socket.destroy();
        resolve(false);
      });
    });
    if (open) return;
    await wait(50);
  }
  throw new Error(`Dovecot did not start:\n${readable(join(dir, 'log'))}`);
}

function nobody(): { uid: number; gid: number } | null {
  const line = readable('/etc/passwd')
    .split('\n')
    .find((each) => each.startsWith('nobody:'));
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid !== undefined && gid !== undefined ? { uid: Number(uid), gid: Number(gid) } : null;
}

function readable(file: string): string {
  try {
    return readFileSync(file, 'utf8').slice(-2000);
  } catch {
    return '';
  }
}
