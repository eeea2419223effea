// Every refusal is one class with a phrase key, so the reader learns in their own language what was refused and by which clause.

export { platformPhrases } from './phrases.ts';

export type ErrorKind =
  | 'invalid'
  | 'refused'
  | 'not-found'
  | 'conflict'
  | 'unauthenticated'
  | 'forbidden'
  | 'locked'
  | 'too-many'
  | 'unavailable';

export interface ErrorDetails {
  field?: string;
  clause?: string;
  params?: Record<string, string | number>;
}

export class AppError extends Error {
  readonly kind: ErrorKind;
  readonly code: string;
  readonly field?: string;
  readonly clause?: string;
  readonly params: Record<string, string | number>;

  constructor(kind: ErrorKind, code: string, details: ErrorDetails = {}) {
    super(describe(code, details));
    this.name = 'AppError';
    this.kind = kind;
    this.code = code;
    this.params = details.params ?? {};
    if (details.field !== undefined) this.field = details.field;
    if (details.clause !== undefined) this.clause = details.clause;
  }
}

/** Builds the refusal; `code` is a phrase key such as 'errors.not-declared'. */
export function appError(kind: ErrorKind, code: string, details: ErrorDetails = {}): AppError {
  return new AppError(kind, code, details);
}

function describe(code: string, { field, clause, params }: ErrorDetails): string {
  const parts = [code];
  if (field !== undefined) parts.push(`field=${field}`);
  if (clause !== undefined) parts.push(`clause=${clause}`);
  for (const [name, value] of Object.entries(params ?? {})) parts.push(`${name}=${value}`);
  return parts.join(' ');
}
