// What the public page says is what the declaration says, in three languages and without a request to anybody else (Art. 12–14).

import { versionLine } from '#kernel/policy';
import { visibleText } from '#platform/html';
import { LANGS } from '#platform/i18n';
import type { Lang } from '#platform/i18n';
import { once } from '../check.ts';
import type { Check, CheckContext, ServedPage } from '../check.ts';
import { currentStatements } from '../current.ts';
import { counted, say } from '../say.ts';

const page = (ctx: CheckContext, lang: Lang): Promise<ServedPage> => once(ctx, `page:${lang}`, () => ctx.fetchPage(`/seloste/${lang}`));

const says: Check = {
  id: 'notice.says',
  async run(ctx, params) {
    const statement = currentStatements(ctx.deps, ctx.policy).find((each) => each.id === params['statement']);
    const silent: string[] = [];
    for (const lang of LANGS) {
      const seen = await once(ctx, `text:${lang}`, async () => visibleText((await page(ctx, lang)).body));
      if (!statement || !seen.includes(statement.text[lang].replace(/\s+/g, ' ').trim())) silent.push(lang);
    }
    if (silent.length === 0) return { verdict: 'kept', figure: { n: 0, of: LANGS.length }, evidence: say('evidence.notice') };
    return {
      verdict: 'broken',
      figure: { n: silent.length, of: LANGS.length },
      evidence: say('evidence.notice-silent', { langs: silent.join(', ') }),
      task: say('task.republish'),
    };
  },
  sabotage: servesSomethingElse,
};

const published: Check = {
  id: 'notice.published',
  async run(ctx) {
    const no = ctx.policy.versionNo;
    const served = await page(ctx, 'fi');
    const good =
      served.status === 200 && visibleText(served.body).includes(versionLine({ no, effectiveFrom: ctx.policy.effectiveFrom }, 'fi'));
    if (good) return { verdict: 'kept', figure: { n: 0, of: 1 }, evidence: say('evidence.published', { no }) };
    return { verdict: 'broken', figure: { n: 1, of: 1 }, evidence: say('evidence.unpublished', { no }), task: say('task.republish') };
  },
  sabotage: servesSomethingElse,
};

const noThirdParty: Check = {
  id: 'site.no-third-party',
  async run(ctx) {
    const paths = ['/seloste/fi', '/seloste/sv', '/seloste/en', '/'];
    const pages = await Promise.all(paths.map((path) => once(ctx, `fetch:${path}`, () => ctx.fetchPage(path))));
    const bad = pages.filter((each) => !closed(each));
    return counted(bad.length, pages.length, 'evidence.third-party', { empty: 'task.retry' });
  },
  sabotage: servesSomethingElse,
};

/** The page forbids requests elsewhere, and names no address from which a browser would load something. */
function closed({ headers, body }: ServedPage): boolean {
  const policy = headers['content-security-policy'] ?? '';
  const outside = /<(?:script|img|iframe|source|video|audio)[^>]+src=["']?(?:https?:)?\/\/|<link[^>]+href=["']?(?:https?:)?\/\//i.test(
    body,
  );
  return policy.includes("default-src 'self'") && !/https?:\/\//.test(policy) && !outside;
}

function servesSomethingElse(ctx: CheckContext): Promise<void> {
  const body = '<h1>Tervetuloa</h1><script src="https://cdn.example.test/x.js"></script>';
  Object.assign(ctx, { fetchPage: () => Promise.resolve({ status: 200, headers: {}, body }) });
  return Promise.resolve();
}

export const noticeChecks: readonly Check[] = [says, published, noThirdParty];
