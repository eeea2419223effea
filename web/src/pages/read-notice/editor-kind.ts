/** Which editor fits a fact. */
import type { ReadFact, Value } from './use-review.ts';

export type EditorKind = 'rule' | 'period' | 'field' | 'recipient' | 'purpose' | 'date' | 'detail' | 'text';

/** Null for what is only so or not so, such as a right. */
export function editorOf({ kind, value }: Pick<ReadFact, 'kind' | 'value'>): EditorKind | null {
  switch (kind) {
    case 'retention':
      return 'rule';
    case 'deadline':
      return 'period';
    case 'field':
    case 'recipient':
    case 'purpose':
    case 'date':
      return kind;
    case 'controller':
    case 'contact':
    case 'dpo':
    case 'register':
      return detailOf(value) === undefined ? null : 'detail';
    case 'safeguard':
    case 'archive':
    case 'disclosure':
    case 'transfer':
    case 'marketing':
    case 'must-give':
    case 'automated':
    case 'source':
    case 'subject-group':
      return 'text';
    default:
      return null;
  }
}

const DETAILS = ['name', 'businessId', 'alias', 'domicile', 'website', 'address', 'phone', 'email', 'title'];

/** The one detail that a fact about the firm or its people states. */
export function detailOf(value: Value): string | undefined {
  return DETAILS.find((each) => typeof value[each] === 'string');
}

export function said(value: Value, key: string): string {
  const found = value[key];
  return typeof found === 'string' ? found : '';
}
