// Who receives data: firms and tools by name, others by kind, each with the data said to go there.

import { companiesIn } from './controllers.ts';
import { fieldsIn } from './fields.ts';
import { slug } from './fold.ts';
import { GAZETTEER_CHECKED_ON, toolsIn, TOOLS } from './gazetteer.ts';
import type { Tool } from './gazetteer.ts';
import { applyRules } from './rules.ts';
import { DISCLOSURE_RULES, RECIPIENT_RULES, TRANSFER_RULES } from './source-words.ts';
import type { Add, Fact, Unit } from './types.ts';

/** Names of the controllers, folded: a firm is not its own recipient. */
export type Own = ReadonlySet<string>;

export function readRecipients(unit: Unit, own: Own, add: Add): void {
  if (unit.role === 'chrome') return;
  const tools = toolsIn(unit.key);
  for (const tool of tools)
    add(
      unit,
      'tool',
      `tools/${tool.id}`,
      { name: tool.name, kind: tool.kind, country: tool.country, checkedOn: GAZETTEER_CHECKED_ON },
      0.9,
    );
  if (unit.role === 'heading') return;
  applyRules(unit, TRANSFER_RULES, add);
  if (discloses(unit)) applyRules(withIntro(unit), DISCLOSURE_RULES, (_, ...said) => add(unit, ...said));
  const out = unit.topics.includes('disclosure') || unit.topics.includes('transfer');
  const firms = firmsIn(unit, own);
  if (out || /palveluntarjoaja(?:mme|ni) (?:palvelim|järjestelm|pilv)/.test(unit.key))
    applyRules({ ...unit, topics: [...unit.topics, 'disclosure'] }, RECIPIENT_RULES, (_, ...said) => add(unit, ...said));
  const receiving =
    out ||
    /käsittelijä(?:nä|t)|käytössä|kumppani|ylläpitä|tarjoa|toimitta|palvelutarjoaj|käytämme|huolehtii|hoitaa|välittää|vastaa (?:kirjan|lasku|talous|ylläp)|kirjanpidosta/.test(
      unit.key,
    );
  const ids: string[] = [];
  for (const { name, id } of firms)
    if (receiving && unit.section !== 'controller' && unit.section !== 'contact' && unit.section !== 'security')
      ids.push(recipient(name, id, toolOf(name)));
  for (const tool of tools)
    if (receives(unit, tool, out) && !firms.some(({ name }) => tool.pattern.test(name.toLowerCase())))
      ids.push(recipient(tool.name, tool.id, tool));
  if (out || NAMED.test(unit.key))
    for (const name of others(
      unit,
      own,
      firms.map((firm) => firm.name),
    ))
      ids.push(recipient(name, slug(name), undefined, 0.6));
  if (unit.section === 'disclosure' || unit.section === 'transfer' || (out && /siirt|luovut/.test(unit.key))) readData(unit, ids, add);

  function recipient(name: string, id: string, tool: Tool | undefined, confidence = 0.9): string {
    const role = /käsittelijä(?:nä|t)/.test(unit.key) ? 'processor' : tool === undefined ? 'partner' : 'processor';
    add(unit, 'recipient', `recipients/${id}`, { name, role, ...(tool === undefined ? {} : { country: tool.country }) }, confidence);
    return id;
  }
}

/** `Tietoja luovutetaan vain:` goes on in each item of its list. */
function withIntro(unit: Unit): Unit {
  const lead = unit.role === 'item' && unit.intro !== undefined && unit.intro.id !== unit.id ? unit.intro.key : '';
  return /luovut|siirr|jaeta|jaamme|jakaa/.test(lead) && !/(?<![a-zåäö])(?:ei|emme|en)(?![a-zåäö])/.test(lead)
    ? { ...unit, key: `${lead.replace(/[:.]$/, '')} ${unit.key}` }
    : unit;
}

/** A tool that is said to be in use receives what passes through it. */
const USES =
  /(?:hoidetaan|tehdään|lähetetään|lähtee|löytyvät|löytyy|toimii|tallen[a-zåäö]+|käytämme|käytetään|menevät|siirtyvät|välitetään|käytettävä|käytettävät|pyörivät|teen|lähetän|käytän|käytössä|käyttää|säilytetään|säilytämme|ylläpidetään|järjestelmänä|ohjelmana|alustana|kautta)(?![a-zåäö])/u;

/** Whether a tool named here gets data by what the sentence says. */
function receives({ section, key }: Unit, tool: Tool, out: boolean): boolean {
  if (section === 'disclosure' || section === 'transfer') return true;
  if (/^(?:social|assessment)$/.test(tool.kind)) return false;
  if (section === 'data') return out || /käytetään|käytämme|hoitaa|johon tallen|hoidetaan|menevät|siirtyvät/.test(key);
  return out || (section !== 'sources' && section !== 'register' && USES.test(key));
}

/** In the sections on disclosure, or wherever a sentence speaks of giving data away. */
function discloses({ key, section, topics }: Unit): boolean {
  if (section === 'disclosure' || section === 'transfer' || topics.includes('disclosure')) return true;
  if (/(?<![a-zåäö])(?:ei|emme|en) (?:myy|vuokra|luovut)[^.]*(?:osapuol|ulkopuol|muille)/.test(key)) return true;
  return !/^(?:purposes|controller|security)$/.test(section) && /luovut(?:eta|a|amme|ettu)|myydä|emme myy|jaeta|vuokra/.test(key);
}

function firmsIn(unit: Unit, own: Own): { name: string; id: string }[] {
  return companiesIn(unit.text)
    .map(({ name }) => ({ name, id: toolOf(name)?.id ?? slug(name.replace(/ (?:Oyj?|OY|Ab|AB|Ky|ry|Ltd|Inc|LLC|GmbH)$/u, '')) }))
    .filter(({ name }) => !owned(name, own));
}

function owned(name: string, own: Own): boolean {
  const folded = name.toLowerCase();
  return [...own].some((each) => folded === each || folded.endsWith(each) || folded.startsWith(each) || each.endsWith(folded));
}

function toolOf(name: string): Tool | undefined {
  return TOOLS.find(({ pattern }) => pattern.test(name.toLowerCase()));
}

/** Said to be done by a service of that name, wherever it stands. */
const NAMED =
  /(?:palvelun?|alustan?|ohjelman?|sovelluksen|järjestelmän) (?:avulla|kautta|toimesta)|(?:toteutetaan|toteutettu|tallennetaan|käytetään|käytämme|käytössä|hallinta|lähetetään|välittää|ylläpidetään|käytän)[^.]{0,80}(?:palvelu|alusta|järjestelm|ohjelm|sovellu|työkalu)/;
/** Letters of words that are not Finnish, a digit or a capital inside: the name of a service. */
const FOREIGN = /[bcfgqwxzšBCFGQWXZŠ]|\d|\p{Ll}\p{Lu}/u;
const COMMON =
  /(?:ikka|ikan|ija|ijä|inen|nti|minen|mme|kset|aja|äjä|ajat|äjät|palvelu|palvelut|toimisto|tuki|tiedot|osapuolet|osapuolille|lle|hosting|host|chat|blog|gdpr|web|crm|it|erp|hr|backup|pilvi|info|email|cookies?|newsletter)$/iu;

/** `Esimerkkitool: lomakkeiden välitys` in a list of those who receive: a name, then what it does. */
function listedName({ role, text, intro, topics }: Unit): string[] {
  if (role !== 'item' || !topics.some((topic) => topic === 'disclosure' || topic === 'transfer')) return [];
  const led =
    intro !== undefined && /palvelu|kumppan|käsittelij|alihankki|toimittaj|järjestelm|luovut|vastaanott|työkalu|osapuol/i.test(intro.text);
  const name = /^(\p{Lu}[\p{L}\d.&+]{1,24}(?: (?:& )?[\p{Lu}\d][\p{L}\d.&+]{0,20}){0,3})(?=:| [–—-] | \(|$)/u.exec(text)?.[1];
  if (
    name === undefined ||
    (!led && !/[:–(]/.test(text)) ||
    !FOREIGN.test(name) ||
    COMMON.test(name) ||
    /^(?:eu|eta|usa|art|gdpr)/i.test(name)
  )
    return [];
  return [name];
}

/** A capitalised word of its own after a task (`huoltoa tekevää Esimerkkisoftaa`): probably a firm. */
function others(unit: Unit, own: Own, known: readonly string[]): string[] {
  const found = [
    ...unit.text.matchAll(
      /(?:tekevä[a-zåäö]*|tarjoava[a-zåäö]*|toimittaja[a-zåäö]*|kumppanimme|palveluntarjoajamme) (\p{Lu}[a-zåäö]{3,})/gu,
    ),
  ].map((match) => match[1] ?? '');
  const services = [
    ...unit.text.matchAll(
      /(?<![\p{L}\d.])(\p{Lu}[\p{L}\d.&]{2,30}(?: \p{Lu}[\p{L}\d]{2,20})?) ?[-–](?:\p{Ll}*(?:palvelu|järjestelmä|ohjelm|työkalu|alusta|sovellu)|pilvi)/gu,
    ),
  ].map((match) => match[1] ?? '');
  return [
    ...found,
    ...listedName(unit),
    ...services.filter(
      (name) =>
        !/^(?:Google|Internet|Verkko|Pilvi|IT|ATK|CRM|HR|SaaS|EU|ETA|WWW|Web|Asiakas|Laskutus|Sähköposti|Chat|Some|AI|Microsoft|Tieto|Mobiili|Online)$/iu.test(
          name,
        ),
    ),
  ]
    .map((name) => name.replace(/(?<=[a-zåäö]{4})(?:aa|ää|ia|iä|lle|lta|n)$/u, ''))
    .filter(
      (name) =>
        !/\.(?:fi|com|net|eu)$/i.test(name) &&
        !owned(name, own) &&
        !known.some((each) => each.startsWith(name)) &&
        toolsIn(name.toLowerCase()).length === 0,
    );
}

const BARE = /^(tools|recipients)\/google(?=\/|$)/;

/** Facts of plain `Google` where Google Workspace is named too, each with the path of the service: they are one recipient. */
export function sameFirm(facts: ReadonlyMap<string, Fact>): [Fact, string][] {
  if (!facts.has('recipients/google-workspace') || (facts.get('recipients/google')?.value['name'] ?? 'Google') !== 'Google') return [];
  return [...facts.values()].flatMap((fact): [Fact, string][] =>
    BARE.test(fact.path) ? [[fact, fact.path.replace(BARE, '$1/google-workspace')]] : [],
  );
}

const DATA = /tallentu|tallenna|tallennettu|siirtyvä|siirretään|tietoja ovat|luovutettav|käsitel|luovutetaan/;

function readData(unit: Unit, named: readonly string[], add: Add): void {
  if (!DATA.test(unit.key) || /\bei (?:siir|luov)/.test(unit.key) || /joiden kanssa|asiayhteyden/.test(unit.key)) return;
  const byKind = RECIPIENT_RULES.filter(({ pattern }) => pattern.test(unit.key)).map(({ path }) => path.slice('recipients/'.length));
  const ids = [...new Set([...named, ...byKind, ...earlier(unit)])];
  const start = unit.key.search(DATA);
  const said = earlier(unit).length > 0 ? unit.key : unit.key.slice(start).replace(/^[a-zåäö]+/u, '');
  for (const { field, words } of fieldsIn(said))
    for (const id of ids) add(unit, 'recipient-field', `recipients/${id}/${field}`, { recipient: id, field, words }, 0.8);
}

const LAST = new WeakMap<Unit, string[]>();

/** `Such data are …` speaks of the recipient of the sentence before it in the same bullet. */
function earlier(unit: Unit): readonly string[] {
  return LAST.get(unit) ?? [];
}

export function linkRecipients(units: readonly Unit[]): void {
  let before: Unit | undefined;
  for (const unit of units) {
    const ids = before === undefined ? [] : idsOf(before);
    if (
      before !== undefined &&
      unit.role === before.role &&
      unit.section === before.section &&
      /^(?:tällaisia|näitä|palautteen antajan|tiedot)/.test(unit.key)
    )
      LAST.set(unit, ids);
    before = unit;
  }
}

function idsOf(unit: Unit): string[] {
  return RECIPIENT_RULES.filter(({ pattern }) => pattern.test(unit.key)).map(({ path }) => path.slice('recipients/'.length));
}
