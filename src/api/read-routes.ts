// A notice that was pasted or given as a file is read here; nothing of it is kept.

import type { Call } from '#kernel/access';
import type { Deps } from '#kernel/deps';
import { createApartReader } from '#kernel/policy';
import type { Fact, ImportFinding, ReadAnswer, Reference } from '#kernel/policy';
import { localDate } from '#platform/clock';
import type { AnswerOf, HandlersOf } from '#platform/contract';
import { appError } from '#platform/errors';
import type { drafts as contract } from './contract/drafts.ts';
import { findingView } from './draft-impact.ts';
import { adviceOn } from './read-advice.ts';

type View = AnswerOf<typeof contract.read>;
export interface ReadDeps {
  readonly deps: Pick<Deps, 'clock'>;
  reference(): Promise<Reference>;
}

/** Ten megabytes: longer than any notice, and what the page tells before it sends. */
const MAX_FILE = 10_000_000;

export function readHandlers({ deps, reference }: ReadDeps): Pick<HandlersOf<typeof contract, Call>, 'read'> {
  const reader = createApartReader();
  return {
    async read({ body }) {
      const { text, file, rejected, changed } = body;
      const source = file ? Buffer.from(file.base64, 'base64') : text;
      if (source === undefined || source.length === 0) throw appError('invalid', 'errors.notice-missing', { field: 'text' });
      if (source.length > MAX_FILE) throw appError('invalid', 'errors.notice-large', { field: 'file', params: { megabytes: 10 } });
      const today = localDate(deps.clock.now());
      return view(await reader.read({ source, decisions: { rejected, changed }, today, reference: await reference() }));
    },
  };
}

function view({ language, text, facts, notUnderstood, refusals, findings, yaml, problems }: ReadAnswer): View {
  const refused = new Set([...refusals.map(({ code }) => code), ...(refusals.length > 0 ? ['not-a-notice'] : [])]);
  return {
    language,
    text,
    facts: facts.map(({ kind, path, label, value, place, also, confidence }) => ({
      path,
      kind,
      label,
      value: plain(value),
      place,
      also: also ?? [],
      confidence,
    })),
    notUnderstood,
    // What the reader refused is not said again by the lint.
    findings: [
      ...refusals.map((each) => refusalView(each, yaml === null)),
      ...findings.filter(({ code }) => !refused.has(code)).map(findingView),
    ],
    yaml,
    problems,
  };
}

/** What the reader says of the whole text: what happened, and what to do. */
function refusalView({ code, message }: ImportFinding, nothingRead: boolean): View['findings'][number] {
  return {
    id: `read:${code}`,
    code,
    severity: nothingRead ? 'error' : 'warning',
    title: message,
    why: adviceOn(code),
    law: null,
    rule: '',
    path: '',
    clause: null,
    place: null,
    fix: null,
  };
}

function plain(value: Fact['value']): Record<string, string | boolean | string[]> {
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, typeof each === 'object' ? [...each] : each]));
}
