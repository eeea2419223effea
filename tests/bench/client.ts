// A closed-loop client: asks, waits, checks the answer, asks again. Times are of whole answers over a kept-alive connection.

import { Agent, request } from 'node:http';

export interface Answer {
  status: number;
  body: string;
  headers: Record<string, string | string[] | undefined>;
}

export interface Target {
  port: number;
  agent: Agent;
  headers: Record<string, string>;
}

export function target(port: number, headers: Record<string, string> = {}): Target {
  return { port, agent: new Agent({ keepAlive: true, maxSockets: 64 }), headers };
}

export function ask(to: Target, method: string, path: string, body?: unknown): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const payload = body === undefined ? undefined : JSON.stringify(body);
    const headers = {
      ...to.headers,
      ...(payload === undefined ? {} : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(payload)) }),
    };
    const sent = request({ host: '127.0.0.1', port: to.port, method, path, agent: to.agent, headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, body: Buffer.concat(parts).toString('utf8'), headers: response.headers }),
      );
    });
    sent.on('error', reject);
    sent.end(payload);
  });
}

export interface Times {
  p50: number;
  p95: number;
  n: number;
}

/** Times `n` calls after `warm` that are not counted. Anything but 200 stops the measurement. */
export async function measure(n: number, call: (i: number) => Promise<Answer>, warm = 30): Promise<Times> {
  const times: number[] = [];
  for (let i = 0; i < n + warm; i++) {
    const start = performance.now();
    const { status, body } = await call(i);
    const took = performance.now() - start;
    if (status !== 200) throw new Error(`answer ${status}: ${body.slice(0, 200)}`);
    if (i >= warm) times.push(took);
  }
  return timesOf(times);
}

export function timesOf(took: readonly number[]): Times {
  const times = took.toSorted((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return { p50: at(0.5), p95: at(0.95), n: times.length };
}

/** Answers per second with several clients at once. */
export async function throughput(clients: number, seconds: number, call: (i: number) => Promise<Answer>): Promise<number> {
  const end = performance.now() + seconds * 1000;
  let done = 0;
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      for (let i = client; performance.now() < end; i += clients) {
        const { status } = await call(i);
        if (status !== 200) throw new Error(`answer ${status}`);
        done += 1;
      }
    }),
  );
  return done / seconds;
}
