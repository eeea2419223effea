// What the draft says where the notice is silent, or says less than the law: short reasons in three languages, each with its rule.

import type { Text } from '#platform/i18n';
import type { FieldClass } from '../catalogue.ts';

export interface Completion {
  what: string;
  stated: Text | null;
  reason: Text;
  rule: string;
}

/** The firm's own words stand in all languages until somebody translates them. */
export function same(words: string): Text {
  return { fi: words, sv: words, en: words };
}

function silent(what: string, rule: string, fi: string, sv: string, en: string): Completion {
  return { what, stated: null, reason: { fi, sv, en }, rule };
}

export const COMPLETIONS = {
  date: silent(
    'date',
    'R7',
    'Julkaistu versio saa numeron ja voimaantulopäivän.',
    'Den publicerade versionen får nummer och datum.',
    'The published version gets a number and a date.',
  ),
  contact: silent(
    'contact-details',
    'R7a',
    'Yhteystieto puuttui tai oli peitetty. Paikalla on esimerkkiosoite.',
    'Kontaktuppgift saknades eller var dold. En exempeladress står i stället.',
    'A contact detail was missing or masked. A placeholder stands in its place.',
  ),
  controller: silent(
    'controller',
    'R7a',
    'Rekisterinpitäjän nimeä ei löytynyt tekstistä.',
    'Den personuppgiftsansvarigas namn hittades inte.',
    "The controller's name was not found.",
  ),
  dpo: silent('dpo', 'R7b', 'Tietosuojavastaavasta ei kerrottu.', 'Dataskyddsombud nämndes inte.', 'No word on a data protection officer.'),
  register: silent(
    'register',
    'R7',
    'Rekisterin nimeä ei löytynyt.',
    'Registrets namn hittades inte.',
    'The name of the register was not found.',
  ),
  subjects: silent(
    'subjects',
    'R8n',
    'Rekisteröityjä ei lueteltu.',
    'De registrerade räknades inte upp.',
    'Data subjects were not listed.',
  ),
  purpose: silent('purpose', 'R7c', 'Tarkoitusta ei löytynyt.', 'Ändamålet hittades inte.', 'No purpose was found.'),
  basis: silent(
    'basis',
    'R7c',
    'Oikeusperuste puuttui tai sitä ei kerrottu tarkoituksittain. Ehdotus on vahvistettava.',
    'Den rättsliga grunden saknades eller angavs inte per ändamål. Förslaget ska bekräftas.',
    'The legal basis was missing or not given per purpose. The proposal is to be confirmed.',
  ),
  fields: silent('fields', 'R8n', 'Tietosisältöä ei löytynyt.', 'Datainnehållet hittades inte.', 'No data content was found.'),
  sources: silent('source', 'R8o', 'Tietolähteitä ei lueteltu.', 'Källorna räknades inte upp.', 'Sources were not listed.'),
  retention: silent(
    'retention',
    'R7g',
    'Säilytysaika puuttui tai oli avoin. Ehdotus on vahvistettava.',
    'Lagringstiden saknades eller var öppen. Förslaget ska bekräftas.',
    'The retention was missing or open. The proposal is to be confirmed.',
  ),
  severalTimes: silent(
    'retention',
    'R7g',
    'Selosteessa on useita säilytysaikoja. Ilman rajausta lyhin niistä koskee kaikkia rekisterin tietoja: tarkista, keitä tämä aika koskee.',
    'Beskrivningen har flera lagringstider. Utan avgränsning gäller den kortaste alla uppgifter i registret: kontrollera vem den här tiden gäller.',
    'The notice has several retention times. Without a limit the shortest holds for all data of the register: check whom this time concerns.',
  ),
  subscribers: silent(
    'retention',
    'R19',
    'Seloste antoi tämän ajan uutiskirjeelle tai markkinoinnille. Rekisterissä on muitakin henkilöitä, ja markkinointikielto säilyy niin kauan kuin se on voimassa. Siksi aikaa ei otettu mukaan, ja tilaajia koskevat rekisterin muut ajat. Jos tilaajille tarvitaan oma aika, tee heille oma rekisteri.',
    'Beskrivningen gav den här tiden för nyhetsbrev eller marknadsföring. I registret finns också andra personer, och ett marknadsföringsförbud bevaras så länge det gäller. Därför togs tiden inte med, och för prenumeranterna gäller registrets övriga tider. Behöver de en egen tid, gör ett eget register för dem.',
    'The notice gave this time for newsletters or marketing. The register holds other people too, and a ban of marketing is kept as long as it is in force. So the time was not taken over, and the other times of the register hold for subscribers. If they need a time of their own, make a register for them.',
  ),
  vouchers: silent(
    'period',
    'R23',
    'Laskuille ei kerrottu omaa säilytysaikaa. Laki vaatii tositteille vähintään kuusi vuotta sen kalenterivuoden lopusta, jona tilikausi päättyi.',
    'För fakturorna angavs ingen egen lagringstid. Lagen kräver minst sex år för verifikationer från utgången av det kalenderår då räkenskapsperioden gick ut.',
    'No retention of their own was given for invoices. The law asks for at least six years for vouchers from the end of the calendar year in which the financial year ended.',
  ),
  country: silent(
    'country',
    'R7e',
    'Maata ja sopimusta ei kerrottu. Ne on tarkistettava.',
    'Land och avtal angavs inte. De ska kontrolleras.',
    'Country and agreement were not given. They are to be checked.',
  ),
  transfer: silent(
    'transfer',
    'R7f',
    'Siirron perustetta ei kerrottu tai se on vanhentunut. Tarkista, että vastaanottaja on luettelossa.',
    'Överföringens grund angavs inte eller är föråldrad. Kontrollera att mottagaren finns i förteckningen.',
    'The instrument of the transfer was missing or void. Check that the recipient is listed.',
  ),
  automated: silent(
    'automated',
    'R7l',
    'Automaattisista päätöksistä ei kerrottu.',
    'Automatiserade beslut nämndes inte.',
    'No word on automated decisions.',
  ),
  deadline: silent(
    'deadline',
    'R1',
    'Määräaikaa ei kerrottu. Lain mukaan vastataan kuukaudessa.',
    'Tidsfrist angavs inte. Enligt lagen svaras inom en månad.',
    'No deadline was given. The law asks for an answer within a month.',
  ),
  month: silent(
    'deadline',
    'R1',
    'Määräaika on kirjattu päivinä, jotka mahtuvat jokaiseen kuukauteen.',
    'Tidsfristen anges i dagar som ryms i varje månad.',
    'The time is given in days that fit into every month.',
  ),
  erasure: silent(
    'erasure-time',
    'R2',
    'Poistamiselle ei kerrottu omaa määräaikaa. Ehdotus täyttää lain kuukauden.',
    'För radering angavs ingen egen tidsfrist. Förslaget uppfyller lagens månad.',
    'No time was given for erasure. The proposal keeps to the month of the law.',
  ),
  receives: silent(
    'recipient-data',
    'R7e',
    'Ei kerrottu, mitä tietoja vastaanottaja saa. Ehdotus sisältää vain sen, mitä tällainen palvelu yleensä tarvitsee. Poista turhat.',
    'Det angavs inte vilka uppgifter mottagaren får. Förslaget omfattar bara det som en sådan tjänst vanligen behöver. Ta bort det onödiga.',
    'It was not said which data the recipient gets. The proposal holds only what such a service usually needs. Remove what is not needed.',
  ),
  ground: silent(
    'purpose',
    'R7c',
    'Seloste mainitsee oikeusperusteen mutta ei sitä, mihin tietoja sen nojalla käytetään. Tarkenna tarkoitus tai poista se.',
    'Beskrivningen nämner den rättsliga grunden men inte vad uppgifterna då används till. Precisera ändamålet eller ta bort det.',
    'The notice names the legal basis but not what the data are used for on it. Make the purpose precise or remove it.',
  ),
  service: silent(
    'not-marketing',
    'R19',
    'Seloste ei sano tätä markkinoinniksi, joten markkinointikielto ei koske näitä viestejä. Jos tähän kuuluu markkinointia, muuta kohtaa.',
    'Beskrivningen kallar inte detta marknadsföring, så ett marknadsföringsförbud gäller inte dessa meddelanden. Ändra om marknadsföring ingår.',
    'The notice does not call this marketing, so a ban of marketing does not stop these messages. Change it if marketing is part of it.',
  ),
  right: silent('right', 'R7h', 'Tätä oikeutta ei mainittu.', 'Denna rättighet nämndes inte.', 'This right was not mentioned.'),
  translation: silent(
    'translation',
    'R6',
    'Teksti on selosteen omin sanoin, eikä sitä ole käännetty.',
    'Texten står med beskrivningens egna ord och är inte översatt.',
    'The text is in the words of the notice and not translated.',
  ),
} as const satisfies Record<string, Completion>;

export const WORDS = {
  care: { fi: 'Asiakassuhteen hoitaminen', sv: 'Skötsel av kundrelationen', en: 'Care of the customer relationship' },
  consented: {
    fi: 'Käsittely, johon henkilö on antanut suostumuksensa',
    sv: 'Behandling som personen har samtyckt till',
    en: 'Processing to which the person has consented',
  },
  consentedSpecial: {
    fi: 'Erityisten tietojen käsittely henkilön nimenomaisella suostumuksella',
    sv: 'Behandling av särskilda uppgifter med personens uttryckliga samtycke',
    en: "Processing of special data with the person's explicit consent",
  },
  contactRole: { fi: 'Rekisterin yhteyshenkilö', sv: 'Kontaktperson för registret', en: 'Contact person for the register' },
  customers: { fi: 'Asiakkaat', sv: 'Kunder', en: 'Customers' },
  condition: {
    fi: 'vain kun tieto on palvelun kannalta tarpeen',
    sv: 'endast när uppgiften behövs för tjänsten',
    en: 'only where the service needs the datum',
  },
  art9: {
    fi: 'nimenomainen suostumus, 9 artiklan 2 kohdan a alakohta',
    sv: 'uttryckligt samtycke, artikel 9.2 a',
    en: 'explicit consent, Article 9(2)(a)',
  },
  accounting: {
    fi: 'kirjanpitolain (1336/1997) 2 luvun 10 §',
    sv: 'bokföringslagen (1336/1997) 2 kap. 10 §',
    en: 'Accounting Act (1336/1997), chapter 2, section 10',
  },
  limitation: {
    fi: 'laki velan vanhentumisesta (728/2003)',
    sv: 'lagen om preskription av skulder (728/2003)',
    en: 'Act on Statute-barred Debt (728/2003)',
  },
  noAutomated: {
    fi: 'Kenestäkään ei tehdä automaattisia päätöksiä.',
    sv: 'Inga automatiserade beslut fattas om någon.',
    en: 'Nobody is subject to automated decisions.',
  },
  check: { fi: 'Tarkista, että tämä pitää paikkansa.', sv: 'Kontrollera att detta stämmer.', en: 'Check that this holds.' },
  transferReason: { fi: 'palvelun tekninen toteutus', sv: 'tjänstens tekniska genomförande', en: 'technical running of the service' },
  customerRegister: { fi: 'Asiakasrekisteri', sv: 'Kundregister', en: 'Customer register' },
  themselves: { fi: 'Rekisteröity itse', sv: 'Den registrerade själv', en: 'The data subject' },
  officer: { fi: 'Tietosuojavastaava', sv: 'Dataskyddsombud', en: 'Data protection officer' },
  unknownPlace: { fi: 'paikka kerrottava', sv: 'platsen ska anges', en: 'place to be given' },
} as const satisfies Record<string, Text>;

/** Clauses that the law does not let a notice keep, and what happens instead. */
export const SUPERSEDED: Readonly<Record<string, { rule: string; instead: Text }>> = {
  'procedure/signed': {
    rule: 'R5',
    instead: { fi: 'Pyynnöksi riittää viesti.', sv: 'Ett meddelande räcker som begäran.', en: 'A message is enough as a request.' },
  },
  'procedure/id-document': {
    rule: 'R5',
    instead: {
      fi: 'Henkilötodistusta ei vaadita. Lisätietoa kysytään vain perustellusta epäilystä.',
      sv: 'Identitetsbevis krävs inte. Mer frågas bara vid befogat tvivel.',
      en: 'No identity document is required. More is asked only on reasonable doubt.',
    },
  },
  'procedure/in-person': {
    rule: 'R5',
    instead: { fi: 'Paikalle ei tarvitse tulla.', sv: 'Man behöver inte komma på plats.', en: 'Nobody has to come in person.' },
  },
  'procedure/one-free-a-year': {
    rule: 'R4',
    instead: { fi: 'Jokainen pyyntö on maksuton.', sv: 'Varje begäran är avgiftsfri.', en: 'Every request is free of charge.' },
  },
  'procedure/in-writing': {
    rule: 'R6',
    instead: {
      fi: 'Pyynnön saa tehdä millä tavalla tahansa.',
      sv: 'En begäran får göras på vilket sätt som helst.',
      en: 'A request may be made in any way.',
    },
  },
};

/** Data are grouped by how sensitive they are. */
export const CLASS_NAMES: Readonly<Record<FieldClass, Text>> = {
  ordinary: { fi: 'Perustiedot', sv: 'Grunduppgifter', en: 'Basic data' },
  contact: { fi: 'Yhteystiedot', sv: 'Kontaktuppgifter', en: 'Contact details' },
  financial: { fi: 'Laskutustiedot', sv: 'Faktureringsuppgifter', en: 'Billing data' },
  confidential: { fi: 'Luottamukselliset tiedot', sv: 'Konfidentiella uppgifter', en: 'Confidential data' },
  special: { fi: 'Erityiset henkilötiedot', sv: 'Särskilda personuppgifter', en: 'Special categories of data' },
  identifier: { fi: 'Henkilötunnus', sv: 'Personbeteckning', en: 'Personal identity code' },
};
