// What is said about each problem of a policy, in three languages, with the rule of law behind it where no clause of the notice stands.

import type { Text } from '#platform/i18n';

interface Phrase extends Text {
  rule?: string;
  severity?: 'warning';
}

const PHRASES = {
  'yaml-syntax': {
    fi: 'Tiedostoa ei voi lukea YAMLina: {detail}',
    sv: 'Filen kan inte läsas som YAML: {detail}',
    en: 'The file cannot be read as YAML: {detail}',
  },
  'too-large': {
    fi: 'Tiedosto on liian suuri selosteeksi (enintään {n} tavua).',
    sv: 'Filen är för stor för en beskrivning (högst {n} byte).',
    en: 'The file is too large for a policy (at most {n} bytes).',
  },
  missing: { fi: 'Puuttuu: {key}.', sv: 'Saknas: {key}.', en: 'Missing: {key}.' },
  'unknown-key': { fi: 'Tuntematon avain: {key}.', sv: 'Okänd nyckel: {key}.', en: 'Unknown key: {key}.' },
  'wrong-type': { fi: 'Kohdassa {key} pitäisi olla {expected}.', sv: '{key} ska vara {expected}.', en: '{key} should be {expected}.' },
  'not-one-of': {
    fi: '"{value}" ei käy kohtaan {key}. Sallitut: {options}.',
    sv: '"{value}" duger inte för {key}. Tillåtna: {options}.',
    en: '"{value}" is not valid for {key}. Allowed: {options}.',
  },
  'wrong-format': {
    fi: '"{value}" ei käy kohtaan {key} ({expected}).',
    sv: '"{value}" duger inte för {key} ({expected}).',
    en: '"{value}" is not valid for {key} ({expected}).',
  },
  'too-few': { fi: 'Kohdassa {key} pitää olla ainakin {n}.', sv: '{key} ska ha minst {n}.', en: '{key} needs at least {n}.' },
  'too-many': { fi: 'Kohdassa {key} saa olla enintään {n}.', sv: '{key} får vara högst {n}.', en: '{key} may be at most {n}.' },
  'unknown-trigger': {
    fi: 'Laukaisinta "{value}" ei ole: sääntö "{id}" ({clause}) ei käynnistyisi koskaan. Tunnetut: {options}.',
    sv: 'Det finns ingen utlösare "{value}": regeln "{id}" ({clause}) skulle aldrig börja löpa. Kända: {options}.',
    en: 'There is no trigger "{value}": rule "{id}" ({clause}) would never start. Known triggers: {options}.',
    rule: 'R7g',
  },
  'purpose-without-basis': {
    fi: 'Tarkoitukselta "{name}" ({clause}) puuttuu oikeusperuste. Täydennä jokin näistä: {options}.',
    sv: 'Ändamålet "{name}" ({clause}) saknar rättslig grund. Komplettera med någon av dessa: {options}.',
    en: 'Purpose "{name}" ({clause}) has no legal basis. Complete it with one of: {options}.',
    rule: 'R7c',
  },
  'interest-missing': {
    fi: 'Tarkoitus "{name}" nojaa oikeutettuun etuun, mutta etua ei ole nimetty.',
    sv: 'Ändamålet "{name}" stöder sig på ett berättigat intresse som inte nämns.',
    en: 'Purpose "{name}" rests on a legitimate interest that is not named.',
    rule: 'R7d',
  },
  'duplicate-id': {
    fi: 'Tunnus "{id}" on käytössä kahdesti.',
    sv: 'Beteckningen "{id}" används två gånger.',
    en: 'The id "{id}" is used twice.',
  },
  'duplicate-field': {
    fi: 'Kenttä {field} on ryhmässä "{id}" kahdesti.',
    sv: 'Fältet {field} finns två gånger i gruppen "{id}".',
    en: 'Field {field} is in group "{id}" twice.',
  },
  unresolved: { fi: 'Kohdassa {list} ei ole tunnusta "{id}".', sv: 'I {list} finns ingen "{id}".', en: 'There is no "{id}" in {list}.' },
  'parent-cycle': {
    fi: 'Rekisteri "{id}" on oman ylärekisterinsä alla.',
    sv: 'Registret "{id}" ligger under sig självt.',
    en: 'Register "{id}" is its own ancestor.',
    rule: 'R13',
  },
  'register-without-fields': {
    fi: 'Rekisterille "{id}" ei ole yhtään tietoryhmää, joten siihen ei voisi tallentaa mitään.',
    sv: 'Registret "{id}" har ingen uppgiftsgrupp, så ingenting skulle kunna lagras i det.',
    en: 'Register "{id}" has no data group, so nothing could be stored in it.',
    rule: 'R8',
  },
  'register-without-erasing': {
    fi: 'Rekisterillä "{id}" ei ole sääntöä, joka joskus poistaisi tiedot.',
    sv: 'Registret "{id}" har ingen regel som någon gång raderar uppgifterna.',
    en: 'Register "{id}" has no rule that would ever erase its data.',
    rule: 'R7g',
  },
  'register-without-purpose': {
    fi: 'Ryhmän "{id}" tiedoilla ei ole tarkoitusta rekisterissä "{register}".',
    sv: 'Uppgifterna i gruppen "{id}" saknar ändamål i registret "{register}".',
    en: 'The data of group "{id}" have no purpose in register "{register}".',
    rule: 'R7c',
  },
  'period-zero': {
    fi: 'Tarkistuksen väli ei voi olla nolla.',
    sv: 'Intervallet för granskningen kan inte vara noll.',
    en: 'A review cannot recur every zero days.',
    rule: 'R7g',
  },
  'field-undeclared': {
    fi: 'Kenttä {field} ("{id}") ei kuulu mihinkään tietoryhmään.',
    sv: 'Fältet {field} ("{id}") hör inte till någon uppgiftsgrupp.',
    en: 'Field {field} (of "{id}") is in no data group.',
    rule: 'R8',
  },
  'custom-field-undefined': {
    fi: 'Kenttä {field} ei ole luettelossa: anna sille nimi kolmella kielellä ja luokka.',
    sv: 'Fältet {field} finns inte i katalogen: ge det ett namn på tre språk och en klass.',
    en: 'Field {field} is not in the catalogue: give it a name in three languages and a class.',
    rule: 'R8',
  },
  'custom-field-conflict': {
    fi: 'Kenttä {field} on määritelty kahdella tavalla.',
    sv: 'Fältet {field} är definierat på två sätt.',
    en: 'Field {field} is defined in two ways.',
    rule: 'R8',
  },
  'class-lowered': {
    fi: 'Kentän {field} luokka on {class}, eikä seloste voi lieventää sitä.',
    sv: 'Fältet {field} har klassen {class}, och beskrivningen kan inte mildra den.',
    en: 'Field {field} is of class {class}, and a policy cannot make it milder.',
    rule: 'R11',
  },
  'art9-missing': {
    fi: 'Kenttä {field} kuuluu erityisiin henkilötietoryhmiin, mutta ryhmältä "{id}" puuttuu 9 artiklan edellytys (art9).',
    sv: 'Fältet {field} hör till de särskilda kategorierna, men gruppen "{id}" saknar villkor enligt artikel 9 (art9).',
    en: 'Field {field} is of a special category, but group "{id}" names no condition of Article 9 (art9).',
    rule: 'R11',
  },
  'identifier-ground-missing': {
    fi: 'Henkilötunnukselle {field} ei ole nimetty perustetta eikä rajausta (condition).',
    sv: 'För personbeteckningen {field} nämns ingen grund eller avgränsning (condition).',
    en: 'No ground or limit (condition) is named for the identity code {field}.',
    rule: 'R17',
  },
  'confidential-condition-missing': {
    fi: 'Luottamuksellisen kentän {field} käytölle ei ole rajausta (condition).',
    sv: 'Användningen av det förtroliga fältet {field} är inte avgränsad (condition).',
    en: 'The use of the confidential field {field} is not limited (condition).',
    rule: 'R14',
    severity: 'warning',
  },
  'transfer-missing': {
    fi: 'Vastaanottaja "{id}" on ETA-alueen ulkopuolella ({country}), mutta siirron suojatoimi (transfer) puuttuu.',
    sv: 'Mottagaren "{id}" finns utanför EES ({country}), men skyddsåtgärden för överföringen (transfer) saknas.',
    en: 'Recipient "{id}" is outside the EEA ({country}), but the safeguard of the transfer (transfer) is missing.',
    rule: 'R7f',
  },
  'transfer-without-safeguard': {
    fi: 'Siirrolla vastaanottajalle "{id}" ({country}) ei ole suojatointa. Käy: adequacy, dpf, scc tai consent.',
    sv: 'Överföringen till "{id}" ({country}) har ingen skyddsåtgärd. Tillåtna: adequacy, dpf, scc eller consent.',
    en: 'The transfer to "{id}" ({country}) has no safeguard. Use adequacy, dpf, scc or consent.',
    rule: 'R7f',
  },
  'dpf-only-us': {
    fi: 'Data Privacy Framework koskee vain Yhdysvaltoja, ei maata {country}.',
    sv: 'Data Privacy Framework gäller bara USA, inte {country}.',
    en: 'The Data Privacy Framework covers the United States only, not {country}.',
    rule: 'R7f',
  },
  'agreement-missing': {
    fi: 'Vastaanottajan "{id}" kanssa ei ole sopimusta, vaikka se käsittelee tai näkee tietoja.',
    sv: 'Det finns inget avtal med "{id}", som behandlar eller ser uppgifter.',
    en: 'There is no agreement with "{id}", which processes or sees data.',
    rule: 'R12',
  },
  'not-a-processor': {
    fi: '"{id}" on nimetty käsittelijäksi, mutta sen rooli ei ole processor.',
    sv: '"{id}" nämns som biträde, men dess roll är inte processor.',
    en: '"{id}" is named as processor, but its role is not processor.',
    rule: 'R12',
  },
  'unknown-check': {
    fi: 'Tarkistusta "{id}" ei ole, joten lupaus ei voi olla automaattinen.',
    sv: 'Kontrollen "{id}" finns inte, så löftet kan inte vara automatiskt.',
    en: 'There is no check "{id}", so the promise cannot be automatic.',
    rule: 'R14',
  },
  'right-missing': {
    fi: 'Oikeuksista puuttuu: {right}.',
    sv: 'Bland rättigheterna saknas: {right}.',
    en: 'Missing among the rights: {right}.',
    rule: 'R7h',
  },
  'contact-missing': {
    fi: 'Rekisterinpitäjältä "{id}" puuttuu yhteystieto (sähköposti, puhelin tai postiosoite).',
    sv: 'Den personuppgiftsansvariga "{id}" saknar kontaktuppgift (e-post, telefon eller postadress).',
    en: 'Controller "{id}" has no contact detail (e-mail, phone or postal address).',
    rule: 'R7a',
  },
  'erasure-too-slow': {
    fi: 'Poistopyynnön määräaika {n} tuntia on pidempi kuin laki sallii (kuukausi).',
    sv: 'Tidsfristen för radering, {n} timmar, är längre än lagen tillåter (en månad).',
    en: 'The erasure deadline of {n} hours is longer than the law allows (one month).',
    rule: 'R1',
  },
  'never-used': {
    fi: '"{id}" ({list}) ei ole missään käytössä.',
    sv: '"{id}" ({list}) används ingenstans.',
    en: '"{id}" ({list}) is not used anywhere.',
    severity: 'warning',
  },
} satisfies Record<string, Phrase>;

export type ProblemCode = keyof typeof PHRASES;
export const PROBLEM_PHRASES: Readonly<Record<ProblemCode, Phrase>> = PHRASES;
