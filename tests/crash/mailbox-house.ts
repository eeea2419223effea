/** A firm whose notice names the keeper of its mailbox, for tests in several processes. */
import { compilePolicy } from '#kernel/policy';
import type { Recipient } from '#kernel/policy';
import type { Database } from '#platform/db';
import { documentsModule } from '#documents';
import { correspondenceModule } from '#correspondence';
import type { MailboxSettings } from '#correspondence';
import { customersHouse, declarationOf } from '../../src/modules/customers/testing.ts';
import type { CustomersHouse } from '../../src/modules/customers/testing.ts';
import { IMAP_PASSWORD, IMAP_USER } from '../harness/dovecot.ts';

export const KEEPER = {
  id: 'keeper',
  name: { fi: 'Posti', sv: 'Post', en: 'Post' },
  role: 'processor',
  country: 'FI',
  access: 'copy',
  fields: ['person.email', 'contact.note'],
  purposes: ['services'],
  agreement: { kind: 'processing-agreement' },
} as unknown as Recipient;

/** `seed` sets apart the ids of two processes. */
export function mailboxHouse(database: Database, seed = 7): Promise<CustomersHouse> {
  const declared = declarationOf('lexmentor');
  const policy = compilePolicy({ ...declared.policy, recipients: [...declared.policy.recipients, KEEPER] }, declared);
  return customersHouse(database, policy, { seed, also: [documentsModule, correspondenceModule] });
}

export function mailboxSettings(port: number, folder: string): MailboxSettings {
  return {
    host: '127.0.0.1',
    port,
    tls: 'none',
    user: IMAP_USER,
    password: IMAP_PASSWORD,
    address: IMAP_USER,
    folder,
    afterwards: 'leave',
    moveTo: `${folder}-luettu`,
    recipientId: 'keeper',
  };
}
