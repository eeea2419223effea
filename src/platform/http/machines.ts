// Who asks: a person's browser, or a machine that fetches on its own. Headers are looked at and forgotten; what is kept is the verdict.

type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

/** `prefetch`: a browser that looks ahead. `proxy`: a mail service that fetches pictures for its customer. `robot`: a program. */
export type Machine = 'prefetch' | 'proxy' | 'robot';

const ROBOTS =
  /bot\b|bot[/;_ -]|crawl|spider|slurp|scan|monitor|preview|headless|lighthouse|pagespeed|phantom|selenium|puppeteer|playwright|curl|wget|python|libwww|perl|java\/|okhttp|go-http|node|axios|undici|ruby|php|httpclient|facebookexternalhit|whatsapp|telegram|skypeuri|slack|teams|discord|embedly|validator|archiver|feed|rss|barracuda|mimecast|proofpoint|safelinks|trendmicro|symantec|fireeye|zscaler|uptime|pingdom/i;
const PROXIES = /GoogleImageProxy|via ggpht\.com|YahooMailProxy|Apple-Mail-Privacy|DuckDuckGo-Email/i;

/** The machine behind a request; undefined when it looks like a person's browser. */
export function machineOf(headers: Headers): Machine | undefined {
  if (looksAhead(headers)) return 'prefetch';
  const agent = one(headers['user-agent']);
  if (PROXIES.test(agent)) return 'proxy';
  // Apple fetches the pictures of every letter itself, and says nothing but this.
  if (agent === 'Mozilla/5.0') return 'proxy';
  if (!agent.startsWith('Mozilla/') && !agent.startsWith('Opera/')) return 'robot';
  return ROBOTS.test(agent) ? 'robot' : undefined;
}

function looksAhead(headers: Headers): boolean {
  return ['sec-purpose', 'purpose', 'x-purpose', 'x-moz'].some((name) => /prefetch|prerender|preview/i.test(one(headers[name])));
}

/** True when the browser says that its reader does not want to be followed (Global Privacy Control, Do Not Track). */
export function refusesTracking(headers: Headers): boolean {
  return one(headers['sec-gpc']) === '1' || one(headers['dnt']) === '1';
}

export const DEVICES = ['phone', 'tablet', 'computer'] as const;
export type Device = (typeof DEVICES)[number];

/** No finer than this: what is finer tells people apart. */
export function deviceOf(headers: Headers): Device {
  const agent = one(headers['user-agent']);
  if (/iPad|Tablet|PlayBook|Silk|Android(?!.*Mobile)/i.test(agent)) return 'tablet';
  return /Mobi|iPhone|iPod|Android/i.test(agent) ? 'phone' : 'computer';
}

function one(value: string | readonly string[] | undefined): string {
  return typeof value === 'string' ? value : (value?.[0] ?? '');
}
