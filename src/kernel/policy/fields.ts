// A field in a data group is written as its id alone or with a name, class or condition of its own; here both read the same.

import type { Text } from '#platform/i18n';
import type { FieldClass } from './catalogue.ts';
import type { DataGroup } from './schema.ts';

export interface FieldUse {
  id: string;
  name?: Text | undefined;
  class?: FieldClass | undefined;
  /** In which case only the field is recorded. */
  when?: Text | undefined;
  clauses: readonly string[];
}

export function fieldUse(field: DataGroup['fields'][number]): FieldUse {
  return typeof field === 'string' ? { id: field, clauses: [] } : field;
}
