// Tables of proof: the last verdict of each promise and day, and what people have signed for. No personal data of customers.

export type PromiseResultTable = {
  promise_id: string;
  day: string;
  policy_version_id: string;
  verdict: 'kept' | 'broken' | 'unknown';
  figure: string;
  evidence: string;
  task: string | null;
  at: string;
};

export type AttestationTable = {
  id: string;
  promise_id: string;
  signed_at: string;
  signed_on: string;
  due_on: string;
  place: string;
  person: string;
  note: string;
  account_id: string;
};

export type ProofTables = { promise_result: PromiseResultTable; attestation: AttestationTable };
