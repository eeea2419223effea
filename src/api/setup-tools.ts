// Daily tools that the declaration leaves off because it does not name their data: each is one click away, in the same words as the notice.

import { CATALOGUE, draftFields, fieldUse } from '#kernel/policy';
import type { Policy } from '#kernel/policy';
import type { Text } from '#platform/i18n';

interface Tool {
  readonly id: string;
  readonly fields: readonly string[];
  readonly name: Text;
}

const TOOLS: readonly Tool[] = [
  {
    id: 'contacts',
    fields: ['contact.event', 'contact.note'],
    name: { fi: 'Yhteydenottojen kirjaaminen', sv: 'Anteckning av kontakter', en: 'Log of contacts' },
  },
  {
    id: 'next-action',
    fields: ['person.next_action'],
    name: {
      fi: 'Seuraava toimi ja Tänään-sivun muistutukset',
      sv: 'Nästa åtgärd och påminnelser på Idag',
      en: 'Next action and reminders on Today',
    },
  },
];

/** The register that the daily work is done in: the first that holds names. */
function workingRegister({ registers, dataGroups }: Policy): string | undefined {
  const holds = (id: string) =>
    dataGroups.some((group) => group.registers.includes(id) && group.fields.some((field) => fieldUse(field).id === 'person.name'));
  return (registers.find(({ id }) => holds(id)) ?? registers[0])?.id;
}

export interface ToolView {
  id: string;
  name: Text;
  /** Data that declaring it would add to the notice. */
  fields: Text[];
}

/** What is off, with the data it needs. */
export function toolsOff(policy: Policy): ToolView[] {
  const declared = new Set(policy.dataGroups.flatMap(({ fields }) => fields.map((field) => fieldUse(field).id)));
  return TOOLS.filter(({ fields }) => fields.some((id) => !declared.has(id))).map(({ id, name, fields }) => ({
    id,
    name,
    fields: fields.filter((field) => !declared.has(field)).flatMap((field) => CATALOGUE.get(field)?.name ?? []),
  }));
}

/** The text with the data of the tools asked for declared in the working register. */
export function withTools(yaml: string, policy: Policy | undefined, ids: readonly string[]): string {
  const register = policy && workingRegister(policy);
  const fields = TOOLS.filter(({ id }) => ids.includes(id)).flatMap((tool) => tool.fields);
  return register === undefined || fields.length === 0 ? yaml : draftFields(yaml, register, fields).yaml;
}
