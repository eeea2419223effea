// What a programmer reads first.

import { TOKEN_RATE } from '../token-limits.ts';

export const INTRODUCTION = `Everything the staff application does, it does through this API.

**Letting in.** Send \`Authorization: Bearer lupaus_…\`. A token has the permissions its owner chose, at most a year to live, and may be bound to networks. Cookies beside it count for nothing.

**Promises hold here too.** What the privacy notice does not declare is refused with the section that it would break. What is restricted, banned or erased stays so.

**Paging.** Lists take \`limit\` and a cursor (\`after\` or \`before\`); an answer's \`next\` is the cursor of the next page, and null at the end.

**Two at once.** Changes carry the \`version\` that was read. When somebody was faster the answer is 409 \`errors.version-conflict\`: read again and decide.

**Refusals** are problem bodies (RFC 9457). Go by \`code\`; \`title\` is for people.

**Pace.** ${TOKEN_RATE.calls} calls of one token in ${TOKEN_RATE.seconds} seconds, told in RateLimit headers; beyond it 429 with Retry-After.

**Versions.** New fields and operations can appear at any time: ignore what you do not know. What exists is taken away or changed no sooner than twelve months after its answers began to carry the headers Deprecation and Sunset, unless law or security orders otherwise.`;

/** What each group of operations is about; a group without words is named by its id. */
export const AREAS: Readonly<Record<string, string>> = {
  session: 'Signing in with a browser',
  setup: 'First start of an installation',
  accounts: 'Accounts of staff',
  policy: 'The declaration in force and its versions',
  drafts: 'Drafts of the declaration',
  catalogue: 'Which fields there are',
  reference: 'Facts the declarations refer to',
  retention: 'When data go, and what waits for a decision',
  rights: 'Erasure, holds, restriction and copies',
  permissions: 'What people permit and forbid',
  own: 'Links to people’s own pages',
  requests: 'What people ask by right',
  recipients: 'Recipients, agreements and disclosures',
  shared: 'What a partner sees',
  duties: 'What is to be done outside the register',
  breaches: 'Personal data breaches',
  promises: 'Promises and their proof',
  today: 'What needs somebody today',
  people: 'People, their contact points and memberships',
  organisations: 'Organisations',
  tags: 'Tags',
  tasks: 'Tasks and next actions',
  messages: 'Mail filed in the timeline',
  mailbox: 'The address from which mail is filed',
  contacts: 'What was talked of, and with whom',
  bulk: 'Acts on many at once',
  organisationBulk: 'The same acts on many organisations',
  views: 'Saved views of lists',
  duplicates: 'The same person twice',
  businessRegister: 'Facts of firms from the public register',
  leads: 'From interest to customer',
  forms: 'Sign-up forms, their confirmation and guides',
  audiences: 'Whom newsletters, call lists and letters are for, as conditions over declared fields',
  newsletters: 'What newsletters say: their blocks, their look, templates and pictures',
  mailings: 'Newsletters: from a draft to what came of it, every number of one equation',
  calls: 'Lists of calls and letters, whose people pass the same gate',
  automations: 'Standing letters that a confirmation sets off, off until they are turned on',
  imports: 'Files of people',
  exports: 'Copies as files',
  finding: 'Search',
  documents: 'Papers',
  vouchers: 'Vouchers kept by law',
  house: 'Backups and the log',
  mail: 'The mail relay',
  sending: 'How newsletters leave: signature, return address and rates',
  tokens: 'Tokens of this API',
  webhooks: 'Notices to other systems',
  undo: 'Undoing what was done',
};
