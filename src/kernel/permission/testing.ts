/** A small firm for tests of permissions: letters on consent, sales on interest, care that is no marketing, assignments on contract. */

import { compilePolicy, policySchema } from '#kernel/policy';
import type { CompiledPolicy } from '#kernel/policy';
import { retentionKinds, retentionMigrations } from '#kernel/retention';
import type { RightsDeps } from '#kernel/rights';
import type { Database } from '#platform/db';
import { rightsHouse } from '../rights/testing.ts';
import type { RightsHouse } from '../rights/testing.ts';
import { keepBans } from './bans.ts';
import { decide } from './decide.ts';
import type { PermissionVerdict, Question } from './decide.ts';
import { permissionKinds } from './kinds.ts';
import { permissionMigrations } from './migrations/0001-permission.ts';
import { recordPermission } from './record.ts';
import type { NewPermission } from './record.ts';

function text(word: string): { fi: string; sv: string; en: string } {
  return { fi: word, sv: word, en: word };
}

const ADDRESSES = ['person.email', 'person.phone', 'person.address'];

function group(id: string, registers: string[], purposes: string[], fields: string[], retention: string[] = []): object {
  return { id, name: text(id), registers, purposes, sources: ['self'], fields, retention };
}

export function firmOfPermissions(): CompiledPolicy {
  const interest = { basis: 'legitimate-interest', interest: text('interest') };
  const policy = policySchema.parse({
    format: 'lupaus-policy/1',
    id: 'sample',
    name: text('sample'),
    statedDate: null,
    controllers: [{ id: 'firm', name: 'Esimerkki Oy', contact: { role: text('contact') } }],
    dpo: { appointed: false },
    registers: [
      { id: 'customer', name: text('Asiakkaat'), subjectGroups: ['people'], retention: ['five-years'] },
      { id: 'letters', name: text('Kirjeet'), subjectGroups: ['people'], retention: ['unsubscribed'] },
    ],
    subjectGroups: [{ id: 'people', name: text('people') }],
    purposes: [
      { id: 'assignments', name: text('assignments'), registers: ['customer'], basis: 'contract' },
      { id: 'vouchers', name: text('vouchers'), registers: ['customer'], basis: 'legal-obligation' },
      { id: 'care', name: text('care'), registers: ['customer'], ...interest, marketing: false },
      { id: 'sales', name: text('sales'), registers: ['customer'], ...interest },
      { id: 'newsletter', name: text('newsletter'), registers: ['letters'], basis: 'consent' },
      { id: 'tracking', name: text('tracking'), registers: ['customer'], basis: 'consent' },
    ],
    dataGroups: [
      group('contact', ['customer'], ['assignments', 'vouchers', 'care', 'sales'], ['person.name', ...ADDRESSES]),
      group('letter', ['letters'], ['newsletter'], ['person.email', 'person.phone']),
      group('opens', ['customer'], ['tracking'], ['marketing.open'], ['opens-end']),
    ],
    sources: [{ id: 'self', name: text('self'), from: 'self' }],
    retention: [
      { id: 'five-years', kind: 'relation', trigger: 'last-contact', period: 'P50Y' },
      { id: 'unsubscribed', kind: 'outdated', triggers: ['ban', 'consent-withdrawn'], within: 'P2D' },
      { id: 'opens-end', kind: 'outdated', triggers: ['ban', 'consent-withdrawn'], within: 'P7D' },
    ],
    recipients: [],
    disclosures: [],
    transfers: [],
    marketing: [{ id: 'ban', text: text('ban'), clauses: ['S0-20'] }],
    automated: [{ id: 'none', text: text('none') }],
    safeguards: [],
    archives: [],
    requests: {
      channels: ['email'],
      erasureHours: 48,
      answerDays: 30,
      identity: 'link',
      clarification: true,
      fee: 'none',
      rights: [{ right: 'access' }],
    },
  });
  return compilePolicy(policy, { versionId: 'version-1', versionNo: 1, effectiveFrom: '2020-01-01' });
}

export interface PermissionHouse extends RightsHouse {
  readonly policy: CompiledPolicy;
  /** Records an event of today unless said otherwise, as the staff does. */
  record(event: Partial<NewPermission> & Pick<NewPermission, 'subjectId' | 'act'>): Promise<string>;
  ask(question: Partial<Question> & Pick<Question, 'subjectId'>): Promise<PermissionVerdict>;
}

export async function permissionHouse(database: Database, dir: string): Promise<PermissionHouse> {
  const policy = firmOfPermissions();
  const house = await rightsHouse(database, dir, {
    policy,
    kinds: [...retentionKinds, ...permissionKinds],
    migrations: [...retentionMigrations, ...permissionMigrations],
  });
  const deps: RightsDeps & { readonly database: Database } = {
    ...house.deps,
    onErase: [{ room: 'permission', beforeErase: (tx, subjectId) => keepBans(tx, deps, subjectId) }],
  };
  return {
    ...house,
    deps,
    policy,
    record: (event) =>
      recordPermission(
        deps,
        { act: house.act(), method: 'staff', source: 'self' },
        { channel: 'email', purpose: 'newsletter', on: '2026-03-14', ...event },
      ),
    ask: (question) => decide(database.db, policy, { channel: 'email', purposeId: 'newsletter', at: house.clock.now(), ...question }, deps),
  };
}
