/** A house for tests of requests: the sample firm with a relay of mail, so that letters can go; without settings mail is off. */
import { accessMigrations } from '#kernel/access';
import { mailKinds, mailMigrations } from '#kernel/mail';
import type { Database } from '#platform/db';
import { firmWith, RELAY } from '../mail/testing.ts';
import { rightsHouse } from '../rights/testing.ts';
import type { RightsHouse } from '../rights/testing.ts';
import { requestKinds, requestMigrations } from './index.ts';

export function requestHouse(database: Database, dir: string): Promise<RightsHouse> {
  return rightsHouse(database, dir, {
    policy: firmWith(RELAY),
    kinds: [...mailKinds, ...requestKinds],
    migrations: [...accessMigrations, ...mailMigrations, ...requestMigrations],
  });
}
