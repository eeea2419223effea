/** Door of the API contract: every route of the product, by area. */
import { analytics } from '#analytics/contract';
import {
  bulk,
  businessRegister,
  contacts,
  duplicates,
  exports,
  finding,
  imports,
  organisationBulk,
  organisations,
  people,
  tags,
  tasks,
  undo,
  views,
} from '#customers/contract';
import { mailbox, messages } from '#correspondence/contract';
import { documents, vouchers } from '#documents/contract';
import { forms } from '#forms/contract';
import { leads } from '#leads/contract';
import { raffles } from '#raffles/contract';
import { lists, returns } from '#returns/contract';
import { audiences, automations, calls, mailings, newsletters, tracking } from '#marketing/contract';
import { accounts, session, setup } from './access.ts';
import { catalogue } from './catalogue.ts';
import { breaches, duties } from './duties.ts';
import { drafts } from './drafts.ts';
import { house } from './house.ts';
import { mail } from './mail.ts';
import { own } from './own.ts';
import { permissions } from './permission.ts';
import { policy } from './policy.ts';
import { promises, today } from './promises.ts';
import { recipients } from './recipients.ts';
import { reference } from './reference.ts';
import { requests } from './requests.ts';
import { retention, rights } from './retention.ts';
import { sending } from './sending.ts';
import { shared } from './shared.ts';
import { tokens } from './tokens.ts';
import { webhooks } from './webhooks.ts';

export const contract = {
  session,
  setup,
  accounts,
  policy,
  drafts,
  catalogue,
  reference,
  retention,
  rights,
  permissions,
  own,
  requests,
  recipients,
  shared,
  duties,
  breaches,
  promises,
  today,
  people,
  organisations,
  bulk,
  organisationBulk,
  views,
  finding,
  contacts,
  tags,
  tasks,
  imports,
  exports,
  documents,
  vouchers,
  messages,
  mailbox,
  leads,
  raffles,
  forms,
  analytics,
  tracking,
  audiences,
  automations,
  mailings,
  calls,
  newsletters,
  businessRegister,
  house,
  mail,
  sending,
  tokens,
  undo,
  duplicates,
  webhooks,
  returns,
  lists,
} as const;
export type Contract = typeof contract;
