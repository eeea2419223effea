// What a letter that comes back says: for whom it failed, how surely, or that somebody complained; never the words of a server, which repeat addresses.

/**
 * - `hard`: there is no such address. - `soft`: it could not be delivered this time. - `delayed`: it may still arrive.
 * - `delivered`: it has arrived.
 */
export type Fate = 'hard' | 'soft' | 'delayed' | 'delivered';

/**
 * - `delivery`: what became of a letter (RFC 3464, or the words of a server that writes none). - `complaint`: somebody called it unwanted
 *   (RFC 5965). - `automatic`: an answering machine, or a report that asks nothing of us. - `other`: none of these.
 */
export type MailReport = {
  /** What stands in the form in which our envelopes end, most trustworthy first; whoever knows the key says which of them is ours. */
  readonly tokens: readonly string[];
} & (
  | { readonly kind: 'delivery'; readonly fate: Fate; readonly code: string }
  | { readonly kind: 'complaint'; readonly code: string }
  | { readonly kind: 'automatic' }
  | { readonly kind: 'other' }
);

/** The original letter often hangs on behind: what is said stands before it. */
export const READ_OF_REPORT = 256 * 1024;
