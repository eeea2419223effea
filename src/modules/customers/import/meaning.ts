// What the heading of a column means that no target takes: data that the catalogue names and no file brings, or data that nobody has named.

import type { Deps } from '#kernel/deps';
import { CATALOGUE, isSealed } from '#kernel/policy';
import { LANGS } from '#platform/i18n';
import type { Lang, Params, Text } from '#platform/i18n';
import { customersDictionary } from '../phrases.ts';
import type { CustomersPhrase } from '../phrases.ts';
import { inForce } from '../write.ts';
import { foldHeading, words } from './headings.ts';

/** Data with places of their own in the house, or with none: a list of people is no way in for them. */
const ELSEWHERE: readonly (readonly [field: string, headings: readonly string[]])[] = [
  [
    'marketing.permission',
    words(`
    lupa|luvat|markkinointilupa|suoramarkkinointilupa|suoramarkkinointi|suostumus|kielto|markkinointikielto|opt-in|optin|optin time|
    opt-in time|confirm time|consent|marketing consent|permission|subscribed|unsubscribed|samtycke|tillstånd|marknadsföringstillstånd|
    direktmarknadsföring|unsub time|unsub reason|unsub reason other|unsub campaign title|unsub campaign id|tilaaja|uutiskirje|newsletter|nyhetsbrev|email opt out`),
  ],
  [
    'person.identity_code',
    words(`
    henkilötunnus|hetu|sotu|sosiaaliturvatunnus|personbeteckning|personnummer|identity code|personal identity code|ssn|
    social security number|government id number|id number`),
  ],
  [
    'person.birth_date',
    words(`
    syntymäaika|syntymäpäivä|syntynyt|birthday|birth date|birthdate|date of birth|dob|födelsedatum|födelsedag|född`),
  ],
  [
    'event.diet',
    words(`
    allergia|allergiat|erikoisruokavalio|erikoisruokavaliot|ruokavalio|ruokarajoitteet|ruoka-aineallergiat|allergy|allergies|diet|
    dietary requirements|dietary restrictions|special diet|allergi|allergier|specialkost|matallergier`),
  ],
  [
    'event.membership',
    words(`
    jäsenyys|jäsennumero|jäsen|liitto|ammattiliitto|membership|member|member number|trade union|medlemskap|medlemsnummer|fackförbund`),
  ],
  [
    'event.registration',
    words(`
    ilmoittautuminen|ilmoittautumisaika|ilmoittautumispäivä|ilmoittautunut|osallistuminen|lippu|lipputyyppi|ticket|ticket type|
    registration|registration date|registered|attended|anmälan|anmälningsdatum|deltagande|biljett|biljettyp`),
  ],
  [
    'assessment.health',
    words(`
    terveys|terveystiedot|sairaudet|hyvinvointi|health|health information|wellbeing|hälsa|hälsouppgifter|välmående`),
  ],
  [
    'assessment.profile',
    words(`
    profiili|arviointiprofiili|disc|mbti|testitulos|testitulokset|assessment|assessment profile|bedömningsprofil|testresultat`),
  ],
  ['coaching.log', words(`tapaamiskerrat|coaching-loki|istunnot|sessions|coaching log|coachningslogg`)],
  ['person.next_action', words(`seuraava toimi|seuraavat toimet|seuraava vaihe|next action|next step|nästa åtgärd|nästa steg|to do|todo`)],
  ['contact.note', words(`tapaamiset|keskustelut|yhteydenotot|meetings|calls|activities|möten|kontakter|samtal`)],
  ['feedback.score', words(`palaute|arvosana|nps|feedback|score|rating|survey|respons|betyg|omdöme`)],
  ['lead.stage', words(`liidi|liidit|vaihe|myyntivaihe|lead|lead status|lead source|stage|deal|deals|deal stage|affär|skede`)],
  ['invoice.details', words(`lasku|laskut|laskunumero|invoice|invoices|invoice number|faktura|fakturor|fakturanummer`)],
  [
    'organisation.billing',
    words(`
    laskutusosoite|laskutustiedot|verkkolaskuosoite|ovt|ovt-tunnus|billing|billing address|billing information|faktureringsadress|
    fakturering|fakturaadress`),
  ],
  [
    'organisation.website',
    words(`
    verkkosivu|verkkosivut|kotisivu|kotisivut|www|website|website value|web page|webpage|url|webbplats|webbsida|hemsida`),
  ],
  [
    'person.location',
    words(`
    sijainti|sijaintitieto|location|latitude|longitude|lat|lng|gps|timezone|time zone|gmtoff|dstoff|platsinformation|tidszon`),
  ],
  ['web.device', words(`ip|ip-osoite|ip address|optin ip|confirm ip|ip-adress`)],
  ['document.contract', words(`sopimus|sopimukset|sopimusnumero|contract|contracts|agreement|avtal`)],
];

const LOCATION = 'person.location';

/** What programs write beside a value: of what kind it is, or nothing of the person at all. */
const BESIDE =
  /^(?:(?:e-mail|email|phone|address|website|im|relation|event|organization|custom field) (?:label|type|display name)|phonetic .*|yomi .*|photo|gender|initials|leid|euid|member rating|last changed|priority|private|sensitivity|mileage|user \d|file as)$/;

interface Meaning {
  readonly refused: Text | null;
  /** It can be declared by its name. */
  readonly own: boolean;
}

interface Asked {
  readonly heading: string;
  /** The whole file tells that the column is where a tool thinks that the reader is. */
  readonly located: boolean;
  readonly about: 'people' | 'organisations';
}

/** Why nothing takes the column, in words: to what the datum belongs, or that nobody has named it. */
export function meaningOf(deps: Deps, { heading, located, about }: Asked): Meaning {
  const folded = foldHeading(heading);
  const field = located ? LOCATION : ELSEWHERE.find(([, known]) => known.includes(folded))?.[0];
  if (field === undefined && BESIDE.test(folded)) return { refused: null, own: false };
  if (field === undefined) return { refused: say(about === 'people' ? 'import.own' : 'import.own-none'), own: about === 'people' };
  const params = (lang: Lang) => ({ field: CATALOGUE.get(field)?.name[lang] ?? field });
  if (field === 'marketing.permission') return { refused: say('import.permission-asked'), own: false };
  if (isSealed(CATALOGUE.get(field)?.class ?? 'ordinary')) return { refused: say('import.sealed', params), own: false };
  return { refused: say(deps.registry.storable(field) ? 'import.elsewhere' : 'import.not-yet', params), own: false };
}

/** Which of the fields that a column needs the register does not declare, by name and place in the notice. */
export function undeclaredText(deps: Deps, registerId: string, fields: readonly string[]): Text {
  const policy = inForce(deps);
  const { section } = policy.clauseOf(fields[0] ?? '', registerId);
  const names = (lang: Lang) => fields.map((field) => policy.field(field)?.name[lang] ?? field).join(', ');
  return say('import.undeclared', (lang) => ({ section, field: names(lang) }));
}

function say(key: CustomersPhrase, params: (lang: Lang) => Params = () => ({})): Text {
  const [fi, sv, en] = LANGS.map((lang) => customersDictionary.t(lang, key, params(lang)));
  return { fi: fi ?? key, sv: sv ?? key, en: en ?? key };
}
