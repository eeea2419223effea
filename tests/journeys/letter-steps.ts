// A newsletter in a house that lives: a relay of our own, people who agreed, one mailing sent through the engine.

import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { createMailing, createMailingSender, recipientsOf, scheduleMailing } from '#kernel/mailings';
import type { RecipientRow } from '#kernel/mailings';
import { channelsOf, kindOfPurpose } from '#kernel/permission';
import { plainLetters } from '../../src/kernel/mailings/testing.ts';
import { openBulkSink } from '../../src/platform/mail/bulk/testing.ts';
import type { BulkSink } from '../../src/platform/mail/bulk/testing.ts';
import { ok } from '#tests/app';
import type { TestApp } from '#tests/app';

export interface Readers {
  readonly sink: BulkSink;
  readonly purposeId: string;
  /** People with an e-mail address who agreed to the newsletter. */
  readonly ids: readonly string[];
  /** Records the person's consent, over a ban if there is one. */
  consent(id: string): Promise<void>;
  /** Sends a newsletter to all of them; the rows of its ledger, by person. */
  send(): Promise<ReadonlyMap<string, RecipientRow>>;
}

const FROM = { fromName: 'Firma', fromAddress: 'posti@firma.example.test' };

/** The first people of the register who have an address of their own. */
export async function withReaders(t: Pick<TestContext, 'after'>, { app: { deps }, owner }: TestApp, n = 3): Promise<Readers> {
  const sink = await openBulkSink({ keep: true });
  t.after(() => sink.close());
  const { relays } = await ok<{ relays: { id: string; seesAddress: boolean }[] }>(owner.call('GET', '/api/mail'));
  const relay = { host: '127.0.0.1', port: sink.port, tls: 'none', user: '', ...FROM };
  await ok(owner.call('PUT', '/api/mail', { ...relay, recipientId: relays.find(({ seesAddress }) => seesAddress)?.id }));
  const policy = deps.policy.current();
  assert.ok(policy);
  const purposes = [...policy.purposes.values()];
  const purposeId = purposes.find((each) => kindOfPurpose(each) === 'consent' && channelsOf(policy, each.id).includes('email'))?.id ?? '';
  const { rows } = await ok<{ rows: { id: string; email: string | null }[] }>(owner.call('GET', '/api/people?limit=50'));
  const ids = rows.flatMap(({ id, email }) => (email === null ? [] : [id])).slice(0, n);
  const consent = async (id: string) => {
    const told = { on: deps.clock.now().toISOString().slice(0, 10), way: 'phone', source: 'own-records', channel: 'email', purposeId };
    await ok(owner.call('POST', `/api/subjects/${id}/permissions/consents`, { ...told, lang: 'fi', overBan: true }));
  };
  for (const id of ids) await consent(id);
  return {
    sink,
    purposeId,
    ids,
    consent,
    async send() {
      const mailing = await deps.database.tx(async (tx) => {
        const id = await createMailing(tx, deps, { kind: 'newsletter', purposeId, ...FROM });
        await scheduleMailing(tx, deps, id, { localAt: null }, { actor: { id: 'owner', kind: 'account' } });
        return id;
      });
      const sender = createMailingSender(deps, { letters: plainLetters(new Map([[mailing, ids]])) });
      await sender.sendDue();
      await sender.close();
      const list = await recipientsOf(deps.database.db, mailing, { limit: 100 });
      return new Map(list.map((row) => [row.subject_id, row]));
    },
  };
}
