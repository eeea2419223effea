// No page may load anything from elsewhere, run inline script or be framed; nothing personal stays in a cache.

import type { Reply, Server } from './types.ts';

/** The policy of every answer; a page with its own inline <style> passes the nonce it carries. */
export function contentSecurityPolicy({ styleNonce }: { styleNonce?: string } = {}): string {
  return [
    "default-src 'self'",
    "script-src 'self'",
    `style-src 'self'${styleNonce === undefined ? '' : ` 'nonce-${styleNonce}'`}`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'self'",
  ].join('; ');
}

const HEADERS: Record<string, string> = {
  'content-security-policy': contentSecurityPolicy(),
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  // Not 'no-referrer': a form sent with it has Origin: null and could not be told from a foreign one.
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
  'cache-control': 'no-store',
};

const ONE_YEAR = 'max-age=31536000';

/** Sets the headers before the handler runs, so that a handler may replace one on purpose. */
export function secureHeaders(server: Server, publicUrl: string): void {
  const all = publicUrl.startsWith('https:') ? { ...HEADERS, 'strict-transport-security': ONE_YEAR } : HEADERS;
  // Every request passes here, and a hook that returns no promise costs it less.
  server.addHook('onRequest', (_request, reply: Reply, done) => {
    reply.headers(all);
    done();
  });
}
