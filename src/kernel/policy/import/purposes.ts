// Purposes and legal bases, where the notice speaks of them and in annexes with a purpose of their own.

import { fold } from './fold.ts';
import { registerNamed } from './registers.ts';
import { nounsOf } from './verbs.ts';
import { BASIS_WORDS } from './basis-words.ts';
import { PURPOSES } from './purpose-words.ts';
import type { Add, Unit } from './types.ts';

const BASIS =
  /6 ?art|joko [^.]{0,40}suostumu|tarpeen [^.]{0,40}sopimu|tarkoitu[a-zåäö]* on [^.]{0,120}suostumus|(?:oikeutetun edun|suostumuksen|sopimuksen|lakisääteisen velvoitteen) (?:perusteella|nojalla)|edellytyksenä on|suostuu [^.]*käsittely|perust(?:e|een|eella|uu|uva|uen|ana|ella|aa)|oikeusperust|oikeutettu etu|oikeutettuun|laillinen|6 artikla|art(?:ikla[n]?)? ?6|nojalla|suostumuksella(?:si|an)?(?![a-zåäö])|täytäntöön ?pan|edellyttää [^.]*käsittely|tarvitsen suostumu|meillä on sopimus/;
/** Sentences that say what for. */
const STATED =
  /käsittelyn tarkoitu|käyttötarkoitu[a-zåäö]* (?:on|ovat)|(?:käytet+ään|käytämme|kerätään|keräämme|käsitellään|käsittelemme|käyttää|käsitellä|kerää) .{0,300}(?:seksi|tarkoituk(?:siin|sessa|sia)|miseen|misessa|misessä|varten|yhteydessä|kohdentami|markkinointi)|hoitoon sisältyvät|pitää sisällään|(?:varmistami|turvaami)seksi|^[a-zåäö]+(?: [a-zåäö]+){0,3} perustuu|perusteena on .{0,80}(?:ylläpi|hoit|hoid|markkinoi|toteut|kehit)|jotta (?:voi|pysty|saa)|(?:aks|äks)e(?:mme|ni|en)(?![a-zåäö])|on (?:tärkeää|tarpeen|välttämätöntä) [^.]{0,200}(?:miselle|miseksi|varten)|(?:näitä |keräämiämme |edellä mainittuja )(?:henkilö)?tietoja [^.]{0,120}(?:iin|oon|een|aan)(?![a-zåäö])|tarvi(?:tsemme|taan) |oikeutettu etumme|seurataan|seuraamme|analysoi|käyttää eväst.{0,80}(?:tilastoin|seurant)|suoramarkkinointi(?:a|viestejä)? .{0,30}lähet|annat .{0,40}lu(?:van|pa)|(?:lähetämme|lähetetään) .{0,120}suostumu/u;
const FIELD_LIST = /rekister[a-zåäö]* merkittäv|rekisteriin (?:kerätään|tallennetaan|merkitään)$|seuraavia (?:henkilö)?tietoja|tietosisäl/u;

/** Sections before or beside that of purposes, where a list led into as purposes is one. */
const EARLY: ReadonlySet<string> = new Set(['title', 'annex', 'cookies']);

export function readPurposes(unit: Unit, add: Add): void {
  const intro = unit.intro?.key ?? '';
  if (unit.section === 'purposes' && inFieldList(unit)) return;
  readBasis(unit, intro, add);
  const listed = unit.role === 'item' && /tarkoitu|käytämme|käytetään|käsittelemme|käsitellään/.test(intro);
  const stated = STATED.test(unit.key);
  const inPurposes = amongPurposes(unit, intro);
  const early = listed && EARLY.has(unit.section);
  const elsewhere = unit.section === 'annex' && /hoitoon sisältyvät|tarkoitu/.test(unit.key);
  const bare = bareNouns(unit) || active(unit);
  if (!(inPurposes && (stated || listed || bare || unit.role === 'item')) && !(elsewhere && stated) && !early) return;
  if (unit.role === 'sentence' && ((BASIS.test(unit.key) && !stated) || namesGround(unit))) return;
  if (isMarketingAfter(unit.key) || DENIED.test(unit.key)) return;
  readWords(unit, elsewhere ? `purposes@${scopeOf(unit)}` : 'purposes', listed, add);
}

/** `Tietoja ei käytetä profilointiin`: what they are not for. */
const DENIED =
  /^(?:[a-zåäö]+ ){0,4}(?:ei|emme|en) (?:[a-zåäö]+ ){0,2}(?:käytetä|käytä|kerätä|kerää)(?![a-zåäö])(?![^.]*(?:muuhun|muihin|ilman|mutta|vaan))/;

function amongPurposes({ topics, key, role }: Unit, intro: string): boolean {
  return (
    topics.includes('purposes') &&
    !/käyttöikä|^rekisterin? on /.test(key) &&
    (role !== 'item' || !/perust|laillinen/.test(intro) || /tarkoitu/.test(intro))
  );
}

/** A sentence under the heading of purposes that has no verb: `Asiakassuhteen hoitaminen ja laskutus.` */
function bareNouns({ section, role, key }: Unit): boolean {
  return section === 'purposes' && role === 'sentence' && !BASIS.test(key) && !/(?:^| )(?:on|ovat|ei|emme|voi|voit|voidaan)(?= )/.test(key);
}

/** Under the heading of purposes: a sentence that says what the firm does, `hoidan varaukset`, `laskutetaan asiakkaita`. */
function active({ section, role, key }: Unit): boolean {
  return (
    section === 'purposes' &&
    role === 'sentence' &&
    /(?:^| )(?:hoi(?:dan|damme|detaan)|ylläpi[a-zåäö]+|suunnitel[a-zåäö]+|seura[a-zåäö]+|laskut(?:amme|an|etaan)|raportoi[a-zåäö]+|lähet(?:än|ämme|etään)|järjest(?:än|ämme|etään)|toteut(?:an|amme|etaan)|pi(?:dän|dämme|detään) yhteyttä|viesti(?:n|mme|tään)|käyt(?:än|ämme|etään))(?![a-zåäö])/.test(
      key,
    ) &&
    !/(?:^| )(?:ei|emme|en)(?= )/.test(key)
  );
}

/** A list of data that stands under the heading of purposes. */
function inFieldList(unit: Unit): boolean {
  return unit.intro !== undefined && unit.intro.id !== unit.id && FIELD_LIST.test(unit.intro.key);
}

function readWords(unit: Unit, scope: string, listed: boolean, add: Add): void {
  let some = false;
  const ways = [unit.key, unit.key.replace(/ ?\([^()]{0,200}\)/g, ''), ...nounsOf(unit.key)];
  for (const { id, pattern, unless, name } of PURPOSES) {
    if (!ways.some((way) => pattern.test(way) && unless?.test(way) !== true)) continue;
    some = true;
    add(unit, 'purpose', `${scope}/${id}`, { name: name.fi, words: unit.text.slice(0, 200) }, 0.9);
  }
  if (!some && listed && unit.text.length < 120)
    add(unit, 'purpose', `${scope}/custom:${unit.key.slice(0, 60)}`, { words: unit.text, note: 'in the words of the notice' }, 0.5);
}

/** The register an annex speaks of, by the name in its heading without a trade mark sign. */
function scopeOf(unit: Unit): string {
  const name = fold(unit.heading.replace(/^[\d. ]+/, '').replace(/™|(?<=\p{L}{3})TM(?!\p{L})/gu, ''));
  return registerNamed(`${name} asiakasrekisteri`) ?? 'annex';
}

function isMarketingAfter(key: string): boolean {
  return /päättymisen jälkeen .*suoramarkkin/.test(key);
}

/** `suostumus (uutiskirje, arvonnat)`: what the ground is for. */
function inBrackets(unit: Unit, add: Add): void {
  const inside = [...unit.key.matchAll(/\(([^()]{4,200})\)/g)].map((match) => match[1] ?? '').join(' ; ');
  if (inside === '') return;
  for (const { id, pattern, unless, name } of PURPOSES)
    if (pattern.test(inside) && unless?.test(inside) !== true)
      add(unit, 'purpose', `purposes/${id}`, { name: name.fi, words: inside }, 0.7);
}

/** A short item that is nothing but a ground: `b) rekisteröidyn suostumus`. */
function bareBasis({ key, topics }: Unit): boolean {
  return (
    topics.includes('purposes') &&
    key.length < 140 &&
    /^(?:[a-zåäö]+n )?(?:[a-zåäö]+n )?(?:antama )?(?:suostumu(?:s|ksesi)|sopimu(?:s|ksen|ssuhde)|oikeutettu etu|lakisääteinen velvoi|lakisääteiset velvoi|asiakassuhde)(?![a-zåäö])/.test(
      key,
    )
  );
}

/** `Laskutus (sopimus)` under a heading that speaks of grounds. */
function bracketed({ key, heading }: Unit): boolean {
  return /perust/i.test(heading) && /\([^()]{0,40}(?:sopimus|suostumus|oikeutettu etu|lakisääteinen velvo)[^()]{0,30}\)/.test(key);
}

/** `Laskutus: sopimuksen täytäntöönpano`, `Markkinointi – suostumus`: the ground stands after the purpose. */
const AFTER =
  /(?:: | [–—-] |\(peruste: ?|peruste: ?)((?:rekisteröidyn |asiakkaan |henkilön |käyttäjän |rekisterinpitäjän |antama(?:nsa)? |nimenomainen )*(?:suostumus|sopimu(?:s|ksen|ssuhde)|oikeutettu etu|lakisäätei|laki(?![a-zåäö]))[^:]*)$/;

function groundAfter({ key, topics, role }: Unit): string | undefined {
  return role === 'item' && topics.includes('purposes') ? AFTER.exec(key)?.[1] : undefined;
}

/** A line with a colon that is the ground of what stands under it: `Lakisääteinen velvoite:`. */
function namesGround(unit: Unit): boolean {
  return unit.role === 'sentence' && unit.text.endsWith(':') && bareBasis(unit);
}

/** A sentence that names a ground, where purposes are spoken of or in so many words. */
function speaksOfBasis({ key, section, topics, role }: Unit): boolean {
  const purposes = topics.includes('purposes');
  const says = BASIS.test(key) || (purposes && section !== 'purposes' && /suostumu|annat [^.]*lu(?:van|pa)/.test(key));
  if (/säilyty|säilytet/.test(key) && !/oikeusperust|käsittely[a-zåäö]* perust/.test(key)) return false;
  if (role === 'heading' || !says || (section === 'title' && !purposes)) return false;
  if (
    !purposes &&
    !/käsitel[^.]*(?:oikeutetun edun|suostumuksen|sopimuksen|velvoitteen) (?:perusteella|nojalla)|käsittely[a-zåäö]* (?:perust|oikeusper)|oikeusperust|suostuu [^.]*käsittely/u.test(
      key,
    )
  )
    return false;
  return !/(?:sopimu|perust[a-zåäö]* kerä)/u.test(key) || /perust|täytäntöön|joko|tarpeen|edelly(?:ttää|tyk)|meillä on sopimus/.test(key);
}

/** Contracts that are not the ground: a separate one, or the care of a relation. */
function otherContract(key: string, inList: boolean): boolean {
  return (inList && /sopimussuhteen muu/.test(key)) || /(?:ilman|erillis)[a-zåäö]* sopimu/u.test(key);
}

/** The words that name the ground: those in brackets, where an item puts it there. */
function groundsOf(unit: Unit): string {
  return unit.role === 'item' && bracketed(unit) ? (/\(([^()]*)\)/.exec(unit.key)?.[1] ?? unit.key) : unit.key;
}

/** `GDPR 6 art. 1 (c)`: the ground by its letter. */
const ARTICLE: readonly (readonly [RegExp, string])[] = (
  [
    ['a', 'consent'],
    ['b', 'contract'],
    ['c', 'legal-obligation'],
    ['f', 'legitimate-interest'],
  ] as const
).map(([letter, id]) => [
  new RegExp(
    `(?:6\\.? ?art[a-zåäö]*\\.?|art[a-zåäö]*\\.? ?6)[ ,:.]{0,2}\\(?1?\\)?[ .:]?(?:kohta |kohdan |alakohta )?\\(?${letter}(?![a-zåäö])`,
  ),
  id,
]);

function readLetters(unit: Unit, add: Add): void {
  for (const [letter, id] of ARTICLE)
    if (letter.test(unit.key)) add(unit, 'basis', `basis/${id}`, { words: unit.text.slice(0, 200) }, 0.95);
}

function ofGrounds(intro: string): boolean {
  return /perust|laillinen|oikeut/.test(intro) && !/tietoryhm|perustuvat/.test(intro);
}

function readBasis(unit: Unit, intro: string, add: Add): void {
  const after = groundAfter(unit);
  const inList =
    namesGround(unit) || after !== undefined || (unit.role === 'item' && (ofGrounds(intro) || bareBasis(unit) || bracketed(unit)));
  if (!inList && !speaksOfBasis(unit)) return;
  if (unit.section === 'rights') return;
  readLetters(unit, add);
  const words = after ?? (ofGrounds(intro) ? unit.key : groundsOf(unit));
  const twice = (unit.key.match(/suostumu/g)?.length ?? 0) > 1;
  let consent = false;
  for (const [id, pattern] of BASIS_WORDS) {
    if (!pattern.test(words) || (id === 'consent' && consent && !twice)) continue;
    if (id === 'explicit-consent') consent = true;
    if (id === 'contract' && otherContract(unit.key, inList)) continue;
    if (unit.role === 'item') inBrackets(unit, add);
    const old = id === 'customer-relationship' || id === 'other-connection';
    const note = old ? { note: 'a ground of the repealed Act: name one of Art. 6' } : {};
    add(unit, 'basis', `basis/${id}`, { words: unit.text.slice(0, 200), ...note }, old ? 0.8 : 0.95);
  }
}
