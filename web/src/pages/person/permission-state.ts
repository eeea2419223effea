/** What the server tells of a person's permissions, by the names the page uses. */
import type { Answer } from '#web/api/client.ts';

export type PermissionState = Answer<'permissions', 'read'>['state'];
export type PermissionRow = PermissionState['rows'][number];
export type PermissionCell = PermissionRow['cells'][number];

const BANS = ['ban', 'objection', 'address-ban'];

/** Only the person's own later consent opens it again. */
export function isBanned({ rule }: Pick<PermissionCell, 'rule'>): boolean {
  return BANS.includes(rule);
}

export interface Of {
  row: PermissionRow;
  cell: PermissionCell;
}
/** A ban may be entered without a switch: of all marketing. */
export type Wish = ({ kind: 'grant' | 'withdraw' | 'object' } & Of) | ({ kind: 'ban' } & Partial<Of>);

export interface DialogProps {
  subjectId: string;
  state: PermissionState;
  wish: Wish;
  onClose: () => void;
}
