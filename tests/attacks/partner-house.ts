// A coaching firm with two partner firms, one of which has a contract and an account, and a few customers of whom one is shown.

import type { TestContext } from 'node:test';
import { totpCode } from '#platform/crypto';
import { ok, openApp, sessionOf } from '#tests/app';
import type { Session, TestApp } from '#tests/app';

export const PARTNER = 'kumppani@toinen.example.test';
const OWN_PASSWORD = 'kumppanin oma salasana 8';

export interface PartnerHouse extends TestApp {
  /** The partner firm under contract. */
  partyId: string;
  agreementId: string;
  accountId: string;
  partner: Session;
  shown: string;
  hidden: string;
}

export async function customer(owner: Session, given: string, more: object = {}): Promise<string> {
  const body = {
    source: 'self',
    givenName: given,
    familyName: 'Testinen',
    jobTitle: 'johtaja',
    memberships: [{ registerId: 'customer', subjectGroup: 'customers' }],
    contactPoints: [
      { kind: 'email', value: `${given.toLowerCase()}@asiakas.example.test` },
      { kind: 'phone', value: '+358 50 5550100' },
    ],
    custom: {},
    ...more,
  };
  return (await ok(owner.call<{ person: { id: string } }>('POST', '/api/people', body))).person.id;
}

export async function fileAgreement(owner: Session, more: object = {}): Promise<{ id: string; partyId: string }> {
  const body = {
    party: { name: 'Toinen Valmennus Oy' },
    kind: 'nda',
    signedOn: '2026-11-01',
    validUntil: '2027-02-28',
    place: 'mappi 3',
    ...more,
  };
  return ok(owner.call('POST', '/api/recipients/partners/agreements', body));
}

/** Signs in with the one-time password, chooses one's own and, where it is promised, a second factor. */
export async function enter({ app, clock }: TestApp, email: string, password: string): Promise<Session> {
  const session = sessionOf(app);
  await ok(session.call('POST', '/api/session', { email, password }));
  await ok(session.call('PATCH', '/api/me', { password: OWN_PASSWORD, currentPassword: password }));
  const { secret } = await ok<{ secret: string }>(session.call('POST', '/api/me/totp', { password: OWN_PASSWORD }));
  await ok(session.call('POST', '/api/me/totp/confirm', { code: totpCode(secret, clock.now()) }));
  session.secret = secret;
  clock.advance(60_000);
  return session;
}

/** The same person the next morning. */
export async function signIn({ app, clock }: TestApp, { secret = '' }: Session, email = PARTNER): Promise<Session> {
  const session = sessionOf(app);
  session.secret = secret;
  await ok(session.call('POST', '/api/session', { email, password: OWN_PASSWORD }));
  await ok(session.call('POST', '/api/session/mfa', { code: totpCode(secret, clock.now()) }));
  return session;
}

export async function partnerHouse(t: TestContext): Promise<PartnerHouse> {
  const house = await openApp(t, { policy: 'lajina-mieli' });
  const { owner } = house;
  const { id: agreementId, partyId } = await fileAgreement(owner);
  const { accountId, password } = await ok<{ accountId: string; password: string }>(
    owner.call('POST', '/api/recipients/partners/partners', {
      partyId,
      name: 'Kumppanin Käyttäjä',
      email: PARTNER,
      language: 'fi',
      validUntil: '2027-02-28',
    }),
  );
  const [shown, hidden] = [await customer(owner, 'Aino'), await customer(owner, 'Eino')];
  await ok(owner.call('POST', '/api/recipients/partners/shares', { partyId, subjectIds: [shown], purpose: 'assignments' }));
  return { ...house, partyId, agreementId, accountId, partner: await enter(house, PARTNER, password), shown, hidden };
}
