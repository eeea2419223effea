// A fault of a declaration: where it stands by keys and positions, and how it would be mended.

import type { Text } from '#platform/i18n';
import { clauseAt, pathText } from '../problem.ts';
import type { Path } from '../problem.ts';
import type { Edit } from '../edit/edit.ts';
import type { Policy } from '../schema.ts';
import type { Raw } from './finding.ts';
import type { LintPhrase } from './types.ts';

export interface Fault {
  code: Raw['code'];
  at: Path;
  /** What stands after the path where one place may have several such faults. */
  about?: string;
  params?: Readonly<Record<string, string | number | Text>>;
  rule?: string;
  phrase?: LintPhrase;
  /** What one click changes. */
  mend?: readonly Edit[];
}

export function rawOf(policy: Policy, { code, at, about, params, rule, phrase, mend }: Fault): Raw {
  const path = pathText(policy, at);
  return {
    code,
    path: about === undefined ? path : `${path}/${about}`,
    clause: clauseAt(policy, at),
    fixable: mend !== undefined,
    ...(params === undefined ? {} : { params }),
    ...(rule === undefined ? {} : { rule }),
    ...(phrase === undefined ? {} : { phrase }),
  };
}
