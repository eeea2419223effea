// A page that a letter leads to: no cookie is read or set, nothing of the recipient is in it, and it is never kept.

import type { Deps } from '#kernel/deps';
import type { CompiledPolicy } from '#kernel/policy';
import { languageOf } from '#platform/http';
import type { Reply, Request } from '#platform/http';
import { isLang } from '#platform/i18n';
import type { Lang } from '#platform/i18n';

export interface Reading {
  readonly deps: Deps;
  readonly request: Request;
  readonly reply: Reply;
  readonly lang: Lang;
  readonly policy: CompiledPolicy | null;
  readonly firm: string;
  /** From the address; it may be anything. */
  readonly token: string;
}

export function reading(deps: Deps, request: Request, reply: Reply): Reading {
  const wished = (request.query as { lang?: unknown }).lang;
  const lang = isLang(wished) ? wished : languageOf(request);
  const policy = deps.policy.current();
  const controller = policy?.policy.controllers[0];
  const { token } = request.params as { token: string };
  reply
    .header('cache-control', 'no-store')
    .header('content-language', lang)
    .header('vary', 'Accept-Language')
    .header('x-robots-tag', 'noindex');
  return { deps, request, reply, lang, policy, firm: controller?.alias ?? controller?.name ?? '', token };
}

export function sendPage({ reply }: Reading, markup: string): Reply {
  return reply.type('text/html; charset=utf-8').send(markup);
}
