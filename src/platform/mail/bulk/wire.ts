// The bytes of one SMTP connection: commands go out, answers are read in order, and how it broke is known by a code.

import { EventEmitter } from 'node:events';
import { connect as connectPlain, isIP } from 'node:net';
import type { Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { failureOf } from '../failure.ts';
import { replyReader } from './replies.ts';
import type { Reply } from './replies.ts';

/** The connection ended before what was waited for: 'ECONNRESET', 'ETIMEDOUT', 'CLOSED', 'TLS CERTIFICATE'. */
export class Broken extends Error {
  readonly code: string;
  constructor(code: string) {
    super(`the connection broke: ${code}`);
    this.code = code;
  }
}

export interface Wire {
  send(text: string): void;
  /** True when all of it was handed over within the time; then and only then may more be sent. */
  push(data: Buffer, limitMs: number): Promise<boolean>;
  /** @throws Broken, also when the time is over: the connection is then gone */
  reply(limitMs: number): Promise<Reply>;
  /** Something was said that nobody had asked for. */
  readonly unasked: boolean;
  readonly broken: string | null;
  /** Called once, when the connection is gone. */
  onBroken(tell: () => void): void;
  end(): void;
  destroy(): void;
  /** Goes on encrypted. @throws Broken */
  secure(host: string, limitMs: number, ca: string | undefined): Promise<void>;
}

export interface Dialling {
  readonly host: string;
  readonly port: number;
  /** `later`: begun in the open and encrypted by `secure`. */
  readonly encrypted: 'at-once' | 'later' | 'never';
  readonly ca: string | undefined;
  readonly limitMs: number;
}

/** @throws Broken */
export async function openWire({ host, port, encrypted, ca, limitMs }: Dialling): Promise<Wire> {
  const atOnce = encrypted === 'at-once';
  const heard = new EventEmitter<{ data: [Buffer] }>();
  // Answers are a line or two: into the same bytes each time, where the system lets us, instead of 64 kB made for each.
  const onread = {
    buffer: Buffer.allocUnsafeSlow(4096),
    callback: (length: number, bytes: Uint8Array) => heard.emit('data', Buffer.from(bytes.buffer, bytes.byteOffset, length)),
  };
  const socket = atOnce
    ? connectTls({ host, port, ...trust(host, ca) })
    : connectPlain({ host, port, ...(encrypted === 'never' ? { onread } : {}) });
  await ready(socket, atOnce ? 'secureConnect' : 'connect', limitMs);
  socket.setNoDelay(true);
  return wireOf(socket, encrypted === 'never' ? heard : socket);
}

function trust(host: string, ca: string | undefined) {
  return { minVersion: 'TLSv1.2' as const, ...(isIP(host) === 0 ? { servername: host } : {}), ...(ca === undefined ? {} : { ca }) };
}

function ready(socket: Socket, event: 'connect' | 'secureConnect', limitMs: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => fail(new Broken('ETIMEDOUT')), limitMs);
    const onError = (error: Error) => fail(new Broken(failureOf(error).code));
    const onClose = () => fail(new Broken('CLOSED'));
    function settle(): void {
      clearTimeout(timer);
      socket.off('error', onError).off('close', onClose).off(event, onReady);
    }
    function fail(error: Broken): void {
      settle();
      socket.on('error', () => undefined);
      socket.destroy();
      reject(error);
    }
    function onReady(): void {
      settle();
      resolve();
    }
    socket.on('error', onError).on('close', onClose).once(event, onReady);
  });
}

function wireOf(first: Socket, heard: EventEmitter<{ data: [Buffer] }> | Socket): Wire {
  let socket = first;
  let broken: string | null = null;
  let tell: () => void = () => undefined;
  const replies = replyReader(() => fall('PROTOCOL'));

  function fall(code: string): void {
    if (broken !== null) return;
    broken = code;
    socket.destroy();
    replies.fail(new Broken(code));
    tell();
  }
  const onData = (part: Buffer) => replies.read(part);
  const onError = (error: Error) => fall(failureOf(error).code);
  const onClose = () => fall('CLOSED');
  const listen = () => void socket.on('error', onError).on('end', onClose).on('close', onClose);
  heard.on('data', onData);
  listen();

  return {
    send(text) {
      if (broken === null) socket.write(text, 'latin1');
    },
    push: (data, limitMs) => pushed(socket, data, limitMs),
    async reply(limitMs) {
      const waiting = replies.next();
      if (!(waiting instanceof Promise)) return waiting;
      return within(waiting, limitMs, () => fall('ETIMEDOUT'));
    },
    get unasked() {
      return replies.waiting;
    },
    get broken() {
      return broken;
    },
    onBroken(told) {
      tell = told;
      if (broken !== null) told();
    },
    end: () => void socket.end(),
    destroy: () => fall('CLOSED'),
    async secure(host, limitMs, ca) {
      // What was said before the encryption could have been said by anybody.
      if (replies.waiting || broken !== null) throw new Broken('TLS');
      socket.off('data', onData).off('error', onError).off('end', onClose).off('close', onClose);
      const under = socket;
      socket = connectTls({ socket: under, ...trust(host, ca) });
      await ready(socket, 'secureConnect', limitMs);
      socket.on('data', onData);
      listen();
    },
  };
}

/** An answer that came while this process was held up is still read before the time is over. */
async function within<T>(waiting: Promise<T>, limitMs: number, onOver: () => void): Promise<T> {
  let settled = false;
  const timer = setTimeout(() => setImmediate(() => settled || onOver()), limitMs);
  try {
    return await waiting;
  } finally {
    settled = true;
    clearTimeout(timer);
  }
}

function pushed(socket: Socket, data: Buffer, limitMs: number): Promise<boolean> {
  return new Promise((resolve) => {
    let timer: NodeJS.Timeout | undefined;
    socket.write(data, (error) => {
      clearTimeout(timer);
      resolve(!error);
    });
    if (socket.writableLength > 0) timer = setTimeout(() => resolve(false), limitMs);
  });
}
