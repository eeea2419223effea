// What a form can be, and what it may ask: a value of the register that a person can give about themselves and no sealed class.

export const FORM_KINDS = ['newsletter', 'guide', 'contact', 'raffle'] as const;
export type FormKind = (typeof FORM_KINDS)[number];

export const FORM_STATES = ['draft', 'open', 'closed'] as const;
export type FormState = (typeof FORM_STATES)[number];

/** By which act somebody confirmed: a press of the button, a touch or key on the page, or the page seen in focus for a while. */
export const CONFIRM_ACTS = ['button', 'touch', 'seen'] as const;
export type ConfirmAct = (typeof CONFIRM_ACTS)[number];

export const ADDRESS_FIELD = 'person.email';
export const NAME_FIELD = 'person.name';
export const NOTE_FIELD = 'contact.note';
export const ACTION_FIELD = 'marketing.action';
export const ACTION_NEXT = 'person.next_action';
export const RAFFLE_FIELD = 'marketing.raffle';
/** Opens and clicks: whoever consents to them consents to being followed, and is asked apart. */
export const TRACKING_FIELDS: readonly string[] = ['marketing.open', 'marketing.click'];

/** Columns of a person and contact points that a form may ask for, in the order in which it asks. */
export const PERSON_COLUMNS: Readonly<Record<string, 'givenName' | 'jobTitle' | 'industry' | 'education'>> = {
  'person.name': 'givenName',
  'person.job_title': 'jobTitle',
  'person.industry': 'industry',
  'person.education': 'education',
};
export const POINTS: Readonly<Record<string, 'phone' | 'address'>> = { 'person.phone': 'phone', 'person.address': 'address' };

/** Fields that only one kind of form has a place for. */
export const ONLY_FOR: Readonly<Record<string, FormKind>> = { [NOTE_FIELD]: 'contact', [RAFFLE_FIELD]: 'raffle' };

/** Letters of a value. */
export const LONGEST = { value: 200, text: 4000 } as const;
