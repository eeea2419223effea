// Places of the hand-over that have names, so that a test can end the process exactly there.

export type FaultPoint =
  | 'before-claim'
  | 'in-claim'
  | 'after-claim'
  | 'before-gate'
  | 'in-gate'
  | 'after-gate'
  | 'after-body'
  | 'in-settle'
  | 'after-settle';

export type AtPoint = (point: FaultPoint) => void;
