/** What a person decided about a reading, and the draft that follows from it; the server reads the same text again each time. */
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useMemo } from 'react';
import { type Answer, api } from '#web/api/client.ts';
import { isProblem, Problem } from '#web/api/problem.ts';

export type Reading = Answer<'drafts', 'read'>;
export type ReadFact = Reading['facts'][number];
export type Finding = Reading['findings'][number];
export type Value = ReadFact['value'];

/** Everything that must outlive the page: what was read first, and what was decided since. */
export interface Review {
  first: Reading;
  rejected: readonly string[];
  changed: readonly { path: string; value: Value }[];
  fixed: readonly string[];
}

export function startReview(first: Reading): Review {
  return { first, rejected: [], changed: [], fixed: [] };
}

type Decided = Pick<Review, 'rejected' | 'changed'>;

/** The reading as decided, and the declaration with the chosen fixes. */
export function useReview(review: Review, onReview: (next: Review) => void) {
  const own = useId();
  const client = useQueryClient();
  const decided = { rejected: review.rejected, changed: review.changed };
  const reading = useQuery({ ...readQuery(own, review.first, decided), placeholderData: keepPreviousData });
  const now = reading.data ?? review.first;
  const fixes = review.fixed.filter((id) => now.findings.some((each) => each.id === id && each.fix !== null));
  const mended = useQuery({
    queryKey: ['read-notice', 'fix', own, now.yaml, fixes],
    queryFn: () => api.drafts.fix({ body: { yaml: now.yaml ?? '', findings: fixes } }),
    enabled: fixes.length > 0 && now.yaml !== null,
    gcTime: 0,
    placeholderData: keepPreviousData,
  });
  const settled = !reading.isFetching && !mended.isFetching && !reading.isError && !mended.isError;
  const yaml = fixes.length > 0 ? (mended.data?.yaml ?? null) : now.yaml;

  return {
    reading: now,
    error: reading.error ?? mended.error,
    retry: () => void (reading.isError ? reading.refetch() : mended.refetch()),
    /** Null while the draft is being made anew. */
    yaml: settled ? yaml : null,
    fixed: useMemo(() => new Set(mended.data?.fixed ?? []), [mended.data]),
    asked: new Set(review.fixed),
    rejected: new Set(review.rejected),
    changed: new Map(review.changed.map(({ path, value }) => [path, value])),
    take(path: string, taken: boolean) {
      const rejected = taken ? review.rejected.filter((each) => each !== path) : [...review.rejected, path];
      onReview({ ...review, rejected });
    },
    /** Asks the server first: a value that it refuses changes nothing. */
    async change(path: string, value: Value): Promise<void> {
      const changed = [...review.changed.filter((each) => each.path !== path), { path, value }];
      await client.fetchQuery(readQuery(own, review.first, { ...decided, changed }));
      onReview({ ...review, changed });
    },
    restore(path: string) {
      onReview({ ...review, changed: review.changed.filter((each) => each.path !== path) });
    },
    fix(ids: readonly string[]) {
      onReview({ ...review, fixed: [...new Set([...review.fixed, ...ids])] });
    },
    unfix(id: string) {
      onReview({ ...review, fixed: review.fixed.filter((each) => each !== id) });
    },
  };
}

export type ReviewState = ReturnType<typeof useReview>;

function readQuery(own: string, first: Reading, { rejected, changed }: Decided) {
  return {
    queryKey: ['read-notice', own, rejected, changed],
    queryFn: () => readAgain(first, { rejected, changed }),
    staleTime: Number.POSITIVE_INFINITY,
    // Nothing of a notice stays in memory for long once its page is left.
    gcTime: 60_000,
    retry: (count: number, error: Error) => count < 2 && isProblem(error, 503),
  };
}

/** A server too busy to read says so as a remark; then what was read before stays. */
async function readAgain(first: Reading, { rejected, changed }: Decided): Promise<Reading> {
  if (rejected.length === 0 && changed.length === 0) return first;
  const again = await api.drafts.read({ body: { text: first.text, rejected: [...rejected], changed: [...changed] } });
  if (again.yaml === null) throw new Problem(503, {});
  return again;
}

export interface FoundContact {
  contactName: string;
  email: string;
  phone?: string;
  post?: string;
}

/** The firm's contact details as the notice states them, for the next step of set-up. */
export function contactOf({ reading, rejected }: Pick<ReviewState, 'reading' | 'rejected'>): FoundContact {
  const said = (what: string) => {
    const fact = ['contact', 'controllers'].flatMap((top) => reading.facts.filter(({ path }) => path === `${top}/${what}`));
    const found = fact.find(({ path }) => !rejected.has(path))?.value[what];
    return typeof found === 'string' ? found : '';
  };
  const [email, phone, post] = [said('email'), said('phone'), said('address')];
  return {
    contactName: said('name'),
    email: /^[^\s@[\]]+@[^\s@[\]]+\.[^\s@[\]]+$/.test(email) ? email : '',
    ...(phone === '' ? {} : { phone }),
    ...(post === '' ? {} : { post }),
  };
}
