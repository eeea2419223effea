/** The demo firm of the pictures of marketing: who agreed and who did not, a letter that left, one that is written, forms, calls, and visits to a site. */
import { ok, signInAgain } from '#tests/app';
import type { Cleaner } from '#tests/app';
import { demoCommand } from '../../src/cli/demo.ts';
import { ask, PHONE as PHONE_AGENT, setSites } from '../../src/modules/analytics/testing.ts';
import { openBulkSink } from '../../src/platform/mail/bulk/testing.ts';
import { takeMailIntoUse } from '../own/house.ts';
import { openForms } from '../forms/house.ts';
import { enter, openHouse, openWindow } from './house.ts';
import type { House } from './house.ts';

const REGISTER = 'customer-marketing';
const PURPOSE = 'direct-marketing';
const FROM = { fromName: 'MukavaMonday', fromAddress: 'kirje@firma.example.test' };
const SITE = 'www.firma.example.test';
const OPEN = { all: [{ on: 'register', register: REGISTER }] };
const BUYERS = { all: [{ on: 'register', register: REGISTER, group: 'customers' }] };

interface Letters {
  draft: string;
  sent: string;
  calls: string;
}

/** A firm that sends newsletters, as it is a few weeks after it began. */
export async function openLetters(t: Cleaner): Promise<{ house: House; made: Letters }> {
  const house = await openHouse(t, { policy: 'interniemi', startAt: '2026-10-27T08:00:00.000Z' });
  await demoCommand(house.app.deps, { people: 240, seed: 5 }, () => undefined);
  const sink = await openBulkSink();
  t.after(() => sink.close());
  await takeMailIntoUse(house, sink.port);
  const addresses = await agree(house);
  // Two whose addresses no longer exist, and one whose letter nobody can answer for.
  const [first = '', second = '', third = ''] = addresses.slice(7);
  sink.misbehave([
    ...[first, second].map((to) => ({ at: 'rcpt', to, say: '550 5.1.1 no such user' }) as const),
    { at: 'dot', to: third, times: 1, drop: true },
  ]);
  const sent = await letter(house, 'Lokakuun kirje', 'Kun palaveri venyy');
  await leave(house, sent, null);
  await later(house, '2026-11-12T08:00:00.000Z');
  await leave(house, await letter(house, 'Kutsu aamukahville', 'Tule aamukahville'), null);
  await later(house, '2026-11-22T08:00:00.000Z');
  await leave(house, await letter(house, 'Joulukuun kirje', 'Vuosi päättyy, entä kiire?'), '2026-12-08T09:00');
  const draft = await letter(house, 'Marraskuun kirje', 'Marraskuun kuulumiset');
  await keep(house);
  return { house, made: { draft, sent, calls: await calls(house) } };
}

/** Some days go by, and the owner signs in again. */
async function later(house: House, at: string): Promise<void> {
  await house.moveTo(at);
  await signInAgain(house.owner, house.clock);
  await enter(house.context, house.url, house.owner);
}

interface Row {
  id: string;
  email: string | null;
}

/** Two in three agree, one in thirty forbids marketing, the rest have said nothing; the addresses of those who agreed. */
async function agree({ owner }: House): Promise<string[]> {
  const { rows } = await ok<{ rows: Row[] }>(owner.call('GET', `/api/people?limit=100&email=has&register=${REGISTER}`));
  const told = { on: '2026-09-15', way: 'phone', source: 'self' };
  for (const [at, { id }] of rows.entries()) {
    if (at % 30 === 4) await ok(owner.call('POST', `/api/subjects/${id}/permissions/bans`, { ...told, channel: null, purposeId: null }));
    else if (at % 3 !== 0)
      await ok(
        owner.call('POST', `/api/subjects/${id}/permissions/consents`, { ...told, channel: 'email', purposeId: PURPOSE, lang: 'fi' }),
      );
  }
  return rows.flatMap(({ email }, at) => (email === null || at % 30 === 4 || at % 3 === 0 ? [] : [email]));
}

const BLOCKS = [
  { id: 'a', kind: 'heading', text: 'Marraskuun kuulumiset', level: 1 },
  {
    id: 'b',
    kind: 'text',
    text: 'Hei,\n\nmoni johtoryhmä kysyy tähän aikaan vuodesta samaa: mihin syksy meni? Kokosimme **kolme kysymystä**, joilla palaveri lyhenee eikä kukaan jää sanomatta asiaansa.',
  },
  { id: 'c', kind: 'button', label: 'Lue kolme kysymystä', href: 'https://www.firma.example.test/kysymykset' },
  {
    id: 'd',
    kind: 'event',
    title: 'Aamukahvit esihenkilöille',
    day: '2026-12-03',
    from: '08:30',
    until: '10:00',
    place: 'Tampere',
    text: '',
    label: 'Ilmoittaudu',
    href: 'https://www.firma.example.test/aamukahvit',
  },
  { id: 'e', kind: 'quote', text: 'Opimme kysymään ensin ja neuvomaan vasta sitten.', by: 'Osallistuja' },
];

/** A newsletter that is written and aimed at the register. */
async function letter({ owner }: House, name: string, subject: string): Promise<string> {
  const { id } = await ok<{ id: string }>(owner.call('POST', '/api/mailings', { name, purpose: PURPOSE }));
  const { version } = await ok<{ version: number }>(owner.call('GET', `/api/mailings/${id}`));
  await ok(owner.call('PATCH', `/api/mailings/${id}`, { ...FROM, segment: OPEN, version }));
  const { content } = await ok<{ content: { version: number } }>(owner.call('GET', `/api/newsletters/${id}`));
  const fi = { subject, subjectB: '', preheader: 'Kolme kysymystä ja aamukahvit', blocks: BLOCKS };
  await ok(owner.call('PUT', `/api/newsletters/${id}`, { version: content.version, mainLang: 'fi', public: true, document: { fi } }));
  return id;
}

/** Sends it now, or has it wait for its hour. */
async function leave({ app, owner }: House, id: string, at: string | null): Promise<void> {
  const { version } = await ok<{ version: number }>(owner.call('GET', `/api/mailings/${id}`));
  await ok(owner.call('POST', `/api/mailings/${id}/schedule`, { at, maxLateMinutes: 360, version }));
  if (at === null) await app.mailings.sendDue();
}

async function keep({ owner }: House): Promise<void> {
  await ok(owner.call('POST', '/api/audiences', { name: 'Kaikki rekisterissä', segment: OPEN }));
  const quiet = { all: [...BUYERS.all, { not: { on: 'contact', from: '2026-06-01', to: '2026-11-22' } }] };
  await ok(owner.call('POST', '/api/audiences', { name: 'Asiakkaat, joista ei ole kuultu kesän jälkeen', segment: quiet }));
}

async function calls({ owner }: House): Promise<string> {
  const wish = { name: 'Marraskuun soitot', channel: 'phone', purpose: 'prospecting', scope: 'direct-marketing', segment: OPEN };
  const { id } = await ok<{ id: string }>(owner.call('POST', '/api/calls', wish));
  return id;
}

/** A form by which some have signed up, and most of them confirmed; and a guide that is not open yet. */
export async function openSignUps(t: Cleaner): Promise<Pick<House, 'page' | 'url'>> {
  const house = await openForms(t, { policy: 'interniemi', startAt: '2026-11-22T08:00:00.000Z' });
  const { app, owner, clock } = house;
  const text = (fi: string, sv: string, en: string) => ({ fi, sv, en });
  const of = { registerId: REGISTER, subjectGroup: 'subscribers', purposeId: PURPOSE, sourceId: 'self', fields: [] };
  const name = text('Uutiskirjeen tilaus', 'Nyhetsbrev', 'Newsletter');
  const intro = text(
    'Ajatus johtamisesta kerran kuussa.',
    'En tanke om ledarskap en gång i månaden.',
    'A thought on leading once a month.',
  );
  await house.form({ ...of, slug: 'uutiskirje', permissions: ['newsletter-tracking'], name, intro });
  const guide = text('Opas esihenkilölle', 'Guide för chefer', 'A guide for managers');
  await house.form({ ...of, slug: 'opas', kind: 'guide', purposeId: null, permissions: [PURPOSE], name: guide, intro });
  for (let no = 1; no <= 12; no++) {
    const ip = `198.51.${100 + no}.7`;
    for (let looks = 0; looks < 1 + (no % 3); looks++) await house.visitor(ip).get('/lomake/uutiskirje');
    const email = `lukija.${no}@asiakas.example.test`;
    await house.signUp('uutiskirje', { email, [`permission:${PURPOSE}`]: 'on' }, { ip });
    await house.round();
    if (no % 4 !== 0) await house.confirm(house.tokenTo(email));
  }
  const { publicUrl: url, port } = app.deps.config;
  await app.server.listen({ host: '127.0.0.1', port });
  const { context, page } = await openWindow(t, url, clock.now());
  await enter(context, url, owner);
  return { page, url };
}

/** Four weeks of visits to a site of a firm that counts them. */
export async function openVisits(t: Cleaner): Promise<House> {
  const house = await openHouse(t, { policy: 'valmennuskumppani', startAt: '2026-10-26T08:00:00.000Z' });
  const { app } = house;
  await setSites(app.deps.database, [`https://${SITE}`]);
  const pages = ['/', '/palvelut', '/opas-johtamiseen', '/hinnat', '/yhteys'];
  for (let day = 0; day < 28; day++) {
    await house.moveTo(new Date(Date.UTC(2026, 9, 26 + day, 9)).toISOString());
    for (let i = 0; i < 4 + ((day * 7) % 11); i++) {
      const by = i % 3 === 0 ? { agent: PHONE_AGENT } : {};
      const of = { site: SITE, address: `198.51.100.${(day * 5 + i) % 200}`, consented: i % 2 === 0, ...by };
      const referrer = i % 4 === 0 ? 'haku.example.test' : i % 5 === 0 ? 'lehti.example.test' : null;
      await app.counter.take(ask(pages[i % 5] ?? '/', { ...of, referrer, campaign: i % 6 === 0 ? 'syksy-2026' : null }));
      await app.counter.take(ask(pages[(i * 3 + 1) % 5] ?? '/', of));
    }
    await app.counter.flush();
  }
  await app.deps.onNight?.find(({ room }) => room === 'analytics')?.night(house.clock.now());
  await later(house, '2026-11-22T09:30:00.000Z');
  return house;
}
