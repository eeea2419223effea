/** A house for tests of duties: the sample firm with a cabinet, Outlook, a newsletter service, a partner and sources outside the person. */
import { accessMigrations } from '#kernel/access';
import { disclosureKinds, disclosureMigrations } from '#kernel/disclosure';
import { mailKinds, mailMigrations } from '#kernel/mail';
import { retentionMigrations } from '#kernel/retention';
import { compilePolicy, policySchema } from '#kernel/policy';
import type { CompiledPolicy } from '#kernel/policy';
import type { RightsDeps } from '#kernel/rights';
import type { Database } from '#platform/db';
import { firmOfRights } from '../rights/firm/testing.ts';
import { rightsHouse } from '../rights/testing.ts';
import type { RightsHouse } from '../rights/testing.ts';
import { dutyKinds, dutyMigrations, notedTexts, openDuties } from './index.ts';

function text(word: string): { fi: string; sv: string; en: string } {
  return { fi: word, sv: word, en: word };
}

function archive(id: string, kind: string, fields: string[]): object {
  return { id, name: text(id), kind, place: text(`${id}-place`), fields };
}

function recipient(id: string, role: string, fields: string[], more: object = {}): object {
  return { id, name: text(id), role, country: 'FI', access: 'copy', fields, purposes: ['care'], agreement: { kind: 'none' }, ...more };
}

export function firmOfDuties(...more: readonly object[]): CompiledPolicy {
  const { policy } = firmOfRights();
  const archives = [
    archive('cabinet', 'paper', ['person.name', 'document.contract']),
    archive('outlook', 'mailbox', ['person.name', 'person.email', 'calendar.entry']),
    archive('backup-copies', 'backup', []),
  ];
  const recipients = [
    recipient('letters-service', 'processor', ['person.email']),
    recipient('cookies', 'processor', ['web.cookie']),
    recipient('viewing', 'partner', ['person.name'], { access: 'view', offSystem: false }),
    recipient('consortium', 'joint-controller', ['person.name', 'person.email']),
    ...more,
  ];
  const sources = [
    { id: 'self', name: text('self'), from: 'self' },
    { id: 'partner', name: text('partner'), from: 'partner' },
    { id: 'visits', name: text('visits'), from: 'web' },
  ];
  return compilePolicy(policySchema.parse({ ...policy, archives, recipients, sources }), {
    versionId: 'version-1',
    versionNo: 1,
    effectiveFrom: '2020-01-01',
  });
}

export async function dutyHouse(database: Database, dir: string, ...more: readonly object[]): Promise<RightsHouse> {
  const house = await rightsHouse(database, dir, {
    policy: firmOfDuties(...more),
    kinds: [...mailKinds, ...disclosureKinds, ...dutyKinds],
    migrations: [...accessMigrations, ...mailMigrations, ...disclosureMigrations, ...retentionMigrations, ...dutyMigrations],
  });
  const deps: RightsDeps = {
    ...house.deps,
    onAct: [{ room: 'duties', afterAct: (tx, done) => openDuties(tx, deps, done) }],
    sealedTexts: () => notedTexts(deps),
  };
  return { ...house, deps };
}
