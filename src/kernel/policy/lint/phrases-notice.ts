// What is said of a fault of a notice: who is told what, and why it matters, in three languages (GDPR Art. 12–14 and what notices get wrong).

import type { LintPhrase, Severity, Three } from './types.ts';

function say(severity: Severity, rule: string, title: Three, why: Three, fix?: Three): LintPhrase {
  return { severity, rule, title, why, ...(fix === undefined ? {} : { fix }) };
}

export const NOTICE_PHRASES = {
  'not-a-notice': say(
    'error',
    'R7',
    ['Teksti ei ole tietosuojaseloste', 'Texten är ingen dataskyddsbeskrivning', 'The text is no privacy notice'],
    ['{message}', '{message}', '{message}'],
  ),
  'language-swedish': say(
    'note',
    'R6',
    ['Seloste on ruotsiksi', 'Beskrivningen är på svenska', 'The notice is in Swedish'],
    [
      'Tarkistus ymmärtää suomea. Siksi ruotsinkielisestä tekstistä ei sanota, mitä siitä puuttuu.',
      'Granskningen förstår finska. Därför sägs inget om vad som saknas i den svenska texten.',
      'The check understands Finnish. It does not say what a Swedish text lacks.',
    ],
  ),
  'language-english': say(
    'note',
    'R6',
    ['Seloste on englanniksi', 'Beskrivningen är på engelska', 'The notice is in English'],
    [
      'Tarkistus ymmärtää suomea. Siksi englanninkielisestä tekstistä ei sanota, mitä siitä puuttuu.',
      'Granskningen förstår finska. Därför sägs inget om vad som saknas i den engelska texten.',
      'The check understands Finnish. It does not say what an English text lacks.',
    ],
  ),
  'controller-missing': say(
    'error',
    'R7a',
    ['Rekisterinpitäjää ei nimetä', 'Den personuppgiftsansvarige nämns inte', 'The controller is not named'],
    [
      'Henkilön on tiedettävä, kuka hänen tietojaan käsittelee.',
      'Personen ska veta vem som behandlar uppgifterna.',
      'People must know who processes their data.',
    ],
  ),
  'contact-details-missing': say(
    'error',
    'R7a',
    ['Yhteystiedot puuttuvat', 'Kontaktuppgifter saknas', 'Contact details are missing'],
    [
      'Rekisterinpitäjälle ei ole osoitetta, puhelinta eikä sähköpostia, joten oikeuksia ei voi käyttää.',
      'Den personuppgiftsansvarige har varken adress, telefon eller e-post, så rättigheterna kan inte utövas.',
      'The controller has no address, phone or e-mail, so nobody can exercise their rights.',
    ],
  ),
  'business-id-missing': say(
    'note',
    'R7a',
    ['Y-tunnusta ei kerrota', 'FO-nummer nämns inte', 'No Business ID is given'],
    [
      'Laki ei vaadi sitä, mutta se erottaa yrityksen samannimisistä.',
      'Lagen kräver det inte, men det skiljer företaget från andra med samma namn.',
      'The law does not ask for it, but it tells the firm apart from its namesakes.',
    ],
  ),
  'dpo-unmentioned': say(
    'note',
    'R7b',
    ['Tietosuojavastaavasta ei kerrota', 'Dataskyddsombud nämns inte', 'No word on a data protection officer'],
    [
      'Pienen yrityksen ei tarvitse nimetä tietosuojavastaavaa. Silloin on selvintä sanoa, ettei häntä ole.',
      'Ett litet företag behöver inte utse något ombud. Då är det tydligast att säga det.',
      'A small firm need not appoint one. It is clearest to say that there is none.',
    ],
  ),
  'purposes-missing': say(
    'error',
    'R7c',
    ['Käsittelyn tarkoitusta ei kerrota', 'Ändamålet med behandlingen nämns inte', 'No purpose is given'],
    [
      'Ilman tarkoitusta tietoja ei saa käsitellä.',
      'Utan ändamål får uppgifter inte behandlas.',
      'Without a purpose no data may be processed.',
    ],
  ),
  'basis-missing': say(
    'error',
    'R7c',
    ['Oikeusperuste puuttuu', 'Rättslig grund saknas', 'The legal basis is missing'],
    [
      'Jokaiselle tarkoitukselle on kerrottava peruste 6 artiklan 1 kohdasta: suostumus, sopimus, lakisääteinen velvoite tai oikeutettu etu.',
      'För varje ändamål ska en grund enligt artikel 6.1 anges: samtycke, avtal, rättslig förpliktelse eller berättigat intresse.',
      'Each purpose needs a basis of Article 6(1): consent, contract, legal obligation or legitimate interest.',
    ],
  ),
  'basis-old-wording': say(
    'warning',
    'R7c',
    ['Peruste on vanhan henkilötietolain sanoin', 'Grunden står med den gamla lagens ord', 'The basis is in the words of the old Act'],
    [
      'Asiakassuhde tai asiallinen yhteys ei ole enää oikeusperuste. Nimeä 6 artiklan 1 kohdan peruste.',
      'Kundförhållande eller saklig anknytning är inte längre någon rättslig grund. Ange en grund enligt artikel 6.1.',
      'A customer relationship or appropriate connection is no longer a legal basis. Name one of Article 6(1).',
    ],
  ),
  'basis-not-per-purpose': say(
    'warning',
    'R7c',
    ['Perusteita ei kerrota tarkoituksittain', 'Grunderna anges inte per ändamål', 'Bases are not given per purpose'],
    [
      'Perusteet on lueteltu yhdessä. Henkilö ei näe, mikä peruste koskee mitäkin tarkoitusta ja mitä oikeuksia siitä seuraa.',
      'Grunderna räknas upp tillsammans. Personen ser inte vilken grund som gäller vilket ändamål och vilka rättigheter som följer.',
      'The bases are listed together. Nobody can see which one covers which purpose and which rights follow.',
    ],
  ),
  'interest-unnamed': say(
    'warning',
    'R7d',
    ['Oikeutettua etua ei nimetä', 'Det berättigade intresset nämns inte', 'The legitimate interest is not named'],
    [
      'Kun käsittely nojaa oikeutettuun etuun, on sanottava, mikä etu on.',
      'När behandlingen vilar på ett berättigat intresse ska intresset nämnas.',
      'Where processing rests on a legitimate interest, that interest must be named.',
    ],
  ),
  'fields-missing': say(
    'error',
    'R8n',
    ['Tietosisältöä ei kerrota', 'Datainnehållet nämns inte', 'The data are not listed'],
    [
      'On kerrottava, mitä tietoja henkilöstä käsitellään.',
      'Det ska framgå vilka uppgifter som behandlas.',
      'People must be told which data are processed.',
    ],
  ),
  'sources-missing': say(
    'error',
    'R8o',
    ['Tietolähteitä ei kerrota', 'Källorna nämns inte', 'No sources are given'],
    [
      'On kerrottava, mistä tiedot saadaan ja onko lähde julkinen.',
      'Det ska framgå varifrån uppgifterna kommer och om källan är offentlig.',
      'People must be told where data come from and whether the source is public.',
    ],
  ),
  'source-unnamed': say(
    'note',
    'R8o',
    ['Ulkopuolisia lähteitä ei nimetä', 'Utomstående källor namnges inte', 'Outside sources are not named'],
    [
      'Lähde kerrotaan vain yleisesti. Nimeä palvelu, rekisteri tai kumppani, jolta tietoja saadaan.',
      'Källan anges bara allmänt. Namnge tjänsten, registret eller partnern.',
      'The source is given only in general terms. Name the service, register or partner.',
    ],
  ),
  'source-without-field': say(
    'warning',
    'R8n',
    ['Lähteen tietoja ei ole tietosisällössä', 'Källans uppgifter saknas i datainnehållet', 'A source brings data that are not listed'],
    [
      'Verkkosivujen käytöstä kerätään tietoja, joita tietosisältö ei luettele.',
      'Uppgifter samlas in om webbplatsens användning utan att datainnehållet nämner dem.',
      'Data on the use of web pages are collected that the list of data does not mention.',
    ],
  ),
  'recipients-missing': say(
    'error',
    'R7e',
    ['Vastaanottajia ei kerrota', 'Mottagare nämns inte', 'No recipients are given'],
    [
      'On kerrottava, ketkä saavat tietoja, myös palveluntarjoajat, jotka käsittelevät niitä yrityksen puolesta.',
      'Det ska framgå vem som får uppgifter, också leverantörer som behandlar dem för företagets räkning.',
      'People must be told who receives data, vendors who process them for the firm included.',
    ],
  ),
  'recipients-unnamed': say(
    'note',
    'R7e',
    ['Vastaanottajia ei nimetä', 'Mottagarna namnges inte', 'Recipients are not named'],
    [
      'Ryhmä riittää selosteeseen, mutta henkilöllä on oikeus saada tietää todelliset vastaanottajat. Nimeä ne.',
      'En kategori räcker i beskrivningen, men personen har rätt att få veta de verkliga mottagarna. Namnge dem.',
      'A category will do in a notice, but people have a right to know the actual recipients. Name them.',
    ],
  ),
  'recipient-unlisted': say(
    'warning',
    'R7e',
    ['{name} ei ole vastaanottajissa', '{name} finns inte bland mottagarna', '{name} is not among the recipients'],
    [
      'Palvelu mainitaan muualla tekstissä. Se säilyttää tietoja yrityksen puolesta, joten se kuuluu vastaanottajiin.',
      'Tjänsten nämns på ett annat ställe. Den lagrar uppgifter för företagets räkning och hör till mottagarna.',
      'The service is mentioned elsewhere in the text. It keeps data for the firm and belongs among the recipients.',
    ],
  ),
  'transfers-missing': say(
    'error',
    'R7f',
    ['Siirroista EU:n ulkopuolelle ei kerrota', 'Överföringar utanför EU nämns inte', 'No word on transfers outside the EU'],
    [
      'Tekstissä nimetään palvelu, joka toimii EU- ja ETA-alueen ulkopuolella: {names}.',
      'Texten nämner en tjänst som verkar utanför EU och EES: {names}.',
      'The text names a service that works outside the EU and EEA: {names}.',
    ],
  ),
  'transfer-contradiction': say(
    'error',
    'R7f',
    ['Siirroista sanotaan kahta eri asiaa', 'Två olika saker sägs om överföringar', 'The text says two things about transfers'],
    [
      'Toisaalla luvataan, ettei tietoja siirretä EU- ja ETA-alueen ulkopuolelle, mutta toisaalla niin tapahtuu: {names}.',
      'På ett ställe lovas att uppgifter inte överförs utanför EU och EES, på ett annat sker det: {names}.',
      'In one place it promises no transfers outside the EU and EEA, in another there are some: {names}.',
    ],
    ['Poista lupaus, joka ei pidä', 'Ta bort löftet som inte håller', 'Remove the promise that is not kept'],
  ),
  'transfer-instrument-missing': say(
    'warning',
    'R7f',
    ['Siirron perustetta ei nimetä', 'Överföringens grund namnges inte', 'No instrument is named for the transfer'],
    [
      'On kerrottava maa, siirtoperuste (riittävyyspäätös tai vakiosopimuslausekkeet) ja se, mistä jäljennöksen saa.',
      'Det ska framgå vilket land det gäller, vilken grund som används (beslut om adekvat skydd eller standardavtalsklausuler) och var en kopia fås.',
      'Tell the country, the instrument (adequacy decision or standard clauses) and where a copy can be had.',
    ],
  ),
  'vendor-duty': say(
    'warning',
    'R7f',
    [
      'Vastuu siirron suojasta on pantu palveluntarjoajalle',
      'Ansvaret för överföringens skydd läggs på leverantören',
      'The duty to protect a transfer is put on the vendor',
    ],
    [
      'Siirron perusteesta ja suojasta vastaa rekisterinpitäjä.',
      'Den personuppgiftsansvarige svarar för överföringens grund och skydd.',
      'The controller answers for the instrument and protection of a transfer.',
    ],
    ['Sano, että rekisterinpitäjä vastaa', 'Säg att den personuppgiftsansvarige svarar', 'Say that the controller answers'],
  ),
  'retention-missing': say(
    'error',
    'R7g',
    ['Säilytysaikoja ei kerrota', 'Lagringstider nämns inte', 'No retention periods are given'],
    [
      'On kerrottava aika tai peruste, jolla se määräytyy, jokaiselle tietojen ryhmälle.',
      'En tid eller kriterierna för den ska anges för varje grupp av uppgifter.',
      'A period, or the criteria for it, must be given for each group of data.',
    ],
  ),
  'retention-partial': say(
    'warning',
    'R7g',
    ['Säilytysaika puuttuu osalta tiedoista', 'Lagringstid saknas för en del uppgifter', 'Some data have no retention period'],
    ['Aika puuttuu tai jää avoimeksi: {names}.', 'Tid saknas eller lämnas öppen: {names}.', 'Missing or left open for: {names}.'],
  ),
  'retention-undefined': say(
    'error',
    'R7g',
    [
      'Poistamisesta luvataan, mutta ehtoa ei määritellä',
      'Radering utlovas utan att villkoret anges',
      'Erasure is promised without saying when',
    ],
    [
      'Lupausta ei voi tarkistaa, koska siitä puuttuu aika tai tapahtuma, josta aika lasketaan.',
      'Löftet kan inte kontrolleras, eftersom en tid eller en händelse som tiden räknas från saknas.',
      'The promise cannot be checked, because it lacks a period or an event from which it runs.',
    ],
  ),
} as const satisfies Record<string, LintPhrase>;
