/** What a refused field is called: by the declaration, by the form, or not at all; never by its id. */
import { useQueryClient } from '@tanstack/react-query';
import { fieldOf } from '../api/declared.ts';
import { policyQuery } from '../api/queries.ts';
import { ORGANISATION_FACTS } from '../forms/organisation-facts.ts';
import { PERSON_FACTS } from '../forms/person-facts.ts';
import { forms } from '../i18n/forms.ts';
import { useT, useText } from '../i18n/index.ts';

const INPUTS = [...PERSON_FACTS, ...ORGANISATION_FACTS];

/** Inputs that no declared field stands behind. */
const FIELD_WORDS = [
  'on',
  'date',
  'since',
  'reviewOn',
  'receivedAt',
  'reason',
  'law',
  'note',
  'trigger',
  'registerId',
  'subjectGroup',
  'source',
  'purpose',
  'kind',
  'value',
  'email',
  'name',
  'password',
  'currentPassword',
  'code',
  'person',
  'place',
  'nextAction',
  'nextActionOn',
  'organisationId',
] as const;

export function useFieldName(): (path: string) => string | undefined {
  const t = useT(forms);
  const text = useText();
  // Only what is known already: a page outside the door must not ask for the declaration.
  const client = useQueryClient();
  return (path) => {
    const policy = client.getQueryData(policyQuery.queryKey);
    const key = path.split('/').at(-1) ?? path;
    const declared = fieldOf(policy, INPUTS.find((input) => input.key === key)?.fieldId ?? key);
    const word = FIELD_WORDS.find((each) => each === (key === 'record.source' ? 'source' : key));
    return text(declared?.name) || (word === undefined ? undefined : t(`fields.${word}`));
  };
}
