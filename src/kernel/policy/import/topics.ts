// What a sentence speaks of by its own words. Notices without headings, and sections that say more than their heading, are read by it.

import { COLLECTS } from './field-words.ts';
import { fieldsIn } from './fields.ts';
import { companiesIn } from './controllers.ts';
import type { SectionKey, Unit } from './types.ts';
import { toolsIn } from './gazetteer.ts';

/** Sections whose heading says little about what stands under them. */
const WEAK: ReadonlySet<SectionKey> = new Set<SectionKey>(['title', 'annex', 'cookies', 'changes', 'must-give', 'register', 'subjects']);

const NOT = /(?<![a-zåäö])(?:ei|emme|en|eivät|eikä|emmekä|älä)(?![a-zåäö])/;

const SAYS_ID = /\d{7}-\d/;
const SAYS_WHO =
  /rekisterinpitäj[a-zåäö]* (?:on|toimii|ovat|toimivat)|vasta(?:a|avat) [^.]*(?:henkilötie|tieto[a-zåäö]+|käsittely)|aputoiminimi|yhteisrekisterinpit|y.?tunnus/u;
const SAYS: readonly (readonly [topic: SectionKey, pattern: RegExp, unless?: RegExp])[] = [
  [
    'purposes',
    /eväste[^.]*(?:tilastoi|analysoi|analytiik|parantami|mainon|seurantaan|kehittämi)|käytämme [^.]*analytiik|annat [^.]*lu(?:van|pa)/,
  ],
  ['purposes', /(?:käytämme|käytetään) (?:näitä |keräämiämme |kerättyjä )?(?:henkilö)?tietoja [^.]*(?:an|än|een|iin|oon)(?![a-zåäö])/],
  ['sources', /(?:osallistujilta|asiakkaalta|asiakkailta|sinulta|rekisteröidyltä)[^.]*(?:pyydetään|kerätään|saadaan|kysytään)/],
  ['sources', /(?:antaneet|ilmoittaneet) [^.]*(?:tieto(?:nsa|jaan)|lomak)/],
  ['disclosure', /tietoja(?:si)? käsittele(?:e|vät)(?![a-zåäö])|(?<![a-zåäö])(?:emme|en) [a-zåäö ]{0,20}anna /],
  ['rights', /tietosuojavaltuut/],
  [
    'purposes',
    /(?:käytä(?:mme|n)|käytetään|käsittelemme|käsittelen|käsitellään|(?:voidaan|voimme|saatamme|saatetaan) käsitellä|tarvitse(?:mme|n)|tarvitaan|kerä(?:ämme|tään|än|ää)|tallennamme|tallennetaan|hyödyn[a-zåäö]+)(?![a-zåäö])[^.]*(?:jotta|varten|(?:aks|äks)e(?:mme|ni|en)(?![a-zåäö])|seksi(?![a-zåäö])|mise(?:en|ssa|ssä)|tarkoitu|hoito|markkinointi|laskutu)/u,
  ],
  ['purposes', /(?:lähetä(?:mme|n)|lähetetään|markkinoi(?:mme|n|daan))(?![a-zåäö])[^.]*(?:suostumu|luva)|jotta voi(?:mme|n|daan)/],
  [
    'purposes',
    /käsittely[a-zåäö]* (?:perust|oikeusper)|oikeusperust|oikeutettu etu|oikeutettuun etu|(?:vain|ainoastaan) [^.]*suostumuksella|(?:seurataan|seuraamme|analysoi)[^.]*(?:kävijä|kävijö|käyttö|evästei|sivu)|(?:kävijä|kävijö|käyttö|evästei|sivu)[^.]*(?:seurataan|seuraamme|analysoi)|^käsittely perustuu|suostumu[a-zåäö]* perust/u,
  ],
  [
    'sources',
    /(?:pyydetään|ilmoittaa|antaa|saa(?:mme|daan|n|tu)|kerä(?:tään|ämme|än)|kertyy|peräisin|hanki(?:taan|mme)|etsi(?:mme|tään)|poimi[a-zåäö]+|tulevat)(?![a-zåäö])[^.]*(?:sinulta|itse|osallistuj|asiakkaalta|rekisteröidyltä|työnantaja|lomakk|rekister(?:eistä|istä)|lähtei|evästei|verkko|linkedin|sosiaali|julki|kumppan|tilaaj)/u,
  ],
  [
    'disclosure',
    /luovut(?:a|e|t|u)|(?<![a-zåäö])jaa(?:mme|n|mme)(?![a-zåäö])|jaeta|jaetaan|(?:emme|en|ei) (?:[a-zåäö]+ ){0,2}myy|kolman(?:nelle|sille) osapuol|ulkopuolisille|(?:toimii|käyttä[a-zåäö]+|toimivat) [^.]*käsittelijä|tilitoimisto|kirjanpi(?:to|dosta|tomme)[^.]*(?:hoi|vasta|teke|tekee|huoleh)/u,
  ],
  [
    'transfer',
    /(?<![a-zåäö])(?:eu|eta)(?![a-zåäö])[^.]*(?:ulkopuol|maissa|alueella|sisällä)|yhdysval|euroopan (?:unionin|talousalueen) (?:[a-zåäö]+ )*ulkopuol|kolman(?:siin|teen) maa|kolmansiin maihin/u,
  ],
  ['retention', /säilyt(?:ä|e)|(?:poist(?:amme|etaan|an)|hävit(?:ämme|etään|än)|tuho(?:taan|amme|an))(?![a-zåäö])/u],
  [
    'rights',
    /(?:voit|voi|saat|saa|sinulla on|rekisteröidyllä on|asiakkaalla on|henkilöllä on|oikeus)(?![a-zåäö])[^.]*(?:pyytä|tarkast|tarkist|nähtäv|oikai|korja|poist|kiel[tl]|vastust|rajoit|siirt|valit|peru|tutust|tietää, mit|kannella|kantel|kopio)/u,
    /voidaan poistaa|sivuston|selain|evästeet|eväst/,
  ],
  ['rights', /pyyntö|pyynnöt|pyyntöö|vastaamme [^.]*(?:kuluessa|sisällä|viikon|päivän|vuorokau)/],
  [
    'security',
    /salasan|palomuur|salattu|salaus|varmuuskop|vaitiolo|salassapito|lukit|virustorj|kaksivaihe|monivaihe|tunnistautumi|(?:pääse|pääsy)[^.]*(?:vain|ainoastaan|rajat)/,
  ],
  [
    'subjects',
    /(?:seloste|ilmoitus|käytäntö|lauseke) koskee [^.]*(?:asiakk|osallist|käyttäj|henkilö)|rekisteri(?:in|ssä|t)? (?:koostu|kuulu|koske)|rekisterin muodost|rekisteröityj?ä? (?:ovat|on)|rekisterissä (?:on|ovat|käsitellään) [^.]*(?:asiakk|osallist|henkilöi)|(?:asiakkai|osallistuj|yhteyshenkilöi|tilaaji)[a-zåäö]*(?:mme)? (?:henkilö)?tietoja/u,
  ],
];

/** Verbs of collecting that leave no doubt under a heading that speaks of something else. */
const OUTRIGHT = /muistiinpano|keräämme|tallennamme|(?:lomak|palvelu|sivu|rekisteriin)[^.]*(?:kerätään|tallennetaan)/;

export function topicsOf(unit: Unit): SectionKey[] {
  if (unit.role === 'heading' || unit.role === 'chrome' || isNoise(unit)) return [unit.section];
  const led = ledTo(unit);
  if (led === 'sources') return [...new Set<SectionKey>([led, ...unit.topics.filter((topic) => topic !== 'data')])];
  const about = led === undefined || unit.topics.includes(led) ? unit.topics : [...unit.topics, led];
  const found = about.filter((topic) => topic !== 'data' || unit.section === 'data' || led === 'data' || listsData(unit));
  return [...new Set([...found, ...(WEAK.has(unit.section) || loose(unit) ? freely(unit, found) : beside(unit))])];
}

const LEADS: readonly (readonly [topic: SectionKey, pattern: RegExp])[] = [
  [
    'sources',
    /^(?:henkilö)?tie(?:dot|toja) (?:saadaan|kerätään)(?: [a-zåäö]+){0,3}:$|tietolähteistä:?$|seuraavista (?:tieto)?lähteistä|(?:saadaan|keräämme|kerätään)(?: [a-zåäö]+){0,4} (?:lähteistä|kanavista|kautta|tavoin|tavoilla):$/,
  ],
  [
    'data',
    /(?:seuraav[a-zåäö]*|näitä) (?:henkilö)?tie(?:toja|dot|tojasi)(?: [a-zåäö]+){0,4}:?$|rekisteriin (?:voidaan )?(?:tallennetaan|tallentaa|merkitään|merkitä|kerätään|kerätä)[a-zåäö ]{0,30}:$|tietoja[^.]{0,60}kuten:$/,
  ],
  [
    'disclosure',
    /(?:luovut(?:taa|etaan|amme|taan)|jakaa|jaamme|siirtää|palveluntarjoajia|käsittelijöitä|kumppaneita|vastaanottajia)[^.]{0,80}:$/,
  ],
  ['rights', /(?:oikeus|oikeudet|oikeuksia):?$/],
  ['security', /(?:suojaamme|suojataan|suojattu|suojaustoim[a-zåäö]*|turvatoim[a-zåäö]*)[^.]{0,60}:$/],
];

/** What the line that introduces its list says the items are about. */
function ledTo({ role, intro, id }: Unit): SectionKey | undefined {
  if (role !== 'item' || intro === undefined || intro.id === id || intro.role === 'heading') return undefined;
  return LEADS.find(([, pattern]) => pattern.test(intro.key))?.[0];
}

/** A whole sentence among names and addresses: whatever it says. */
function loose({ section, role, text }: Unit): boolean {
  return /^(?:controller|contact|dpo)$/.test(section) && role === 'sentence' && text.length > 80 && !/@|\d{5}|\d{7}-\d/.test(text);
}

/** Longer than any sentence, or with a word longer than any word: patterns would spend their time in vain. */
export function isNoise({ text, key }: Unit): boolean {
  return text.length > 4000 || /[a-zåäö]{80}/.test(key);
}

/** Under a heading that speaks of data and of something else: whether this is of the data. */
function listsData(unit: Unit): boolean {
  const short = unit.role === 'item' || (unit.section === 'retention' && unit.text.length < 80 && !/[.:]$/.test(unit.text));
  return (short && fieldsIn(unit.key).length > 0 && !/mi(?:nen|seen|sta)$/.test(unit.key)) || collects(unit);
}

const SAYS_WHAT_FOR =
  /joita tarvitsemme [^.]*mise(?:en|ssa|ksi)|^(?:henkilö)?tietoja (?:käsitellään|käytetään|käsittelemme|käytämme)(?![a-zåäö])[^.]*(?:mise(?:ksi|en)|varten|hoitoon)(?![a-zåäö])/;

/** `Lomakkeen kautta keräämme …`, `asiakas on ensisijainen lähde`: whence data come, told among them. */
const SAYS_WHENCE =
  /(?:lomakkeen|lomakkeella|lomakkeilla)[^.]{0,30}(?:kerä|saa(?:mme|daan)|pyyd)|(?:kerä|saa(?:mme|daan))[^.]{0,60}(?:lomakk|suoraan (?:sinul|asiakk|rekist)|itseltä)|suoraan sinulta|lomakkeen kautta (?:annet|lähetet|saa)|(?:ensisijai|pääasialli)[a-zåäö]* (?:tieto)?läh|tietolähteenä/;

/** Beside what its heading says: only what is said outright. */
function beside(unit: Unit): SectionKey[] {
  const { section, key } = unit;
  const found: SectionKey[] = [];
  const outright = section === 'purposes' || (/^(?:rights|sources|contact|controller)$/.test(section) && OUTRIGHT.test(key));
  if (outright && collects(unit)) found.push('data');
  if (section === 'purposes' && /ulkoist[a-zåäö]+ [^.]*(?:palvelun ?tarjoaj|ulkopuol|kumppan)/.test(key)) found.push('disclosure');
  if (
    section === 'data' &&
    (SAYS_WHAT_FOR.test(key) || /käsitel[^.]*(?:perusteella|nojalla) .{0,200}(?:seksi|varten)(?![a-zåäö])/.test(key))
  )
    found.push('purposes');
  if (/^(?:data|purposes)$/.test(section) && SAYS_WHENCE.test(key)) found.push('sources');
  if (/^(?:data|sources|retention|security)$/.test(section) && /luovut(?:etaan|amme)|jaetaan|kirjanpitäjälle/.test(key))
    found.push('disclosure');
  return found;
}

const SAYS_CONTACT =
  /kysyttävää [^.]*yhtey[^.]*(?:@|sähköposti)|kirjoita [^.]*(?:@|ät|\bat\b)|kysymyksiin vastaa|yhteyshenkilö(?:nä|mme)?(?![a-zåäö])|vastuuhenkilö(?:nä|mme)?|tietosuoja-?asioi[a-zåäö]* (?:vasta|hoit|auttaa|palvele|neuvo)/u;

/** Where no heading guides: whatever the words say. */
function freely(unit: Unit, known: readonly SectionKey[]): SectionKey[] {
  const { key } = unit;
  const found = SAYS.filter(([, pattern, unless]) => pattern.test(key) && unless?.test(key) !== true).map(([topic]) => topic);
  if ((SAYS_WHO.test(key) || SAYS_ID.test(key)) && companiesIn(unit.text).length > 0) found.push('controller');
  if (SAYS_CONTACT.test(key)) found.push('contact');
  if (collects(unit)) found.push('data');
  if (unit.section !== 'register' && ![...known, ...found].includes('disclosure') && toolsIn(key).length > 0) found.push('disclosure');
  return found;
}

/** A sentence that says what is collected: a verb of collecting and data by name. */
export function collects({ key, role }: Unit): boolean {
  return (
    role === 'sentence' &&
    !/tarkoitetaan|evästeet? (?:on|ovat) (?:pieni|lyhy)|(?:kuva(?:a|taan|amme)|kerro(?:taan|mme)|kertoo|selost|ilmenee)[a-zåäö]*,? (?:[a-zåäö]+ )?(?:miten|kuinka|mitä|millä|miksi)/.test(
      key,
    ) &&
    COLLECTS.test(key) &&
    !NOT.test(key.slice(0, key.search(COLLECTS) + 12)) &&
    fieldsIn(key).length > 0
  );
}
