// A notice that was pasted or given as a file is read here; nothing of it is kept.

import type { Call } from '#kernel/access';
import type { Deps } from '#kernel/deps';
import { importNotice, importText } from '#kernel/policy';
import { localDate } from '#platform/clock';
import type { HandlersOf } from '#platform/contract';
import type { drafts as contract } from './contract/drafts.ts';

export function readHandlers(deps: Deps): Pick<HandlersOf<typeof contract, Call>, 'read'> {
  return {
    async read({ body }) {
      const today = localDate(deps.clock.now());
      const read = body.file ? await importNotice(Buffer.from(body.file.base64, 'base64'), today) : importText(body.text ?? '', today);
      const { language, text, facts, notUnderstood, draft, problems } = read;
      return {
        language,
        text,
        facts: facts.map(({ kind, path, value, place, also, confidence }) => ({
          path,
          kind,
          label: { fi: path, sv: path, en: path },
          value: Object.fromEntries(Object.entries(value).map(([key, each]) => [key, typeof each === 'object' ? [...each] : each])),
          place,
          also: also ?? [],
          confidence,
        })),
        notUnderstood,
        findings: [],
        yaml: draft ?? null,
        problems,
      };
    },
  };
}
