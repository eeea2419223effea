// What a person accepts in the review is what is published: every fact that was read stands in the draft, and the notice made of it says it (issue 3).

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, it } from 'node:test';
import { completions, DEFAULT_REFERENCE, fieldUse, importNotice, lintNotice, noticeMarkdown, noticeOf, parsePolicy } from '#kernel/policy';
import type { Fact, NoticeImport, Policy } from '#kernel/policy';
import { consequenceOf } from '../../web/src/pages/setup/consequence.ts';

const TODAY = '2026-11-22';
const FIXTURES = join(import.meta.dirname, 'fixtures');
const FILES = [FIXTURES, join(FIXTURES, 'notices')].flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => /\.(?:txt|md|html)$/.test(name))
    .map((name) => join(folder, name)),
);

interface Made {
  read: NoticeImport;
  policy: Policy;
  /** The notice in Finnish, folded. */
  notice: string;
}

const fold = (words: string): string =>
  words
    .toLowerCase()
    .replace(/[\s\u00a0]+/g, ' ')
    .replace(/[*\\_]/g, '');

async function made(file: string): Promise<Made> {
  const read = await importNotice(readFileSync(file), TODAY);
  const policy = parsePolicy(read.draft ?? '').policy;
  assert.ok(policy, 'the draft is a declaration');
  return { read, policy, notice: fold(noticeMarkdown(noticeOf(policy), 'fi')) };
}

const value = (fact: Fact, key: string): string => (typeof fact.value[key] === 'string' ? fact.value[key] : '');
const last = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
const has = (list: readonly { id: string }[], id: string): boolean => list.some((each) => each.id === id);

/** Facts that are not of the declaration: what the text itself is like, which law it names, and what the browser does. */
const ELSEWHERE = new Set(['section', 'introduction', 'law']);

/** Whether the draft holds what the fact says; a sentence where it does not. */
function missing(fact: Fact, { read, policy, notice }: Made): string | undefined {
  const says = (words: string) => (notice.includes(fold(words)) ? undefined : `the notice does not say "${words}"`);
  const node = (list: readonly { id: string; name?: { fi: string }; text?: { fi: string } }[], id: string) => {
    const found = list.find((each) => each.id === id);
    return found === undefined ? 'not in the draft' : says((found.name ?? found.text)?.fi.replace(/\.$/, '') ?? '');
  };
  const id = last(fact.path);
  const { requests } = policy;
  switch (fact.kind) {
    case 'date': {
      const newest = read.facts
        .filter(({ kind }) => kind === 'date')
        .map(({ path }) => last(path))
        .toSorted()
        .at(-1);
      return newest === policy.statedDate ? undefined : 'not the date of the draft';
    }
    case 'controller':
    case 'contact':
    case 'dpo': {
      const words = ['name', 'businessId', 'alias', 'domicile', 'website', 'address', 'phone', 'email']
        .map((key) => value(fact, key))
        .find(Boolean);
      if (words === undefined || fact.value['valid'] === false || words.startsWith('[')) return undefined;
      if (/[(<[](?:at|ät|a|@)[)>\]]/.test(words))
        return JSON.stringify(policy).includes(words.replace(/ ?[(<[](?:at|ät|a|@)[)>\]] ?/, '@')) ? undefined : `${words} is lost`;
      return JSON.stringify(policy).includes(JSON.stringify(words).slice(1, -1)) ? says(words) : 'not in the draft';
    }
    case 'register':
      return node(policy.registers, id);
    case 'subject-group':
      return node(policy.subjectGroups, id);
    case 'purpose':
      return policy.purposes.some((each) => fact.path.endsWith(`/${each.id}`) || fact.path.includes('custom:'))
        ? undefined
        : 'not in the draft';
    case 'basis': {
      const taken =
        policy.purposes.some(({ basis }) => basis === id) || (id === 'explicit-consent' && policy.dataGroups.some(({ art9 }) => art9));
      const repealed = id === 'customer-relationship' || id === 'other-connection';
      return taken || (repealed && policy.purposes.every(({ completed }) => completed.some(({ stated }) => stated !== null)))
        ? undefined
        : 'no purpose has it';
    }
    case 'field':
      return policy.dataGroups.some(({ fields }) => fields.some((each) => fieldUse(each).id === value(fact, 'field')))
        ? undefined
        : 'not in the draft';
    case 'retention': {
      const period = /:(P\d+[YMWD])$/.exec(fact.path)?.[1];
      const [kind = ''] = id.split(':');
      const rules = policy.retention.filter((rule) => rule.kind === (RULES[kind] ?? kind));
      const words = (text: string) => fold(text).slice(0, 40);
      const rule = rules.find((each) =>
        period === undefined
          ? each.kind === 'on-request' ||
            each.completed.some(({ stated }) => words(stated?.fi ?? '') === words(read.text.slice(fact.place.start, fact.place.end)))
          : JSON.stringify(each).includes(period),
      );
      const told = policy.registers.some(({ completed }) =>
        completed.some(
          ({ rule: law, stated }) => law === 'R19' && words(stated?.fi ?? '') === words(read.text.slice(fact.place.start, fact.place.end)),
        ),
      );
      if (told) return value(fact, 'field') === 'marketing.permission' ? undefined : 'a time of other data is set aside';
      if (rule === undefined) return 'no rule says it';
      const used = [...policy.registers, ...policy.dataGroups].some(({ retention }) => retention.includes(rule.id));
      return used ? undefined : 'no register or group uses the rule';
    }
    case 'deadline': {
      const text = fold(read.text.slice(fact.place.start, fact.place.end).replace(/\.$/, ''));
      const period = value(fact, 'period');
      const days = Number(/\d+/.exec(period)?.[0]) * ({ D: 1, W: 7 }[period.at(-1) ?? ''] ?? 31);
      const now = value(fact, 'what') === 'erasure' ? requests.erasureHours / 24 : requests.answerDays;
      const shorter = read.facts.some((each) => each.kind === 'deadline' && each !== fact && value(each, 'what') === value(fact, 'what'));
      return now === days || shorter || notice.includes(text) ? undefined : `${period} is neither kept nor told`;
    }
    case 'source':
      return node(policy.sources, id);
    case 'recipient':
      return node(policy.recipients, id);
    case 'recipient-field': {
      const recipient = policy.recipients.find((each) => each.id === fact.path.split('/')[1]);
      const declared = policy.dataGroups.some(({ fields }) => fields.some((each) => fieldUse(each).id === id));
      return recipient === undefined ? undefined : recipient.fields.includes(id) || !declared ? undefined : 'not given';
    }
    case 'tool': {
      const names = JSON.stringify([policy.recipients, policy.archives, policy.sources]);
      return names.includes(value(fact, 'name')) ? says(value(fact, 'name')) : 'neither recipient nor archive';
    }
    case 'disclosure':
      return node(policy.disclosures, id);
    case 'transfer':
      return node(policy.transfers, id);
    case 'marketing':
      return node(policy.marketing, id);
    case 'automated':
      return node(policy.automated, id);
    case 'must-give':
      return node(policy.mustGive, id);
    case 'safeguard':
      return node(policy.safeguards, id);
    case 'minimisation':
      return node(policy.about, id);
    case 'archive':
      return fact.path === 'archives/no-paper' || has(policy.archives, id) ? undefined : 'not in the draft';
    case 'right':
      return requests.rights.some(({ right, completed }) => right === id && completed.length === 0)
        ? undefined
        : 'right completed or missing';
    case 'procedure': {
      if (['email', 'post', 'phone', 'in-person'].includes(id) && requests.channels.some((each) => each === id)) return undefined;
      if (id === 'clarification') return requests.clarification ? undefined : 'not in the draft';
      if (id === 'cookie-choice') return node(policy.about, id);
      return requests.superseded.some((each) => each.id === id) || COVERED.has(id) ? undefined : 'not in the draft';
    }
    default:
      return ELSEWHERE.has(fact.kind) ? undefined : 'a kind of fact that nothing looks for';
  }
}

/** Rules that the reader knows by another name than the declaration. */
const RULES: Readonly<Record<string, string>> = { 'inactive-removed': 'periodic-review', cycle: 'after-event' };

/** Every notice says these by itself: whom to ask, that asking is free, how identity is looked at, when a request is refused, where to complain. */
const COVERED = new Set(['contact-firm', 'free', 'identity', 'refusal', 'fee', 'specify-error', 'authority-address']);

describe('what was read and accepted', () => {
  for (const file of FILES) {
    it(`${basename(file)}: stands in the draft and in its notice`, async () => {
      const all = await made(file);
      const lost = all.read.facts.flatMap((fact) => {
        const why = missing(fact, all);
        return why === undefined ? [] : [`${fact.path}: ${why}`];
      });
      assert.deepEqual(lost, []);
    });
  }
});

describe('the draft of the ten points', () => {
  const file = join(FIXTURES, 'b-ten-points.txt');

  it('gives each ground that is stated once for all to a purpose it fits', async () => {
    const { policy } = await made(file);
    assert.deepEqual(Object.fromEntries(policy.purposes.map(({ id, basis }) => [id, basis])), {
      care: 'contract',
      marketing: 'consent',
      communication: 'legitimate-interest',
    });
  });

  it('keeps the month in which requests are answered, in days and in the words of the notice', async () => {
    const { policy, notice } = await made(file);
    assert.equal(policy.requests.answerDays, 28);
    assert.ok(notice.includes('rekisterinpitäjä vastaa kuukauden kuluessa'));
    assert.ok(policy.requests.completed.every(({ what, stated }) => (what === 'deadline') === (stated !== null)));
  });

  it('says of nobody at once that data are transferred to them and that they are given none', async () => {
    for (const each of FILES) {
      const { policy } = await made(each);
      assert.deepEqual(
        policy.recipients.filter(({ fields }) => fields.length === 0).map(({ id }) => id),
        policy.recipients.filter(({ fields, transfer }) => fields.length === 0 && transfer === undefined).map(({ id }) => id),
      );
      const [first] = policy.recipients.filter(({ transfer }) => transfer !== undefined);
      if (first === undefined) continue;
      const emptied = { ...policy, recipients: [{ ...first, fields: [] }] };
      assert.ok(!noticeMarkdown(noticeOf(emptied), 'fi').includes('ulkopuolelle: **'));
    }
  });

  it('care and contact are no marketing, and the owner is told so; what sells is', async () => {
    const { policy } = await made(join(FIXTURES, 'a-form.txt'));
    const care = policy.purposes.find(({ id }) => id === 'care');
    assert.equal(care?.marketing, false);
    assert.ok(care.completed.some(({ what }) => what === 'not-marketing'));
    for (const each of FILES)
      for (const purpose of (await made(each)).policy.purposes)
        if (/markkinoin|myynti/i.test(purpose.name.fi)) assert.equal(purpose.marketing, undefined, `${basename(each)} ${purpose.id}`);
  });
});

describe('what the review calls completed', () => {
  it('is in the draft: invoices without a time of their own get that of the law', async () => {
    const read = await importNotice(readFileSync(join(FIXTURES, 'b-ten-points.txt')), TODAY);
    const { policy } = parsePolicy(read.draft ?? '');
    const found = lintNotice(read, { today: TODAY, reference: DEFAULT_REFERENCE });
    const partial = found.find(({ code }) => code === 'retention-partial');
    assert.equal(partial?.settled, true);
    const group = policy?.dataGroups.find(({ fields }) => fields.some((each) => fieldUse(each).id === 'organisation.billing'));
    const rule = policy?.retention.find(({ id }) => group?.retention.includes(id) === true);
    assert.deepEqual([rule?.kind, rule?.completed.length], ['statutory', 1]);
  });

  it('an open list is closed in the draft, or closed by a click', async () => {
    for (const file of FILES) {
      const read = await importNotice(readFileSync(file), TODAY);
      const on = { today: TODAY, reference: DEFAULT_REFERENCE };
      for (const { code, fix, settled, why, id } of lintNotice(read, on))
        if (code === 'open-ended' && /\((?:mm\.|esim\.|esimerkiksi|muun muassa)\)/.test(why.fi))
          assert.ok(settled === true || fix !== undefined, `${basename(file)} ${id}`);
    }
  });

  const SUBSCRIBERS = 'Uutiskirjeen tilaajan tiedot poistetaan 30 päivän kuluttua tilauksen päättymisestä.';
  const withSubscribers = (purpose: string, data: string) =>
    `Tietosuojaseloste\n\nRekisterinpitäjä\nEsimerkkikoulutus Oy\n\nRekisterin nimi\nAsiakasrekisteri\n\nKäsittelyn tarkoitus\n${purpose}\n\nTietosisältö\n${data}\n\nSäilytys\n${SUBSCRIBERS}\n`;

  it('a short time of subscribers is never one of permissions and bans, nor of everybody in the register', async () => {
    const text = withSubscribers('Asiakassuhteen hoitaminen ja uutiskirje.', 'Nimi, sähköposti, suoramarkkinointiluvat ja -kiellot.');
    const { policy } = parsePolicy((await importNotice(Buffer.from(text), TODAY)).draft ?? '');
    assert.ok(policy);
    const group = policy.dataGroups.find(({ fields }) => fields.some((each) => fieldUse(each).id === 'marketing.permission'));
    assert.deepEqual(group?.retention, []);
    assert.doesNotMatch(JSON.stringify(policy.retention), /P30D/);
    assert.deepEqual(
      policy.registers.flatMap(({ completed }) => completed.map(({ stated, rule }) => [stated?.fi, rule])),
      [[SUBSCRIBERS, 'R19']],
    );
  });

  it('a short time of subscribers is one of the data on their letters, or of a register that is all theirs', async () => {
    const opened = withSubscribers(
      'Asiakassuhteen hoitaminen ja uutiskirje.',
      'Nimi, sähköposti, markkinointiluvat ja -kiellot, uutiskirjeen avaukset.',
    );
    const letters = parsePolicy((await importNotice(Buffer.from(opened), TODAY)).draft ?? '').policy;
    const timed = letters?.dataGroups.filter(({ retention }) => retention.length > 0) ?? [];
    assert.deepEqual(
      timed.map(({ fields, retention }) => [fields.map((each) => fieldUse(each).id), retention[0]]),
      [[['marketing.open'], 'after-event-service-end-p30d']],
    );
    const theirs = withSubscribers('Uutiskirjeen lähettäminen.', 'Nimi, sähköposti, markkinointiluvat ja -kiellot.');
    const list = parsePolicy((await importNotice(Buffer.from(theirs), TODAY)).draft ?? '').policy;
    assert.ok(list?.registers[0]?.retention.includes('after-event-service-end-p30d'));
  });

  it('what stands in the words of the notice is never called something of which it said nothing', async () => {
    for (const file of FILES) {
      const { policy, notice } = await made(file);
      assert.doesNotMatch(notice, /ei kertonut\. teksti on selosteen omin sanoin/, basename(file));
      const own = completions(policy).filter(({ id }) => id.startsWith('disclosures/') && id.endsWith('/translation'));
      for (const row of own) assert.equal(consequenceOf(row), 'keeps');
    }
    assert.equal(consequenceOf({ id: 'purposes/care/completed/basis', stated: null, superseded: false }), 'adds');
  });

  it('a recipient serves the purpose of its kind, and one firm under two names is one recipient', async () => {
    const text = `Tietosuojaseloste\n\nRekisterinpitäjä\nEsimerkkikoulutus Oy\n\nRekisterin nimi\nAsiakasrekisteri\n\nKäsittelyn tarkoitus\nAsiakassuhteen hoitaminen, laskutus ja uutiskirje.\n\nTietosisältö\nNimi, sähköposti, laskutustiedot.\n\nTietojen luovutukset\nUutiskirje lähetetään Mailchimp-palvelulla. Kirjanpidon hoitaa tilitoimisto. Sähköposti on Google Workspace -palvelussa. Google käsittelee tietoja lukuumme.\n`;
    const { policy } = parsePolicy((await importNotice(Buffer.from(text), TODAY)).draft ?? '');
    assert.deepEqual(
      policy?.recipients.map(({ id, purposes }) => [id, ...purposes]),
      [
        ['mailchimp', 'newsletter'],
        ['accountant', 'invoicing'],
        ['google-workspace', 'care'],
      ],
    );
    assert.deepEqual(policy?.archives, []);
  });

  it('several times for the same data are each shown to be confirmed, and an open one is not proposed shorter than they', async () => {
    const text = `Tietosuojaseloste\n\nRekisterinpitäjä\nEsimerkkikoulutus Oy\n\nRekisterin nimi\nAsiakasrekisteri\n\nKäsittelyn tarkoitus\nAsiakassuhteen hoitaminen ja markkinointi.\n\nTietosisältö\nNimi, sähköposti, puhelinnumero.\n\nSäilytys\nAsiakkaiden tiedot poistetaan viiden vuoden kuluttua viimeisestä yhteydenotosta. Työnhakijoiden tiedot säilytetään kuusi kuukautta. Muita tietoja säilytetään niin kauan kuin se on tarpeen.\n`;
    const { policy } = parsePolicy((await importNotice(Buffer.from(text), TODAY)).draft ?? '');
    const rules = policy?.retention.flatMap((each) => (each.kind === 'after-event' || each.kind === 'relation' ? [each] : [])) ?? [];
    assert.deepEqual(
      rules.map(({ period, completed }) => [period, completed[0]?.reason.fi.startsWith('Selosteessa on useita säilytysaikoja')]),
      [
        ['P5Y', true],
        ['P6M', true],
        ['P5Y', false],
      ],
    );
  });
});
