// What is said of faults that concern rights, requests and special data, in three languages (GDPR Art. 7, 9, 12–22).

import type { LintPhrase, Severity, Three } from './types.ts';

function say(severity: Severity, rule: string, title: Three, why: Three, fix?: Three): LintPhrase {
  return { severity, rule, title, why, ...(fix === undefined ? {} : { fix }) };
}

export const RIGHTS_PHRASES = {
  'right-missing': say(
    'error',
    'R7h',
    ['Oikeutta ei mainita: {right}', 'Rättigheten nämns inte: {right}', 'A right is not mentioned: {right}'],
    [
      'Oikeus tulee suoraan laista, ja siitä on kerrottava.',
      'Rätten följer direkt av lagen, och man ska informera om den.',
      'The right follows directly from the law, and people must be told of it.',
    ],
    ['Lisää oikeus', 'Lägg till rättigheten', 'Add the right'],
  ),
  'erasure-hidden': say(
    'warning',
    'R7h',
    [
      'Oikeus poistoon kerrotaan vain säilytyksen yhteydessä',
      'Rätten till radering nämns bara under lagring',
      'The right to erasure stands only under retention',
    ],
    [
      'Kerro se oikeuksien joukossa, josta sitä haetaan.',
      'Nämn den bland rättigheterna, där den söks.',
      'Say it among the rights, where people look for it.',
    ],
  ),
  'objection-narrow': say(
    'warning',
    'R7h',
    ['Vastustamisoikeus on kerrottu liian suppeasti', 'Rätten att invända anges för snävt', 'The right to object is told too narrowly'],
    [
      'Oikeutettuun etuun perustuvaa käsittelyä saa vastustaa henkilökohtaisella erityisellä syyllä, ei vain suoramarkkinointia tai lainvastaista käsittelyä.',
      'Behandling som vilar på ett berättigat intresse får invändas mot av skäl som hänför sig till den egna situationen, inte bara direktmarknadsföring eller olaglig behandling.',
      "Processing that rests on a legitimate interest may be objected to on grounds of one's own situation, not only where it is marketing or unlawful.",
    ],
  ),
  'withdrawal-narrow': say(
    'warning',
    'R7i',
    ['Suostumuksen voisi perua vain joskus', 'Samtycket kunde återkallas bara ibland', 'Consent could be withdrawn only at times'],
    [
      'Suostumuksen saa perua milloin tahansa, myös kun käsittelyllä on muitakin perusteita.',
      'Ett samtycke får återkallas när som helst, även när behandlingen också har andra grunder.',
      'Consent may be withdrawn at any time, also where processing has other bases too.',
    ],
  ),
  'fee-once-a-year': say(
    'error',
    'R4',
    ['Vain yksi pyyntö vuodessa olisi maksuton', 'Bara en begäran per år skulle vara gratis', 'Only one request a year would be free'],
    [
      'Pyynnöt ovat maksuttomia. Maksun voi periä vain ilmeisen perusteettomasta tai kohtuuttomasta pyynnöstä.',
      'Begäranden är avgiftsfria. Avgift får tas ut bara för en uppenbart ogrundad eller orimlig begäran.',
      'Requests are free. A fee may be charged only for one that is manifestly unfounded or excessive.',
    ],
  ),
  'signed-paper': say(
    'error',
    'R5',
    ['Pyynnöltä vaaditaan allekirjoitusta', 'Begäran ska vara undertecknad', 'A request must be signed'],
    [
      'Allekirjoitettua paperia ei saa vaatia. Henkilöllisyydestä kysytään lisää vain, kun sitä on perusteltua epäillä.',
      'Ett undertecknat papper får inte krävas. Mer om identiteten frågas bara vid befogat tvivel.',
      'A signed paper may not be demanded. More about identity is asked only on reasonable doubt.',
    ],
  ),
  'identity-document': say(
    'error',
    'R5',
    [
      'Kaikilta vaaditaan henkilötodistus tai vahva tunnistus',
      'Alla avkrävs identitetsbevis eller stark autentisering',
      'Everyone must show an identity document or identify strongly',
    ],
    [
      'Tunnistamisen on oltava oikeassa suhteessa siihen, mitä henkilöstä tiedetään, ja lisää saa kysyä vain perustellusta epäilystä.',
      'Identifieringen ska stå i proportion till vad man vet om personen, och mer får frågas bara vid befogat tvivel.',
      'Identification must be in proportion to what is held, and more may be asked only on reasonable doubt.',
    ],
    ['Kysy lisää vain perustellusta epäilystä', 'Fråga mer bara vid befogat tvivel', 'Ask for more only on reasonable doubt'],
  ),
  'in-person': say(
    'error',
    'R5',
    ['Pyynnön vuoksi pitäisi tulla paikalle', 'Man måste komma på plats för en begäran', 'A request would have to be made in person'],
    [
      'Oikeuden käyttämistä on helpotettava. Viesti riittää.',
      'Utövandet av rättigheterna ska underlättas. Ett meddelande räcker.',
      'Exercising a right must be made easy. A message is enough.',
    ],
    ['Kysy lisää vain perustellusta epäilystä', 'Fråga mer bara vid befogat tvivel', 'Ask for more only on reasonable doubt'],
  ),
  'in-writing': say(
    'note',
    'R6',
    ['Pyyntö on tehtävä kirjallisesti', 'Begäran ska göras skriftligt', 'A request must be in writing'],
    [
      'Pyynnön saa tehdä myös puhuen. Kirjaa sellainen itse.',
      'En begäran får också göras muntligt. Anteckna den själv.',
      'A request may be spoken as well. Write it down yourself.',
    ],
  ),
  'deadline-over-law': say(
    'warning',
    'R1',
    [
      'Vastausaika voi ylittää lain kuukauden',
      'Svarstiden kan överskrida lagens månad',
      'The time to answer can exceed the month of the law',
    ],
    [
      '{n} päivää on pidempi kuin kuukausi, kun pyyntö tulee helmikuussa. 28 päivää pitää aina.',
      '{n} dagar är mer än en månad när begäran kommer i februari. 28 dagar håller alltid.',
      '{n} days are more than a month for a request made in February. 28 days always hold.',
    ],
    ['Vaihda 28 päivään', 'Byt till 28 dagar', 'Change to 28 days'],
  ),
  'must-give-missing': say(
    'warning',
    'R7k',
    ['Ei kerrota, onko tiedot annettava', 'Det sägs inte om uppgifterna måste lämnas', 'It is not told whether data must be given'],
    [
      'On kerrottava, mitkä tiedot tarvitaan sopimukseen tai lain vuoksi ja mitä seuraa, jos niitä ei anna.',
      'Det ska framgå vilka uppgifter som behövs för avtal eller enligt lag och vad som annars följer.',
      'Tell which data a contract or the law needs and what follows if they are not given.',
    ],
    ['Lisää kohta tietojen antamisesta', 'Lägg till en punkt om att lämna uppgifter', 'Add a clause on giving the data'],
  ),
  'automated-missing': say(
    'warning',
    'R7l',
    ['Automaattisista päätöksistä ei kerrota', 'Automatiserade beslut nämns inte', 'No word on automated decisions'],
    [
      'Sano, tehdäänkö automaattisia päätöksiä tai profilointia. Jos ei, sano sekin.',
      'Säg om automatiserade beslut eller profilering förekommer. Om inte, säg också det.',
      'Say whether there are automated decisions or profiling. If not, say that.',
    ],
  ),
  'profiling-undeclared': say(
    'warning',
    'R7l',
    [
      'Viestejä kohdennetaan, mutta profiloinnista ei kerrota',
      'Meddelanden inriktas utan att profilering nämns',
      'Messages are targeted, yet profiling is not mentioned',
    ],
    [
      'Kohdentaminen henkilön kiinnostuksen mukaan on profilointia. Kerro siitä ja sen logiikasta.',
      'Inriktning efter en persons intressen är profilering. Berätta om den och dess logik.',
      "Targeting by a person's interests is profiling. Tell of it and of its logic.",
    ],
  ),
  'profiling-contradiction': say(
    'warning',
    'R7l',
    [
      'Profilointi kielletään, mutta siihen kerätään tietoja',
      'Profilering förnekas, men uppgifter samlas in för den',
      'Profiling is denied, yet data are collected for it',
    ],
    [
      'Tekstin mukaan profilointia ei ole. Silti henkilöstä kertyy tietoja hänelle suunnatusta markkinoinnista tai hänen klikkauksistaan.',
      'Enligt texten finns ingen profilering. Ändå samlas uppgifter om marknadsföring som riktats till personen eller om klick.',
      'The text says there is no profiling. Yet data gather on marketing aimed at the person or on clicks.',
    ],
  ),
  'date-missing': say(
    'warning',
    'R7',
    ['Selosteessa ei ole päiväystä', 'Beskrivningen är inte daterad', 'The notice has no date'],
    [
      'Ilman päiväystä kukaan ei näe, mitä milloinkin on luvattu.',
      'Utan datum ser ingen vad som har lovats när.',
      'Without a date nobody can see what was promised when.',
    ],
  ),
  'art9-condition-missing': say(
    'error',
    'R11',
    [
      'Erityisille henkilötiedoille ei nimetä edellytystä',
      'Inget villkor nämns för särskilda kategorier',
      'No condition is named for special categories',
    ],
    [
      'Terveyttä tai ammattiliittoa koskevia tietoja saa käsitellä vain 9 artiklan 2 kohdan edellytyksellä, esimerkiksi nimenomaisella suostumuksella: {names}.',
      'Uppgifter om hälsa eller fackförening får behandlas bara under ett villkor i artikel 9.2, till exempel uttryckligt samtycke: {names}.',
      'Data on health or union membership need a condition of Article 9(2), such as explicit consent: {names}.',
    ],
  ),
  'identity-code-ground-missing': say(
    'error',
    'R17',
    ['Henkilötunnukselle ei nimetä perustetta', 'Ingen grund nämns för personbeteckningen', 'No ground is named for the identity code'],
    [
      'Henkilötunnusta saa käsitellä suostumuksella tai kun yksilöiminen on laissa säädetystä syystä tärkeää. Usein syntymäaika riittää.',
      'Personbeteckningen får behandlas med samtycke eller när identifieringen är viktig av skäl som anges i lag. Ofta räcker födelsedatum.',
      'The code may be processed by consent or where the law makes identification important. Often a date of birth will do.',
    ],
  ),
  'suppression-undeclared': say(
    'warning',
    'R19',
    ['Kieltolistasta ei kerrota', 'Spärrlistan nämns inte', 'The suppression list is not declared'],
    [
      'Markkinointikieltoa voi noudattaa vain, jos siitä jää merkintä. Merkintä on henkilötieto, joten siitä on kerrottava.',
      'Ett marknadsföringsförbud kan följas bara om det antecknas. Anteckningen är en personuppgift och ska berättas.',
      'A marketing ban can be obeyed only if it is recorded. The record is personal data and must be told of.',
    ],
    [
      'Lisää kohta kiellosta ja sen merkinnästä',
      'Lägg till en punkt om förbudet och anteckningen',
      'Add a clause on the ban and its record',
    ],
  ),
  'view-is-processing': say(
    'error',
    'R12',
    ['Näkemistä ei pidetä käsittelynä', 'Att se räknas inte som behandling', 'Seeing is not taken for processing'],
    [
      'Katselu on käsittelyä. Katsojalle tarvitaan sopimus, rajattu näkymä ja merkintä siitä, mitä hän katsoi.',
      'Läsning är behandling. Den som läser behöver ett avtal, en begränsad vy och en anteckning om vad som lästs.',
      'Viewing is processing. A viewer needs an agreement, a limited view and a record of what was viewed.',
    ],
    ['Puhu katseluoikeudesta', 'Tala om läsrätt', 'Speak of view-only access'],
  ),
  'joint-undefined': say(
    'warning',
    'R12',
    [
      'Yhteisestä rekisteristä ei kerrota, kuka vastaa mistäkin',
      'Vem som svarar för vad i det gemensamma registret sägs inte',
      'Who answers for what in the joint register is not told',
    ],
    [
      'Yhteisrekisterinpitäjien on sovittava vastuunjaosta, ja sen pääkohdat on kerrottava (26 artikla).',
      'Gemensamt ansvariga ska avtala om ansvarsfördelningen och berätta dess huvudpunkter (artikel 26).',
      'Joint controllers must agree who does what, and its essence must be told (Article 26).',
    ],
  ),
  'business-id-invalid': say(
    'error',
    'R7a',
    ['Y-tunnuksen tarkistusnumero ei täsmää', 'FO-numrets kontrollsiffra stämmer inte', 'The check digit of the Business ID does not fit'],
    ['Tunnuksessa on kirjoitusvirhe.', 'Det finns ett skrivfel i numret.', 'There is a slip in the number.'],
  ),
  'open-ended': say(
    'warning',
    'R6',
    ['Luettelo jää avoimeksi ({words})', 'Förteckningen lämnas öppen ({words})', 'The list is left open ({words})'],
    [
      'Avointa luetteloa ei voi tarkistaa eikä pitää lupauksena. Luettele kaikki tai rajaa kohta.',
      'En öppen förteckning kan inte kontrolleras eller hållas. Räkna upp allt eller avgränsa punkten.',
      'An open list can be neither checked nor kept. List all of it or set a limit.',
    ],
    [
      'Jätetään sana pois: luettelo on sen jälkeen täydellinen. Tarkista, ettei siitä puutu mitään.',
      'Ordet lämnas bort: förteckningen är därefter fullständig. Kontrollera att inget saknas.',
      'The word is left out: after that the list is complete. Check that nothing is missing.',
    ],
  ),
} as const satisfies Record<string, LintPhrase>;

/** Rights by name, as they follow a colon. */
export const RIGHT_NAMES: Readonly<Record<string, { fi: string; sv: string; en: string }>> = {
  access: { fi: 'oikeus saada pääsy tietoihin', sv: 'rätt till tillgång', en: 'access' },
  rectification: { fi: 'oikeus oikaisuun', sv: 'rätt till rättelse', en: 'rectification' },
  erasure: { fi: 'oikeus poistoon', sv: 'rätt till radering', en: 'erasure' },
  restriction: { fi: 'oikeus käsittelyn rajoittamiseen', sv: 'rätt till begränsning', en: 'restriction' },
  objection: { fi: 'oikeus vastustaa käsittelyä', sv: 'rätt att göra invändningar', en: 'objection' },
  portability: { fi: 'oikeus siirtää tiedot järjestelmästä toiseen', sv: 'rätt till dataportabilitet', en: 'portability' },
  withdrawal: { fi: 'oikeus perua suostumus', sv: 'rätt att återkalla samtycke', en: 'withdrawal of consent' },
  'marketing-ban': { fi: 'oikeus kieltää suoramarkkinointi', sv: 'rätt att förbjuda direktmarknadsföring', en: 'ban on direct marketing' },
  complaint: {
    fi: 'oikeus valittaa valvontaviranomaiselle',
    sv: 'rätt att klaga hos tillsynsmyndigheten',
    en: 'complaint to the supervisor',
  },
};
