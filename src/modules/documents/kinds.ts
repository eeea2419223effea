// Which papers can be filed, and which declared field each is of.

export const KINDS = ['quote', 'contract', 'coaching-agreement', 'certificate', 'reference', 'voucher'] as const;
export type Kind = (typeof KINDS)[number];

/** A voucher is what the catalogue calls invoices and their contents. */
export const VOUCHER_FIELD = 'invoice.details';

const FIELDS: Readonly<Record<Kind, string>> = {
  quote: 'document.quote',
  contract: 'document.contract',
  'coaching-agreement': 'document.coaching_agreement',
  certificate: 'document.certificate',
  reference: 'document.reference',
  voucher: VOUCHER_FIELD,
};

export const DOCUMENT_FIELDS = [
  'document.quote',
  'document.contract',
  'document.coaching_agreement',
  'document.certificate',
  'document.reference',
];

export function fieldOf(kind: Kind): string {
  return FIELDS[kind];
}

export function kindOf(fieldId: string): Kind {
  return KINDS.find((kind) => FIELDS[kind] === fieldId) ?? 'contract';
}
