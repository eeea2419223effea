/** Builders for tests: a browser that asks for pages. */
import type { PageAsk } from './counting/counter.ts';

export { setSites } from './sites.ts';

export const BROWSER = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0 Qzxjselain';
export const PHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605 Mobile/15E148 Safari/604';
export const ADDRESS = '203.0.113.77';

export function ask(page: string, more: Partial<PageAsk> & { agent?: string } = {}): PageAsk {
  const { agent = BROWSER, ...rest } = more;
  const headers = { 'user-agent': agent, ...rest.headers };
  return { site: 'firma.example.test', page, referrer: null, campaign: null, address: ADDRESS, ...rest, headers };
}
