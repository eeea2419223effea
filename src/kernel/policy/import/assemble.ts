// A draft declaration from what was read: as complete as the text allows, completed where it was silent, so that a person starts from a whole and not from a blank.

import { stringify } from 'yaml';
import { cutAt, dataGroups, fieldIds, last, registerIds, registers, retention, sources, subjectGroups, text } from './assemble-core.ts';
import type { Book, Json } from './assemble-core.ts';
import { purposes } from './assemble-purposes.ts';
import { requests } from './assemble-requests.ts';
import { recipients } from './assemble-whom.ts';
import { COMPLETIONS, same, WORDS } from './assemble-words.ts';
import { slug } from './fold.ts';
import { titleOfPath } from './labels.ts';
import type { Fact, FactKind, Reading } from './types.ts';

/** The declaration as YAML. `today` dates what must be looked at again. */
export function draftOf(source: string, reading: Reading, today: string): string {
  const book: Book = {
    of: (kind) => reading.facts.filter((fact) => fact.kind === kind),
    has: (path) => reading.facts.some((fact) => fact.path === path),
    words: (fact) => text(fact, 'text') || source.slice(fact.place.start, fact.place.end).replace(/\s+/g, ' ').trim(),
    language: reading.language === 'unknown' ? 'fi' : reading.language,
    today,
  };
  return stringify(policyOf(book), { lineWidth: 0, aliasDuplicateObjects: false });
}

function policyOf(book: Book): Json {
  const ids = registerIds(book);
  const fields = fieldIds(book);
  const rules = retention(book, fields);
  const groups = subjectGroups(book);
  const made = purposes(book, ids);
  const from = sources(book);
  const data = dataGroups(book, ids, made, from, rules);
  const declared = new Set(
    data.flatMap((group) =>
      (group['fields'] as (string | { id: string })[]).map((field) => (typeof field === 'string' ? field : field.id)),
    ),
  );
  const name = text(firstOf(book, 'controllers/name') ?? EMPTY, 'name') || 'Nimeämätön yritys';
  const dates = book
    .of('date')
    .map((fact) => last(fact.path))
    .toSorted();
  return {
    format: 'lupaus-policy/1',
    id: slug(name),
    name: { fi: `${name}: rekisteri`, sv: `${name}: register`, en: `${name}: register` },
    statedDate: dates.at(-1) ?? null,
    language: 'fi',
    about: [...statements(book, 'minimisation'), ...statements(book, 'procedure').filter(({ id }) => id === 'cookie-choice')],
    controllers: controllers(book),
    dpo: dpo(book),
    registers: registers(book, ids, groups, rules),
    subjectGroups: groups,
    purposes: made,
    dataGroups: data,
    sources: from,
    retention: rules.list,
    recipients: recipients(book, made, declared),
    disclosures: statements(book, 'disclosure'),
    transfers: statements(book, 'transfer'),
    marketing: statements(book, 'marketing'),
    automated: automated(book),
    mustGive: statements(book, 'must-give'),
    safeguards: safeguards(book),
    archives: archives(book),
    requests: requests(book),
  };
}

const EMPTY: Fact = { kind: 'controller', path: '', value: {}, place: { start: 0, end: 0, line: 1 }, confidence: 0 };

function firstOf(book: Book, prefix: string): Fact | undefined {
  return [...book.of('controller'), ...book.of('contact'), ...book.of('dpo')].find((fact) => fact.path.startsWith(prefix));
}

function controllers(book: Book): Json[] {
  const names = book.of('controller').filter((fact) => fact.path.startsWith('controllers/name:'));
  const all = names.length > 0 ? names.map((fact) => text(fact, 'name')) : ['Nimeämätön yritys'];
  const detail = (what: string) => text(firstOf(book, `contact/${what}`) ?? firstOf(book, `controllers/${what}`) ?? EMPTY, what);
  const email = unmasked(detail('email'));
  const usable = EMAIL.test(email);
  const joint = all.length > 1 || book.has('controllers/joint');
  return all.map((name, i) => {
    const title = detail('title');
    const contact: Json = { role: title === '' ? WORDS.contactRole : same(title) };
    if (detail('name') !== '') contact['name'] = detail('name');
    contact['email'] = usable ? email : `tietosuoja@${slug(name)}.example.test`;
    if (detail('phone') !== '') contact['phone'] = detail('phone');
    if (detail('address') !== '') contact['post'] = detail('address');
    const firm: Json = { id: slug(name), name };
    const id = businessIdOf(book, names, i);
    if (id !== undefined) firm['businessId'] = id;
    for (const what of ['alias', 'domicile', 'website']) {
      const value = text(firstOf(book, `controllers/${what}`) ?? EMPTY, what);
      if (i === 0 && value !== '') firm[what] = value;
    }
    const completed = [...(usable ? [] : [COMPLETIONS.contact]), ...(names.length === 0 ? [COMPLETIONS.controller] : [])];
    return { ...firm, ...(joint ? { role: 'joint' } : {}), contact, ...(completed.length > 0 ? { completed } : {}) };
  });
}

const EMAIL = /^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$/;

/** `name(at)firm.fi`, `name <ät> firm.fi`: an address kept from robots is still one. */
function unmasked(email: string): string {
  const plain = email.replace(/\s*[([<{]\s*(?:at|ät|a|@|miukumauku)\s*[)\]>}]\s*|\s+(?:at|ät)\s+/iu, '@');
  return EMAIL.test(plain) ? plain : email;
}

/** The Business ID that stands between a firm's name and the next firm's. */
function businessIdOf(book: Book, names: readonly Fact[], i: number): string | undefined {
  const from = i === 0 ? 0 : (names[i]?.place.start ?? 0);
  const until = names[i + 1]?.place.start ?? Number.POSITIVE_INFINITY;
  const ids = book.of('controller').filter((fact) => fact.value['valid'] === true);
  const found = ids.find(({ place }) => place.start >= from && place.start < until);
  return found === undefined ? undefined : text(found, 'businessId');
}

function dpo(book: Book): Json {
  if (book.has('dpo/none')) return { appointed: false };
  const name = firstOf(book, 'dpo/name');
  if (name === undefined) return { appointed: false, completed: [COMPLETIONS.dpo] };
  const email = unmasked(text(firstOf(book, 'dpo/email') ?? EMPTY, 'email'));
  const phone = text(firstOf(book, 'dpo/phone') ?? EMPTY, 'phone');
  const contact: Json = { role: WORDS.officer, name: text(name, 'name') };
  if (EMAIL.test(email)) contact['email'] = email;
  if (phone !== '') contact['phone'] = phone;
  return { appointed: true, contact };
}

/** Statements in the notice's own words; where one sentence states several things, the first has its words and the others are named. */
function statements(book: Book, kind: FactKind): Json[] {
  const said = new Set<string>();
  return book.of(kind).map((fact) => {
    const words = cutAt(book.words(fact), 600);
    const name = said.has(words) ? titleOfPath(fact.path) : undefined;
    said.add(words);
    const own = name === undefined ? { text: same(words), completed: [COMPLETIONS.translation] } : { text: name };
    return { id: slug(last(fact.path)), ...own, proof: attested() };
  });
}

function attested(): Json {
  return { kind: 'attested', rhythm: 'P1Y', task: WORDS.check };
}

function automated(book: Book): Json[] {
  const found = statements(book, 'automated');
  return found.length > 0
    ? found
    : [{ id: 'none', text: WORDS.noAutomated, proof: { kind: 'automatic', check: 'automation.none' }, completed: [COMPLETIONS.automated] }];
}

const CHECKED: Readonly<Record<string, string>> = {
  passwords: 'access.passwords',
  'user-ids': 'access.named-accounts',
  mfa: 'access.mfa',
  backup: 'backup.fresh',
  restore: 'backup.opens',
  encryption: 'transport.tls',
};

function safeguards(book: Book): Json[] {
  return statements(book, 'safeguard').map((each) => {
    const check = CHECKED[String(each['id'])];
    return { ...each, proof: check === undefined ? attested() : { kind: 'automatic', check } };
  });
}

const ARCHIVE_KINDS: Readonly<Record<string, string>> = {
  paper: 'paper',
  'home-office': 'paper',
  phone: 'phone',
  'backup-place': 'backup',
};
const TOOL_KINDS: Readonly<Record<string, string>> = { mail: 'mailbox', calendar: 'mailbox' };

function archives(book: Book): Json[] {
  const places = book.of('archive').filter((fact) => fact.path !== 'archives/no-paper');
  const listed = places.map((fact) => ({
    id: last(fact.path),
    name: titleOfPath(fact.path) ?? same(last(fact.path)),
    kind: ARCHIVE_KINDS[last(fact.path)] ?? 'paper',
    place: same(cutAt(book.words(fact), 300)),
    completed: [COMPLETIONS.translation],
  }));
  const received = new Set(book.of('recipient').map((fact) => last(fact.path)));
  const tools = book.of('tool').filter((fact) => !received.has(last(fact.path)));
  const elsewhere = tools.map((fact) => ({
    id: last(fact.path),
    name: same(text(fact, 'name')),
    kind: TOOL_KINDS[text(fact, 'kind')] ?? 'service',
    place: WORDS.unknownPlace,
  }));
  return [...listed, ...elsewhere];
}
