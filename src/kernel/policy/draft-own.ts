// A datum that no catalogue names can be declared by its name: a draft of the declaration gets it as a field of the firm's own.

import type { Text } from '#platform/i18n';
import type { FieldClass } from './catalogue.ts';
import { draftField, readPolicy } from './draft.ts';
import { freeId } from './draft-edit.ts';
import { fieldUse } from './fields.ts';

export interface OwnFieldDraft {
  readonly registerId: string;
  readonly purposeId?: string | undefined;
  readonly name: Text;
  /** Sealed classes are not for text that anybody may read. */
  readonly class: Extract<FieldClass, 'ordinary' | 'contact' | 'financial'>;
}

/** The policy text with the field declared for the register. One of the same Finnish name in another register is the same field. */
export function draftOwnField(policyYaml: string, { registerId, purposeId, ...own }: OwnFieldDraft): { yaml: string; fieldId: string } {
  const used = readPolicy(policyYaml).dataGroups.flatMap(({ fields }) => fields.map(fieldUse));
  const known = used.find(({ id, name }) => id.startsWith('custom.') && name?.fi.toLowerCase() === own.name.fi.toLowerCase());
  const taken = used.map(({ id }) => ({ id: id.replaceAll('_', '-') }));
  const fieldId = known?.id ?? freeId(`custom.${wordOf(own.name.fi)}`, taken).replaceAll('-', '_');
  const field = known?.name !== undefined && known.class !== undefined ? { name: known.name, class: known.class } : own;
  return { yaml: draftField(policyYaml, { registerId, purposeId, fieldId, ...field }), fieldId };
}

function wordOf(name: string): string {
  const plain = name
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40);
  return plain === '' ? 'field' : plain;
}
