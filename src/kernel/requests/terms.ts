// The words of a case: rights, states, how a request came, how identity was settled, how it ended (GDPR Art. 12, 15–22).

export const REQUEST_RIGHTS = [
  'access',
  'rectification',
  'erasure',
  'restriction',
  'objection',
  'portability',
  'withdrawal',
  'marketing-ban',
  'complaint',
] as const;
export type RequestRight = (typeof REQUEST_RIGHTS)[number];

export const REQUEST_CHANNELS = ['phone', 'post', 'email', 'in-person', 'own-pages'] as const;
export type Channel = (typeof REQUEST_CHANNELS)[number];

/**
 * What is stored of a case. What an erasure has done since is read from the erasure itself: 'delayed' is shown as blocked, executed or
 * rechecked without anybody writing it down twice (decision 0017).
 */
export const REQUEST_STATES = ['received', 'identity-pending', 'assessing', 'needs-clarification', 'delayed', 'closed'] as const;
export type RequestState = (typeof REQUEST_STATES)[number];

export const SHOWN_STATES = [...REQUEST_STATES, 'blocked', 'executed', 'rechecked'] as const;
export type ShownState = (typeof SHOWN_STATES)[number];

/** How identity was settled. The method is recorded; a document is looked at, never copied (R5). */
export const IDENTITY_METHODS = ['known-address', 'call-back', 'own-pages', 'known-in-person', 'document-seen', 'not-needed'] as const;
export type IdentityMethod = (typeof IDENTITY_METHODS)[number];

/** A ban or a withdrawal harms nobody if somebody else asked for it, and a complaint takes nothing out. */
const WITHOUT_IDENTITY: ReadonlySet<RequestRight> = new Set<RequestRight>(['withdrawal', 'marketing-ban', 'complaint']);

export function mayGoWithoutIdentity(right: RequestRight): boolean {
  return WITHOUT_IDENTITY.has(right);
}

export const OUTCOMES = ['granted', 'partly-refused', 'refused', 'withdrawn', 'cancelled', 'duplicate', 'identity-failed'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export const REFUSAL_GROUNDS = [
  'unfounded',
  'excessive',
  'law',
  'claims',
  'others-rights',
  'compelling',
  'no-basis',
  'accurate',
  'identity',
] as const;
export type RefusalGround = (typeof REFUSAL_GROUNDS)[number];

const EVERY: readonly RefusalGround[] = ['unfounded', 'excessive', 'identity'];
const GROUNDS: Readonly<Record<RequestRight, readonly RefusalGround[]>> = {
  access: ['others-rights', 'law', ...EVERY],
  rectification: ['accurate', ...EVERY],
  erasure: ['law', 'claims', ...EVERY],
  restriction: ['no-basis', ...EVERY],
  objection: ['compelling', 'claims', ...EVERY],
  portability: ['no-basis', 'others-rights', ...EVERY],
  // Absolute: no interest of the firm weighs against them (Art. 7(3), 21(3)).
  withdrawal: [],
  'marketing-ban': [],
  complaint: [],
};

/** The grounds on which the law lets this right be refused; none for a withdrawal, a marketing ban and a complaint. */
export function groundsOf(right: RequestRight): readonly RefusalGround[] {
  return GROUNDS[right];
}

export const STOP_REASONS = ['identity', 'clarification'] as const;
export type StopReason = (typeof STOP_REASONS)[number];

export const EXTENSION_REASONS = ['complex', 'many'] as const;
export type ExtensionReason = (typeof EXTENSION_REASONS)[number];

export type StepAct =
  | 'entered'
  | 'identity-asked'
  | 'identity-confirmed'
  | 'identity-failed'
  | 'clarification-asked'
  | 'clarified'
  | 'extended'
  | 'erasure-approved'
  | 'erasure-cancelled'
  | 'answered'
  | 'partly-refused'
  | 'refused'
  | 'withdrawn'
  | 'cancelled'
  | 'duplicate';

export type WordRole = 'requester' | 'asked' | 'old' | 'new' | 'question' | 'reply' | 'reason' | 'answer';

/** 'mail': sent by the house itself. The others: handed over by staff. */
export type LetterWay = 'mail' | Exclude<Channel, 'own-pages'>;
