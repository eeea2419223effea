// What a request tells is made coarse before it is counted: pages without what could name somebody, other sites by their host, campaigns by a word.

const LONGEST = 120;
/** A part of an address that looks like a name of somebody or a secret. */
const TELLING = /@|%40|\d{6,}|^(?=.*\d)[\w-]{20,}$|^[\w-]{32,}$/;

/** The path of a page without query; parts that may name somebody are left out. */
export function pageOf(path: string): string {
  const [bare = '/'] = path.split(/[?#]/, 1);
  const parts = bare
    .split('/')
    .filter((part) => part !== '')
    .map((part) => (TELLING.test(part) ? '…' : clean(part)));
  return `/${parts.join('/')}`.slice(0, LONGEST);
}

/** Host of the site that a visitor came from; null for none, and for pages of our own. */
export function referrerOf(referrer: string | undefined, own: readonly string[]): string | null {
  const host = hostOf(referrer ?? '');
  if (host === null || own.includes(host)) return null;
  return host.replace(/^www\./, '').slice(0, LONGEST);
}

/** The word of a campaign, as it stands in a link of one's own. */
export function campaignOf(word: string | null | undefined): string | null {
  const told = clean(word ?? '').trim();
  return told === '' || TELLING.test(told) ? null : told.slice(0, 60);
}

/** A link that leads out: host and path. */
export function linkOf(target: string): string | null {
  if (!URL.canParse(target)) return null;
  const { protocol, host, pathname } = new URL(target);
  return protocol === 'https:' || protocol === 'http:' ? `${host}${pageOf(pathname)}`.slice(0, LONGEST) : null;
}

// Known for filling statistics with their own name; whoever is sent by one of them is no visitor.
const SPAM =
  /(^|\.)(semalt|buttons-for-website|darodar|ilovevitaly|priceg|hulfingtonpost|best-seo-offer|free-share-buttons|get-free-traffic-now|event-tracking|trafficmonetize|webmonetizer|success-seo|videos-for-your-business|makemoneyonline|social-buttons|simple-share-buttons|4webmasters|floating-share-buttons|o-o-6-o-o|rank-checker|trafers|bottraffic|traffic2money|seo-platform)\./i;

export function isSpam(referrer: string | null): boolean {
  return referrer !== null && SPAM.test(`${referrer}.`);
}

export function hostOf(address: string): string | null {
  return URL.canParse(address) ? new URL(address).host || null : null;
}

/** What is shown to staff later is text and nothing else. */
function clean(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}<>"']/gu, '');
}
