// Calls that leave the house: to a public address only, to the very address that was looked at, without following anybody further.

import { lookup } from 'node:dns/promises';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { BlockList, isIP } from 'node:net';
import { isLoopback } from '../config.ts';
import { appError } from '../errors.ts';

export interface OutwardTarget {
  readonly url: URL;
  /** Looked up once; the connection is made here and nowhere else. */
  readonly address: string;
  readonly family: 4 | 6;
}

/** Everything that is not the open internet: this machine, the firm's own network, the neighbours of a cloud machine, and ways around. */
const INNER = blockList(
  `0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 192.88.99.0/24 192.168.0.0/16
   198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4 ::/96 64:ff9b::/96 64:ff9b:1::/48 100::/64 2001::/23 2001:db8::/32
   2002::/16 fc00::/7 fe80::/10 fec0::/10 ff00::/8`.split(/\s+/),
);

/** This machine: for a service that the installation itself names, never for an address that somebody typed. */
export const THIS_MACHINE: readonly string[] = ['127.0.0.0/8', '::1/128'];

/**
 * The address to call. https, or http on this machine for trials; every address of the name must be public, unless the installation
 * allows its network, this machine too. @throws errors.webhook-address, errors.webhook-private, errors.webhook-unresolved
 */
export async function outwardTarget(text: string, allowed: readonly string[]): Promise<OutwardTarget> {
  const url = URL.parse(text);
  const here = url !== null && isLoopback(url.hostname);
  const right = url?.protocol === 'https:' || (url?.protocol === 'http:' && here);
  if (url === null || !right || url.username !== '' || url.password !== '' || text.length > 1000)
    throw appError('invalid', 'errors.webhook-address', { field: 'url' });
  const name = url.hostname.replace(/^\[|\]$/g, '');
  const found = isIP(name) === 0 ? await lookup(name, { all: true }).catch(() => []) : [{ address: name, family: isIP(name) }];
  const first = found[0];
  if (first === undefined) throw appError('invalid', 'errors.webhook-unresolved', { field: 'url' });
  const own = blockList(allowed);
  if (found.some(({ address }) => isInner(address) && !holds(own, address)))
    throw appError('refused', 'errors.webhook-private', { field: 'url' });
  return { url, address: first.address, family: first.family === 6 ? 6 : 4 };
}

export interface Outward {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly timeoutMs: number;
}

/** Posts and tells the status; what the other side says is not read, and where it points is not followed. */
export function postOutward(
  { url, address, family }: OutwardTarget,
  { headers, body, timeoutMs }: Outward,
): Promise<{ status: number; retryAfter: number }> {
  const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const request = send(
      url,
      {
        method: 'POST',
        agent: false,
        lookup: (_name, options, found) => (options.all === true ? found(null, [{ address, family }]) : found(null, address, family)),
        signal: AbortSignal.timeout(timeoutMs),
        headers: { 'user-agent': 'Lupaus', ...headers, 'content-length': Buffer.byteLength(body) },
      },
      (response) => {
        const retryAfter = Number(response.headers['retry-after'] ?? 0);
        response.destroy();
        resolve({ status: response.statusCode ?? 0, retryAfter: Number.isFinite(retryAfter) ? retryAfter : 0 });
      },
    );
    request.on('error', reject);
    request.end(body);
  });
}

/** Reads a short text from there; where it points is not followed. @throws errors.webhook-address when it is not there or too long */
export function readOutward(
  { url, address, family }: OutwardTarget,
  { timeoutMs, most }: { timeoutMs: number; most: number },
): Promise<string> {
  const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
  const failed = () => appError('unavailable', 'errors.webhook-address');
  return new Promise((resolve, reject) => {
    const request = send(
      url,
      {
        agent: false,
        lookup: (_name, options, found) => (options.all === true ? found(null, [{ address, family }]) : found(null, address, family)),
        signal: AbortSignal.timeout(timeoutMs),
        headers: { 'user-agent': 'Lupaus' },
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (part: string) => {
          text += part;
          if (text.length > most) response.destroy(failed());
        });
        response.on('error', reject);
        response.on('end', () => (response.statusCode === 200 ? resolve(text) : reject(failed())));
      },
    );
    request.on('error', reject);
    request.end();
  });
}

function isInner(address: string): boolean {
  return holds(INNER, address);
}

function holds(list: BlockList, address: string): boolean {
  // A scope or an IPv4 address in the clothes of IPv6 is what it is underneath.
  const bare = address.split('%')[0] ?? '';
  return list.check(bare, isIP(bare) === 6 ? 'ipv6' : 'ipv4');
}

function blockList(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', bits] = network.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    list.addSubnet(address, Number(bits ?? (family === 'ipv6' ? 128 : 32)), family);
  }
  return list;
}
