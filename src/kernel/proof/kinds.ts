// Proof signs the contract: verdicts and signatures of staff, kept by the accountability register.

import { kindsOf } from '#kernel/records';
import type { ProofTables } from './tables.ts';

const proof = { room: 'proof', register: 'accountability', subject: 'none', exportAs: false, erase: 'not-personal' } as const;

export const proofKinds = kindsOf<ProofTables>({
  promise_result: {
    ...proof,
    kind: 'promise-result',
    table: 'promise_result',
    key: 'promise_id',
    retain: { accountability: 'proof' },
    columns: {
      promise_id: { technical: 'the promise' },
      day: { technical: 'the day' },
      policy_version_id: { technical: 'declaration in force' },
      verdict: { technical: 'verdict' },
      figure: { technical: 'counts' },
      evidence: { technical: 'counts and times in words' },
      task: { technical: 'what settles it' },
      at: { technical: 'when it was looked at' },
    },
  },
  attestation: {
    ...proof,
    kind: 'attestation',
    table: 'attestation',
    retain: { accountability: 'proof' },
    columns: {
      id: { technical: 'key' },
      promise_id: { technical: 'the promise' },
      signed_at: { technical: 'when it was entered' },
      signed_on: { technical: 'day it speaks of' },
      due_on: { technical: 'when it must be signed again' },
      place: { technical: 'place of the cabinet, device or document', words: true },
      person: { technical: 'member of staff who looked', staff: true },
      note: { technical: 'what was seen', words: true },
      account_id: { technical: 'account that signed' },
    },
  },
});
