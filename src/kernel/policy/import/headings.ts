// Sections are found by what their heading is about, in any order, numbering and case, also when a word of it is misspelt.

import { fold, near } from './fold.ts';
import type { SectionKey } from './types.ts';

/** Tried in this order; the first that fits names the section. Matched with the folded heading without its number. */
const HEADINGS: readonly (readonly [SectionKey, RegExp])[] = [
  ['changes', /(?:selosteen|käytännön|ilmoituksen|lausekkeen) (?:muut|päivit)|^muutokset|^muutosoikeus/],
  ['dpo', /tietosuojavastaava[a-zåäö]* yhteys|^tietosuojavastaavan|^(?:organisaation |yrityksen )?tietosuojavastaava/],
  [
    'contact',
    /^vastaava[a-zåäö]* (?:yhteys)?henkilö|^rekisteriasio(?:iden|ista) |^asiakaspalvelu(?:n yhteys|$)|^yhteydenotto tietosuoja|^rekisteriasiat$|^yhteyspiste|^yhteystaho|^yhteydenotot (?:rekister|tietosuoj)|tietosuojasta vasta|tietosuoja-?asioi[a-zåäö]* (?:yhteys|vastaa|yhteyd)|^ota yhteyttä|mihin voin ottaa|keneltä voin|kysymykset(?: |$)|kysyttävää|^(?:rekisterin )?(?:yhteyshenkilö|yhdyshenkilö|vastuuhenkilö)|rekisteri[a-zåäö]* (?:vastaava|hoitava)|yhteystiedot rekisteriä|(?:^| )(?:yhteys|vastuu|yhdys)henkilö(?:t|n|iden|itä|ä)?(?:$| )|rekisteristä vastaava|keneen voi|^yhteystiedot$|^(?:rekisterin )?vastuu/u,
  ],
  [
    'controller',
    /^yhteisrekisterinpit|^henkilötietojen käsittelystä vastaa|^vastuutaho|^kuka (?:me )?ole|^yrityksen tiedot$|^keitä me ole|kuka on vastuussa|^kuka (?:tieto[a-zåäö]* )?käsittelee(?: (?:henkilö)?tieto[a-zåäö]*)?\??$|^tietojesi rekisterinpit|^(?:yhteis|tietosuoja|henkilö|asiakas)?rekisterin ?pitäjä(?:n|t|mme)?(?:$| ja| yhteys| nimi| tiedot| \/|,| \()|^rekisteri(?:n|en) ?ylläpitäj|^rekisteri[a-zåäö]* omistaja|^rekisteriä ylläpi|^palvelun ylläpitäj|^tietojen käsittelijä ja|kuka on rekisteri|kuka (?:vastaa|käsittelee tieto)|^keitä olemme|^kuka olemme|^palveluntarjoaja$/u,
  ],
  [
    'must-give',
    /onko pakko|täytyykö|pakollisuu|pakollista|tietojen antamatta|jos et anna|onko tietojen antaminen|pakollisuus|mikäli rekisteröity ei toimita|tietojen antaminen/,
  ],
  ['automated', /automaatti[a-zåäö]*|profiloin/u],
  ['cookies', /eväste|cookie|kävijäseurant|verkkosiv[a-zåäö]* seurant|analytiikk/u],
  [
    'retention',
    /kuinka pitkään|miten kauan|^kauan|milloin tieto|tietojen elinkaari|säilyvät|mitä tiedoille tapahtuu|säilyt(?![a-zåäö]* (?:paik|sij))(?!.*suoja)|käsittelyn kesto|säilyttämi|säilytys|kuinka kauan|kauanko|miten pitkään|tietojen (?:poist|hävit)[a-zåäö]*$/u,
  ],
  [
    'security',
    /suojele|turvallisuus|turvattu|turvaami|turvassa|suojaatte|suojattu|suojata|suoja(?:us|uks|ukse|ami)|tietoturva|miten (?:suojaa|turvaa)|miten tieto[a-zåäö]* (?:suoja|turva)|manuaali[a-zåäö]* aineist[a-zåäö]*$|fyysise[a-zåäö]* muodo|sähköi[a-zåäö]* (?:aineist|tallenn)/u,
  ],
  [
    'disclosure',
    /annatte|jaammeko|jaatteko|jaetaanko|luovutammeko|luovutatte|luovutetaanko|myyttekö|myymmekö|kolmannet osapuolet|tietojen jakami|palveluntarjoajat|käsittelijät|henkilötietojen käsittelijä(?![a-zåäö])|kumppanit$|ketkä (?:pääse|käsittele|näke)|kuka (?:näkee|pääsee)|pääseekö|(?:käyttämämme|käytössä olevat) (?:palvelut|järjestelmät|työkalut|ohjelm)|kenen kanssa|kenen palvelu|mitä palvelu|luovut(?:us|uks|tami|am)|vastaanottaj|henkilötietojen käsittelijät|tietojen käsittelijät|kenelle|ulkoistami|alihankk|kuka (?:muu )?käsittelee|^yhteistyökumppanit|siirtäminen ja vastaanotto/,
  ],
  [
    'transfer',
    /^sijainti|ulkomaille|viedäänkö|viettekö|siirretäänkö|siirrättekö|kansainväli[a-zåäö]* (?:tiedon)?siir|minne (?:lähetä|tie)|missä tie[a-zåäö]* (?:säilyt|sijait|ovat)|siir(?:to|ro|rot|tä|rä)[a-zåäö]*.*(?:eu\b|eu:|eta\b|eta:|euroop|unioni|kolman)|tietojen sijainti|^tietojen siir|^siirrämmekö|^siirtyvätkö/u,
  ],
  [
    'rights',
    /oikeu[dst][a-zåäö]*.*(?:tarkis|tarkas|tutust|kielt|vaatia|korja|poist|valit)|rekisteröi[a-zåäö]* oikeu|^(?:muut|sinun|käyttäjän|asiakkaan) .{0,60}oikeu|oikeutesi|mitä oikeuksia|tarkas(?:tus)?oikeu|tarkistusoikeu|kiel(?:to|lo)[a-zåäö]*oikeu|suostumuksen peru(?!st)|valitusoikeu|valittami|oikeus (?:saada|pääs|tehdä|oikais|rajoit|vastus|siirt|tulla)|^oikeudet$|(?:tarkastus|kielto|korjaus|oikaisu)-.{0,60}oikeu|korjausoikeu|oikaisuoikeu|poisto-?oikeu|mitä (?:voit|voin) |^yhteydenotot?$|^yhteydenot(?:ot|to) (?:ja|rekister)|^vastustamis|oikaisupyyn|^miten voi|^valituksen teke|^valitus(?:oikeus)?(?= |$)|^oikeutenne|^käyttäjän oikeu|^vaikutusmahdollisu|^asiakkaan oikeu|^oikeuksiesi|^oikeuksien (?:käyttäminen|käyttö|toteutta)/u,
  ],
  [
    'sources',
    /miten (?:keräämme|tietoja kerätään|saamme|saatte)|tiedon läh|keräystav|tietojen alkuperä|tietolähte|tietojen läh(?:de|teet)|(?:keräämisen|keruun) läh|mistä|tietojen kerääminen|tietojen lähteet|^lähteet/,
  ],
  ['data', /^mitä (?:kaikkea )?(?:henkilö)?tie[^.]* ja miksi/],
  [
    'purposes',
    /oikeudelli[a-zåäö]* perust|^henkilötietojen käsittelyn?$|^tietojen (?:käsittely|käyttö)$|mitä varten|millä oikeu|mihin (?:tietoj|henkilötietoj|niitä)|laillinen perust|käsittelyperust|käsittelyn oikeutus|tarkoituksemme|(?:käyttö)?tarkoitu|oikeusperust|käsittelyn perust|pitämisen perust|miksi|mihin (?:käyt|tarv|keräämm)|millä perusteella|laillisuusperust/,
  ],
  [
    'data',
    /mitä (?:kaikkea )?(?:meillä|teillä)|mitä (?:me )?kerää|mitkä tiedot|tietoluok|tietolaji|tietosisäl|henkilötietojen (?:ryhm|luok)|keräämämme|kerätyt|käsiteltävät tiedot|tiedot, joita|käsittelemämme|rekisterin tiedot|tietosisältö|sisältö$|rekisteröitävät|tallennetta|merkittäviä|kerättävät|käsiteltävät|henkilötietoryhm|tietoryhm|mitä (?:henkilö)?tieto|mitä sinusta|tietojen tallentami|minkälaisia|millaisia|rekisterin tiedot|keräämämme/,
  ],
  [
    'subjects',
    /^rekisterin kohde|^keitä (?:tämä )?seloste|^ketä (?:tämä )?seloste|^ketkä|^keitä (?:rekister|tie[td]o)|kohderyhm|kenestä|rekisteröityjen kateg|^rekisteröidyt|henkilöryhm|rekisteröityjen ryhm|keiden tietoja|kenen tieto|ketä tieto/,
  ],
  [
    'register',
    /^rekisterit$|^rekisteri[a-zåäö]{0,3}, (?:joita|jota|jonka|joihin)|^rekisterimme|^(?:henkilö)?rekisteri(?:n|en)?(?: nimi| nimet)|^(?:henkilö)?rekisterin nimi|^rekisteri(?:t)?$|rekisterin nimi/,
  ],
  [
    'title',
    /^(?:[^.!?]{0,80} )?(?:tietosuoja|rekisteri|yksityisyydensuoja)[ /a-zåäö]{0,30}(?:seloste|käytäntö|ilmoitus|lauseke)(?:[a-zåäö]{0,2})?(?: \([^)]*\))?$|^tietosuoja$|^tietosuojakäytännöt$/u,
  ],
];

/** Long words of headings, for slips of the hand: a near miss is read as the word meant. */
const VOCABULARY = (
  'säännönmukaiset säännönmukainen tietolähteet rekisterinpitäjä rekisterinpitäjän yhteyshenkilö tietosisältö henkilötietojen ' +
  'käsittelyn tarkoitus käyttötarkoitus oikeusperuste luovutukset luovuttaminen luovutus säilytysaika säilytys suojauksen periaatteet ' +
  'suojaus tarkastusoikeus kieltooikeus rekisteröidyn rekisteröityjen oikeudet ulkopuolelle automaattinen päätöksenteko profilointi ' +
  'rekisteröidyt rekisteröity tietosuojaseloste rekisteriseloste vastaanottajat tietosuojavastaava rekisteröitävät'
).split(' ');

function mended(heading: string): string {
  return heading.replace(/[a-zåäö]{7,}/gu, (word) => {
    if (word.length > 24 || VOCABULARY.includes(word)) return word;
    const limit = word.length >= 11 ? 2 : 1;
    return VOCABULARY.find((each) => each[0] === word[0] && near(word, each, limit)) ?? word;
  });
}

const NUMBER = /^(?:§ ?)?(?:kohta )?(?:\d{1,2}[a-h]?(?:\.\d{1,2}){0,2}|[ivx]{1,5})[.):]?\s+|^\d{1,2}[.):]\s*|^\d{1,2}(?=\p{L})/iu;

export interface HeadingMatch {
  section: SectionKey;
  /** Everything the heading is about, the section first: one heading often stands for two or three. */
  all: readonly SectionKey[];
  numbered: boolean;
}

/** Questions that notices write without their mark. */
const ASKS =
  /^(?:miksi|miten|mitä|mitkä|mihin|minne|kenelle|kenen|kuka|ketkä|keitä|kuinka|kauanko|mistä|millä|milloin|missä|voinko|onko|voiko|viedäänkö|luovutetaanko|siirretäänkö|jaetaanko)(?= )[^.;]*$/;

/** A line that states something is no heading, whatever its words. */
const STATES =
  /(?:^| )(?:on|ovat|ei|emme|perustuu|voi|voidaan|voimme|voit|käsitellään|käsittelemme|säilytetään|säilytämme|luovutetaan|luovutamme|siirretään|kerätään|keräämme|käytetään|käytämme|tallennetaan|toimii|sisältää|saadaan|suojataan|tulee|saattaa|saattavat|hankitaan|saamme|kertyy|merkitään|huolehtii) /;

export function heading(line: string): HeadingMatch | undefined {
  const trimmed = line.trim().replace(/^[#*_\s]+|[*_\s]+$/g, '');
  if (trimmed.length < 4 || trimmed.length > 140 || /\S@\S|\((?:at|ät)\)/.test(trimmed)) return undefined;
  if (/\p{Ll}-$/u.test(trimmed)) return undefined;
  const numbered = NUMBER.test(trimmed);
  const bare = fold(trimmed.replace(NUMBER, '')).replace(/[:.]+$/, '');
  const question = bare.endsWith('?') || ASKS.test(bare);
  const words = bare.split(' ').length;
  if (words > 16 || (words > 8 && !question && !numbered && trimmed !== trimmed.toUpperCase() && bare.includes(', '))) return undefined;
  if (!question && STATES.test(`${bare} `) && !/(?:^| )(?:joille|jolle|joita|jotka|johon|joihin)(?= )/.test(bare)) return undefined;
  if (!question && /[.!]$/.test(trimmed) && words > (numbered ? 9 : 3)) return undefined;
  if (question && words > 14) return undefined;
  const text = mended(bare);
  const found = HEADINGS.find(([, pattern]) => pattern.test(text));
  if (found === undefined) return undefined;
  const all =
    found[0] === 'title' ? [found[0]] : HEADINGS.filter(([key, pattern]) => key !== 'title' && pattern.test(text)).map(([key]) => key);
  return { section: found[0], all, numbered };
}

/** A line that says something of its own. */
export function states(line: string): boolean {
  return STATES.test(`${fold(line)} `);
}

/** A heading the reader does not know: numbered capitals, or a numbered short line without a full stop. */
export function unknownHeading(line: string): boolean {
  const trimmed = line.trim();
  if (trimmed.length < 4 || trimmed.length > 90 || /[.,;]$/.test(trimmed)) return false;
  const bare = trimmed.replace(NUMBER, '');
  return bare !== trimmed && /^\p{Lu}[\p{Lu}\d\s™®&/.-]{3,}$/u.test(bare) && !/\b(?:OY|AB|RY|TMI|PL)\b/.test(bare);
}
