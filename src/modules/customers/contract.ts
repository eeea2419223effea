/** Contract of people, organisations, memberships, contacts and imports. */
export { people } from './contract/people.ts';
export { bulk, organisationBulk } from './contract/bulk.ts';
export { views } from './contract/views.ts';
export { businessRegister } from './contract/business-register.ts';
export { organisations } from './contract/organisations.ts';
export { finding } from './contract/finding.ts';
export { exports } from './contract/exports.ts';
export { imports } from './contract/imports.ts';
export { tags, tasks } from './contract/tags.ts';
export { duplicates } from './contract/duplicates.ts';
export { undo } from './contract/undo.ts';
export { contacts } from './contract/contacts.ts';
