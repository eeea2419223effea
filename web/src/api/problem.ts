/** A refusal from the server: what happened, in which field, by which clause of the notice (RFC 9457). */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly status: number;
  readonly code: string;
  readonly field: string | undefined;
  readonly clause: string | undefined;
  readonly params: Readonly<Record<string, string | number>>;
  readonly errors: readonly { path: string; message: string }[];

  constructor(status: number, body: ProblemBody) {
    super(body.title ?? '');
    this.status = status;
    this.code = body.code ?? 'errors.unknown';
    this.field = body.field;
    this.clause = body.clause;
    this.params = body.params ?? {};
    this.errors = (body.errors ?? []).map((each) => ({ path: each.path ?? each.field ?? '', message: each.message ?? '' }));
  }
}

export interface ProblemBody {
  title?: string;
  code?: string;
  field?: string;
  clause?: string;
  params?: Record<string, string | number>;
  errors?: { path?: string; field?: string; message?: string }[];
}

export function isProblem(error: unknown, status?: number): error is Problem {
  return error instanceof Problem && (status === undefined || error.status === status);
}
