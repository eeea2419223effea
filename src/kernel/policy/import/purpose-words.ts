// Why data are used, and on what ground: the words of notices, the old ones of the Personal Data Act among them.

import type { Text } from '#platform/i18n';
import type { Basis } from '../schema.ts';

export interface PurposeWord {
  id: string;
  name: Text;
  /** The ground that usually fits, offered as a completion where the notice names none. */
  basis: Basis;
  pattern: RegExp;
  unless?: RegExp;
}

type Row = readonly [id: string, fi: string, sv: string, en: string, basis: Basis, pattern: RegExp, unless?: RegExp];
const ROWS: readonly Row[] = [
  [
    'care',
    'Asiakassuhteen hoitaminen',
    'Skötsel av kundrelationen',
    'Care of the customer relationship',
    'legitimate-interest',
    /asiakassuh[a-zåäö]*(?: ja [a-zåäö]+)? (?:[a-zåäö]+ )?(?:hoi|yllä|kehit|hallin)|hoitaa asiakassuh|asiakkuu[a-zåäö]* (?:[a-zåäö]+ )?(?:hoi|hallin)|asiakas- ja sopimussuhteen|hoi[a-zåäö]* asiakas-? (?:ja|tai) [a-zåäö]*suht|asiakassuhteisiin|asiakassuhteiden|asiakkuudenhallin|asiakashallin|asiakaspalvelu/u,
  ],
  [
    'sales',
    'Palvelujen myynti',
    'Försäljning av tjänster',
    'Selling services',
    'legitimate-interest',
    /\bmyy(?:dä|nti|nnin|mme|mise)|(?<![a-zåäö])myynti/u,
  ],
  [
    'direct-marketing',
    'Suoramarkkinointi',
    'Direktmarknadsföring',
    'Direct marketing',
    'consent',
    /suoramarkkinoin|sähköposti ?markkinoin|sähköi[a-zåäö]* (?:suora)?markkinoin/u,
  ],
  [
    'marketing',
    'Palvelujen markkinointi',
    'Marknadsföring av tjänster',
    'Marketing of services',
    'legitimate-interest',
    /(?<![a-zåäö])markkinoi(?!ntitoimenpiteiden sekä asiakasviestinnän kohd)/u,
    /^markkinoinnin suunnittelu ja kohdent|markkinointitoimenpiteisiin osallist/,
  ],
  [
    'targeting',
    'Markkinoinnin suunnittelu ja kohdentaminen',
    'Planering och inriktning av marknadsföring',
    'Planning and targeting of marketing',
    'legitimate-interest',
    /markkinoin[a-zåäö]* (?:suunnit|kohden)|kohdentami|personoin|personoimi|kohdennet[a-zåäö]* (?:[a-zåäö]*- ja )?(?:markkin|viest|asiakasviest|mainon)|segmentoi|profiloin(?!ti ei)/u,
  ],
  [
    'assignments',
    'Sovittujen palvelujen toteuttaminen',
    'Genomförande av avtalade tjänster',
    'Delivering agreed services',
    'contract',
    /toimeksian[a-zåäö]*|palvel[a-zåäö]* (?:[a-zåäö]+,? ){0,2}(?:toteut|tuotta|tarjoami|toimitta|hoitami)|valmennu[a-zåäö]* varmist|(?:toteut|tuotta)[a-zåäö]* (?:[a-zåäö]+ )?(?:palvelu|valmennu|koulutu)|(?:valmennus|koulutus)palvel[a-zåäö]* suunnit|(?:valmennu|koulutu)[a-zåäö]* (?:tai [a-zåäö]+ )?suunnitt|hoi(?:dan|damme)[^.]*valmennu|toimit(?:amme|an)[^.]*(?:kurss|valmennu|palvel)|(?:suunnitellaan|toteutetaan|järjestetään)[^.]*(?:valmennu|koulutu)|(?:valmennu|koulutu|työnohjau|coaching|sovittelu|konsul|ohjau)[a-zåäö]* (?:[a-zåäö]+ ){0,2}(?:toteut|tuotta|tarjoa|toimit)|(?:toteut|tuotta)[a-zåäö]* (?:[a-zåäö]+ )?(?:työnohj|coaching|sovittelu|konsult)/u,
    /raporttien ja palvelun/,
  ],
  [
    'reports',
    'Raporttien ja palvelun toteuttaminen',
    'Rapporter och genomförande av tjänsten',
    'Reports and delivering the service',
    'contract',
    /raportoi|raporttien ja palvel|raporttien (?:tuotta|laati|toteut)/u,
  ],
  [
    'orders',
    'Tilausten hoitaminen',
    'Skötsel av beställningar',
    'Handling orders',
    'contract',
    /tilau(?:sten|ksen|ksien)(?:[a-zåäö]* (?:hoi|käsitt|toimit|toteut|vahvist)|, | ja [a-zåäö]+ (?:käsitt|hoi|toimit))|tilausten toteutt/u,
  ],
  [
    'invoicing',
    'Laskutus',
    'Fakturering',
    'Invoicing',
    'contract',
    /laskutt?(?:us|uks|ami|ukse)|laskuttaa|laskutetaan|laskuta(?:mme|n)|(?<![a-zåäö])laskut(?![a-zåäö])|(?:lähettää|lähetämme|kirjoittaa) lasku|laskujen lähet/,
  ],
  ['collection', 'Perintä', 'Indrivning', 'Debt collection', 'legitimate-interest', /(?<![a-zåäö])perin(?:tä|nä|nn|tää)/u],
  [
    'payment-control',
    'Maksujen valvonta',
    'Betalningskontroll',
    'Payment control',
    'legitimate-interest',
    /maksuvalvon|luoto(?:tuksen|nvalvon|nhallin)|maksujen (?:valvon|seuran)|luottotie/,
  ],
  [
    'accounting',
    'Lakisääteiset velvoitteet ja kirjanpito',
    'Lagstadgade skyldigheter och bokföring',
    'Statutory duties and bookkeeping',
    'legal-obligation',
    /lakisäätei|kirjanpi|viranomaistark|viranomaisvelv/,
  ],
  [
    'communication',
    'Asiakasviestintä',
    'Kundkommunikation',
    'Customer communication',
    'legitimate-interest',
    /asiakasviestin|asiakasinform|tiedottami|viestintä(?:än|ä)?(?![a-zåäö])|viestinnässä|suhdeviestin|yhteydenpi|(?:ylläpi|pide)[a-zåäö]* yhtey|(?:kertovien|lähettämä)[a-zåäö]* sähköpost|pitä[a-zåäö]* (?:[a-zåäö]+ )?yhtey|olla (?:sinuun )?yhteydessä/,
  ],
  [
    'content',
    'Asiasisältöjen jakaminen',
    'Delning av sakinnehåll',
    'Sharing content',
    'legitimate-interest',
    /asiasisältö|sisältöjen jakami|materiaal[a-zåäö]* (?:jakami|lähettä|toimitta)/u,
  ],
  [
    'development',
    'Palvelujen ja liiketoiminnan kehittäminen',
    'Utveckling av tjänster och verksamhet',
    'Developing services and business',
    'legitimate-interest',
    /kehittämi|kehitystyö|tuotekehi/,
  ],
  [
    'quality',
    'Toiminnan laadun varmistaminen',
    'Kvalitetssäkring',
    'Quality assurance',
    'legitimate-interest',
    /laadun (?:varmis|seuran|kehit|valvon)|laadunvarm/,
  ],
  [
    'administration',
    'Hallinta',
    'Administration',
    'Administration',
    'legitimate-interest',
    /(?<![a-zåäö])hallin(?:ta|nan|nointi|nollis|nto)/u,
    /asiakassuhte[a-zåäö]* hallin|asiakkuu[a-zåäö]* hallin|varaus[a-zåäö]* hallin|ajanvarau|tilaus[a-zåäö]* hallin/u,
  ],
  [
    'contacts',
    'Yhteydenotot',
    'Kontakter',
    'Contacts',
    'legitimate-interest',
    /yhteydenot|vastata (?:sinulle|viest|kysy|yhtey|pyyn)|kysely[a-zåäö]* vastaami|viest[a-zåäö]* vastaami/u,
  ],
  ['quotes', 'Tarjousten laatiminen', 'Offerter', 'Making quotes', 'contract', /tarjou[a-zåäö]* (?:laati|teke|anta|lähettä)/u],
  [
    'bookings',
    'Ajanvaraukset',
    'Tidsbokningar',
    'Bookings',
    'contract',
    /ajanvarau|(?<![a-zåäö])varau(?:kset|sten)|aikojen varaa|tapaamis[a-zåäö]* (?:sopimi|varaa|järjest)/u,
  ],
  [
    'certificates',
    'Todistusten kirjoittaminen',
    'Utfärdande av intyg',
    'Issuing certificates',
    'contract',
    /todistu[a-zåäö]* (?:kirjoit|anta|laati|myönt|toimit)/u,
  ],
  ['transactions', 'Asiointi', 'Ärenden', 'Transactions', 'contract', /asioin(?:ti|nin)/],
  [
    'trainings',
    'Koulutusten järjestäminen',
    'Arrangemang av utbildning',
    'Organising training',
    'contract',
    /järjestämien koulut|opintosuoritu[a-zåäö]* (?:kirj|rekist|seur)|osallistumistieto[a-zåäö]* (?:ylläpi|hallin)|(?:koulutu|kurssi|valmennu)[a-zåäö]* järjest|koulutusten,|myynti, markkinointi, koulutus|kurssien (?:järj|toteut)|(?:järjest|toteut)[a-zåäö]* (?:kurss|koulutu)/u,
  ],
  [
    'events',
    'Tapahtumien järjestäminen',
    'Arrangemang av evenemang',
    'Organising events',
    'contract',
    /tapahtum[a-zåäö]* (?:järjest|sekä|ilmoit|hallin|osallist)|tilaisuuk[a-zåäö]* järjest|ilmoittautumis/u,
  ],
  [
    'surveys',
    'Asiakas- ja palautekyselyt',
    'Kund- och responsenkäter',
    'Customer and feedback surveys',
    'legitimate-interest',
    /(?:asiakas|palaute|tyytyväisyys|mielipide)?kysely(?!i?hin vast|yn vast)|palautte[a-zåäö]* ?(?:kerää|käsitt)|palautetta|tyytyväisyy|tutkimu(?:s|ks)/u,
  ],
  ['newsletter', 'Uutiskirjeen lähettäminen', 'Utskick av nyhetsbrev', 'Sending the newsletter', 'consent', /uutiskir/],
  [
    'analytics',
    'Käytön seuranta ja analysointi',
    'Uppföljning och analys',
    'Monitoring and analysis of use',
    'consent',
    /analysoi|analytiik|(?:kävijä|käyttäjä|verkko)?liikenteen seura|kävijäseur|kävijö?[a-zåäö]* seura|tilasto(?:i|tie|tarko)|(?:käytön|käyttäjien) seuran/u,
  ],
  ['recruitment', 'Rekrytointi', 'Rekrytering', 'Recruitment', 'consent', /rekrytoin/],
  [
    'raffles',
    'Arvonnat ja kilpailut',
    'Utlottningar och tävlingar',
    'Raffles and contests',
    'consent',
    /arvon(?:ta|to|noi|nan)|kilpailu[a-zåäö]* (?:järj|toteut)/u,
  ],
  [
    'other-similar',
    'Muut vastaavat käyttötarkoitukset',
    'Andra motsvarande ändamål',
    'Other similar purposes',
    'legitimate-interest',
    /muut vastaavat|muiden (?:vastaavien|asiakkuuden hoitamiseen)|muihin vastaav|muu asiallinen asiakkuuden|muuhun vastaavaan/,
  ],
];

export const PURPOSES: readonly PurposeWord[] = ROWS.map(([id, fi, sv, en, basis, pattern, unless]) => ({
  id,
  name: { fi, sv, en },
  basis,
  pattern,
  ...(unless === undefined ? {} : { unless }),
}));

/** Grounds as notices word them; the last two are of the repealed Act and need completing. */
export const BASIS_WORDS: readonly (readonly [id: Basis | 'customer-relationship' | 'other-connection', pattern: RegExp])[] = [
  ['explicit-consent', /nimenomai[a-zåäö]* suostumu/u],
  ['consent', /suostumu|suostuu |annat (?:siihen )?lu(?:van|pa)/],
  ['contract', /sopimu[a-zåäö]*|toimeksianto/u],
  ['legitimate-interest', /oikeute[a-zåäö]* e(?:tu|du|ttu)/u],
  ['legal-obligation', /kirjanpitolakiin|lakisäätei(?:s|n)[a-zåäö]*|lain velvoi|lainsäädän[a-zåäö]* velvoi/u],
  [
    'customer-relationship',
    /asiakassuhteen perust|asiakkuuden perust|asiakassuhde|asiakassuhteeseen|asiakkuussuh|asiakkuuteen|asiakassuhteen muu|asiakkuus(?=[ ,])|asiakassuhteen (?:muu )?hoitaminen|sopimussuhteen muu/,
  ],
  ['other-connection', /muuhun oikeutettuun perust|(?:muu|muuhun|muun) asialli|asialli[a-zåäö]* yhtey/u],
];
