// A verdict of the past in words: the rule by which somebody was written to, the words agreed to, and by which door the permission came in.

import type { Conn } from '#platform/db';
import { isLang } from '#platform/i18n';
import type { Lang, Text } from '#platform/i18n';
import type { ClauseRef, CompiledPolicy } from '#kernel/policy';
import { ALLOWING, REFUSING, saidOf, WITHHOLDING } from './decide.ts';
import type { PermissionRule } from './decide.ts';
import { eventsByIds, textByHash } from './store/events.ts';
import type { PermissionMethod } from './tables.ts';

export interface Explained {
  /** Absent when the rule rested on an event that is no longer kept. */
  readonly because: Text | undefined;
  readonly clause: ClauseRef;
  readonly method: PermissionMethod | undefined;
  readonly wording: { readonly lang: Lang; readonly body: string } | undefined;
}

export interface PastVerdict {
  readonly rule: string;
  readonly purposeId: string;
  /** Ids of the events it rested on. */
  readonly evidence: readonly string[];
}

const RULES: readonly PermissionRule[] = [...ALLOWING, ...REFUSING, ...WITHHOLDING];

export async function explainRule(conn: Conn, policy: CompiledPolicy, { rule, purposeId, evidence }: PastVerdict): Promise<Explained> {
  const known = RULES.find((each) => each === rule);
  const [event] = await eventsByIds(conn, evidence);
  const said = saidOf(policy, purposeId, { rule: known ?? 'purpose-undeclared', ...(event === undefined ? {} : { by: event }) });
  const whole = known !== undefined && (event !== undefined || evidence.length === 0);
  const body = event?.text_hash == null ? undefined : await textByHash(conn, event.text_hash);
  const lang = isLang(event?.text_lang) ? event.text_lang : 'fi';
  return {
    because: whole ? said.because : undefined,
    clause: said.clause,
    method: event?.method,
    wording: body === undefined ? undefined : { lang, body },
  };
}
