// What is said of a fault of a declaration, in three languages.

import type { LintPhrase, Severity, Three } from './types.ts';

function say(severity: Severity, rule: string, title: Three, why: Three, fix?: Three): LintPhrase {
  return { severity, rule, title, why, ...(fix === undefined ? {} : { fix }) };
}

const SIX: Three = [
  'Vaihda kuuteen vuoteen kalenterivuoden lopusta',
  'Byt till sex år från kalenderårets utgång',
  'Change to six years from the end of the calendar year',
];

export const POLICY_PHRASES = {
  'erasure-too-slow': say(
    'error',
    'R1',
    ['Poisto kestäisi yli kuukauden', 'Raderingen skulle ta över en månad', 'Erasure would take more than a month'],
    [
      '{n} tuntia on enemmän kuin lain kuukausi lyhimmillään (672 tuntia).',
      '{n} timmar är mer än lagens månad som kortast (672 timmar).',
      '{n} hours are more than the month of the law at its shortest (672 hours).',
    ],
    ['Vaihda 672 tuntiin', 'Byt till 672 timmar', 'Change to 672 hours'],
  ),
  'register-without-end': say(
    'error',
    'R7g',
    ['Rekisterillä ei ole säilytysaikaa', 'Registret saknar lagringstid', 'The register has no retention'],
    [
      'Mikään sääntö ei koskaan poistaisi rekisterin tietoja.',
      'Ingen regel skulle någonsin radera registrets uppgifter.',
      'No rule would ever erase the data of the register.',
    ],
    ['Lisää vuosittainen tarkistus', 'Lägg till en årlig granskning', 'Add a yearly review'],
  ),
  'never-used': say(
    'note',
    'R7',
    ['Mikään ei käytä kohtaa "{id}"', 'Ingenting använder "{id}"', 'Nothing uses "{id}"'],
    [
      'Kohta lupaa jotain, mikä ei koske mitään.',
      'Punkten lovar något som inte gäller någonting.',
      'The entry promises something that concerns nothing.',
    ],
    ['Poista kohta', 'Ta bort punkten', 'Remove the entry'],
  ),
  'no-electronic-channel': say(
    'warning',
    'R6',
    ['Pyyntöä ei voi tehdä sähköisesti', 'Begäran kan inte göras elektroniskt', 'A request cannot be made electronically'],
    [
      'Sähköinen pyyntö on mahdollistettava, varsinkin kun tietoja käsitellään sähköisesti.',
      'En elektronisk begäran ska möjliggöras, särskilt när uppgifterna behandlas elektroniskt.',
      'Electronic requests must be possible, the more so as the data are processed electronically.',
    ],
    ['Ota vastaan myös sähköpostitse', 'Ta emot också per e-post', 'Take requests by e-mail too'],
  ),
  'deadlines-disagree': say(
    'warning',
    'R2',
    ['Poiston ajasta luvataan kahta', 'Två tider lovas för radering', 'Two times are promised for erasure'],
    [
      'Säilytyssääntö sanoo {a} tuntia, pyyntöjen kohta {b} tuntia.',
      'Lagringsregeln säger {a} timmar, punkten om begäranden {b} timmar.',
      'The retention rule says {a} hours, the clause on requests {b} hours.',
    ],
    ['Vaihda molempiin {n} tuntia', 'Byt båda till {n} timmar', 'Change both to {n} hours'],
  ),
  'invoice-without-floor': say(
    'warning',
    'R23',
    ['Laskuilla ei ole lakisääteistä säilytysaikaa', 'Fakturorna saknar lagstadgad lagringstid', 'Invoices have no statutory retention'],
    [
      'Tositteet on säilytettävä vähintään kuusi vuotta sen kalenterivuoden lopusta, jona tilikausi päättyi.',
      'Verifikationer ska bevaras minst sex år från utgången av det kalenderår då räkenskapsperioden gick ut.',
      'Vouchers must be kept at least six years from the end of the calendar year in which the financial year ended.',
    ],
    ['Lisää kirjanpitolain aika', 'Lägg till bokföringslagens tid', 'Add the period of the Accounting Act'],
  ),
  'accounting-too-short': say(
    'error',
    'R23',
    ['Laskut poistettaisiin liian aikaisin', 'Fakturorna skulle raderas för tidigt', 'Invoices would be erased too early'],
    [
      'Laki vaatii vähintään kuusi vuotta sen kalenterivuoden lopusta, jona tilikausi päättyi.',
      'Lagen kräver minst sex år från utgången av det kalenderår då räkenskapsperioden gick ut.',
      'The law asks for at least six years from the end of the calendar year in which the financial year ended.',
    ],
    SIX,
  ),
  'accounting-too-long': say(
    'note',
    'R23',
    [
      'Laskuja säilytettäisiin lakia pidempään',
      'Fakturorna skulle bevaras längre än lagen kräver',
      'Invoices would be kept longer than the law asks',
    ],
    [
      'Kymmenen vuotta koskee kirjanpitokirjoja ja tilinpäätöstä, ei tositteita. Niille riittää kuusi.',
      'Tio år gäller bokföringsböcker och bokslut, inte verifikationer. För dem räcker sex.',
      'Ten years are for books and financial statements, not for vouchers. For them six will do.',
    ],
    SIX,
  ),
  'bans-end-early': say(
    'error',
    'R19',
    ['Markkinointikiellot poistuisivat kesken', 'Marknadsföringsförbuden skulle upphöra i förtid', 'Bans of marketing would end early'],
    [
      'Lupien ja kieltojen ryhmällä on oma säilytysaika. Sen jälkeen kieltoa ei enää näkyisi, ja kielletyt kirjeet voisivat alkaa uudelleen. Kielto säilytetään niin kauan kuin se on voimassa.',
      'Gruppen med tillstånd och förbud har en egen lagringstid. Därefter skulle förbudet inte längre synas, och de förbjudna breven kunde börja på nytt. Ett förbud bevaras så länge det gäller.',
      'The group of permissions and bans has a retention of its own. After it the ban would no longer be seen, and forbidden letters could begin again. A ban is kept as long as it is in force.',
    ],
    ['Poista ryhmän oma aika', 'Ta bort gruppens egen tid', 'Remove the time of the group'],
  ),
  'retention-long': say(
    'note',
    'R7g',
    ['Säilytysaika on yli {n} vuotta', 'Lagringstiden är över {n} år', 'The retention is over {n} years'],
    [
      'Näin pitkälle ajalle tarvitaan erityinen syy. Yleinen vanhentumisaika on kolme vuotta.',
      'En så lång tid kräver ett särskilt skäl. Den allmänna preskriptionstiden är tre år.',
      'So long a time needs a reason of its own. Claims generally lapse in three years.',
    ],
  ),
  'transfer-recheck-due': say(
    'warning',
    'R7f',
    [
      'Siirto on tarkistettava uudelleen: {name}',
      'Överföringen ska granskas på nytt: {name}',
      'The transfer must be looked at again: {name}',
    ],
    [
      'Tarkistuspäivä oli {date}. Katso, onko siirron peruste yhä voimassa, ja merkitse uusi päivä.',
      'Granskningsdagen var {date}. Kontrollera att grunden fortfarande gäller och ange en ny dag.',
      'It was due on {date}. See that the instrument still stands and set a new day.',
    ],
  ),
  'instrument-not-in-force': say(
    'error',
    'R7f',
    [
      'Siirron peruste ei ole voimassa: {name}',
      'Överföringens grund gäller inte: {name}',
      'The transfer instrument is not in force: {name}',
    ],
    [
      'Maalle {country} ei ole tällaista perustetta viitetiedoissa, tai se on päättynyt. Valitse toinen peruste.',
      'För {country} finns ingen sådan grund i referensuppgifterna, eller så har den upphört. Välj en annan grund.',
      'The reference data hold no such instrument for {country}, or it has ended. Choose another.',
    ],
  ),
  'transfer-by-consent': say(
    'warning',
    'R7f',
    [
      'Jatkuva siirto ei voi nojata suostumukseen: {name}',
      'En fortlöpande överföring kan inte vila på samtycke: {name}',
      'A routine transfer cannot rest on consent: {name}',
    ],
    [
      'Suostumus on 49 artiklan poikkeus yksittäisiin siirtoihin. Palvelun käyttö vaatii vakiosopimuslausekkeet tai riittävyyspäätöksen.',
      'Samtycke är ett undantag enligt artikel 49 för enstaka överföringar. En tjänst kräver standardavtalsklausuler eller ett beslut om adekvat skydd.',
      'Consent is an exception of Article 49 for single transfers. A service needs standard clauses or an adequacy decision.',
    ],
  ),
  'contact-placeholder': say(
    'warning',
    'R7a',
    ['Sähköpostiosoite on esimerkki', 'E-postadressen är ett exempel', 'The e-mail address is a placeholder'],
    [
      'Osoitteeseen ei tule viestejä, joten pyyntö jäisi saamatta. Kirjoita yrityksen oma osoite.',
      'Adressen tar inte emot meddelanden, så en begäran skulle inte komma fram. Skriv företagets egen adress.',
      "Nothing arrives at this address, so a request would be lost. Enter the firm's own.",
    ],
  ),
  'dpo-unreachable': say(
    'error',
    'R7b',
    [
      'Tietosuojavastaavan yhteystiedot puuttuvat',
      'Dataskyddsombudets kontaktuppgifter saknas',
      'The data protection officer cannot be reached',
    ],
    [
      'Kun tietosuojavastaava on nimetty, hänen yhteystietonsa on kerrottava.',
      'När ett ombud har utsetts ska dess kontaktuppgifter anges.',
      'Where an officer is appointed, contact details must be given.',
    ],
  ),
  'marketing-basis': say(
    'warning',
    'R19',
    [
      'Suoramarkkinointi ei voi nojata tähän perusteeseen',
      'Direktmarknadsföring kan inte vila på denna grund',
      'Direct marketing cannot rest on this basis',
    ],
    [
      'Sähköinen suoramarkkinointi henkilölle vaatii suostumuksen. Asiakkaalle samankaltaisista palveluista kertominen voi nojata oikeutettuun etuun.',
      'Elektronisk direktmarknadsföring till en person kräver samtycke. Att berätta för en kund om liknande tjänster kan vila på ett berättigat intresse.',
      'Electronic marketing to a person needs consent. Telling a customer of similar services may rest on a legitimate interest.',
    ],
  ),
  'reference-due': say(
    'note',
    'R7',
    ['Viitetieto on tarkistettava: {name}', 'Referensuppgiften ska granskas: {name}', 'A reference datum must be checked: {name}'],
    [
      'Tieto "{value}" oli tarkistettava {date}. Lähde: {source}.',
      'Uppgiften "{value}" skulle granskas {date}. Källa: {source}.',
      '"{value}" was due to be checked on {date}. Source: {source}.',
    ],
  ),
} as const satisfies Record<string, LintPhrase>;
