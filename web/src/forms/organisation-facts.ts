/** Which inputs ask for which declared fields of an organisation, and the check digit of a Finnish Business ID. */
export type OrganisationKey = 'name' | 'businessId' | 'website' | 'industry' | 'billing';

export const ORGANISATION_FACTS: readonly { key: OrganisationKey; fieldId: string; long?: boolean }[] = [
  { key: 'name', fieldId: 'organisation.name' },
  { key: 'businessId', fieldId: 'organisation.business_id' },
  { key: 'website', fieldId: 'organisation.website' },
  { key: 'industry', fieldId: 'organisation.industry' },
  { key: 'billing', fieldId: 'organisation.billing', long: true },
];

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2];

/** True for an empty value too: whether it may be empty is another question. */
export function isBusinessId(text: string): boolean {
  if (text.trim() === '') return true;
  const match = /^(\d{6,7})-(\d)$/.exec(text.trim());
  if (!match) return false;
  const digits = (match[1] ?? '').padStart(7, '0');
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  const rest = sum % 11;
  return rest !== 1 && Number(match[2]) === (rest === 0 ? 0 : 11 - rest);
}
