/** The field catalogue: every kind of datum the house can name, with its class and its name in three languages. Policies and tables meet only here. */
import type { Text } from '#platform/i18n';

/**
 * How sensitive a field is. `special` (Art. 9), `confidential` (coaching content, assessments) and
 * `identifier` (personal identity code) are sealed classes: they may be declared, but nothing stores
 * them before the vault exists.
 */
export const FIELD_CLASSES = ['ordinary', 'contact', 'financial', 'confidential', 'special', 'identifier'] as const;
export type FieldClass = (typeof FIELD_CLASSES)[number];

export const SEALED_CLASSES: readonly FieldClass[] = ['confidential', 'special', 'identifier'];

/** Which part of the house keeps values of the field; `accountability` fields are kept by the product's own register. */
export type FieldHome =
  | 'customers'
  | 'coaching'
  | 'documents'
  | 'leads'
  | 'calendar'
  | 'marketing'
  | 'analytics'
  | 'events'
  | 'feedback'
  | 'invoicing'
  | 'accountability';

export interface CatalogueField {
  readonly id: string;
  readonly name: Text;
  readonly class: FieldClass;
  readonly home: FieldHome;
  /** Free text may hold anything, so it is searched for identity codes before it is stored. */
  readonly freeText: boolean;
}

type Row = readonly [id: string, fi: string, sv: string, en: string, cls: FieldClass, home: FieldHome, freeText?: 'text'];

const ROWS: readonly Row[] = [
  ['person.customer_number', 'Asiakasnumero', 'Kundnummer', 'Customer number', 'ordinary', 'customers'],
  ['person.name', 'Nimi', 'Namn', 'Name', 'ordinary', 'customers'],
  ['person.job_title', 'Tehtävänimike', 'Befattning', 'Job title', 'ordinary', 'customers'],
  [
    'person.employer',
    'Organisaatio, jota henkilö edustaa',
    'Organisation som personen företräder',
    'Organisation the person represents',
    'ordinary',
    'customers',
  ],
  ['person.language', 'Asiointikieli', 'Kontaktspråk', 'Language', 'ordinary', 'customers'],
  ['person.email', 'Sähköpostiosoite', 'E-postadress', 'E-mail address', 'contact', 'customers'],
  ['person.phone', 'Puhelinnumero', 'Telefonnummer', 'Phone number', 'contact', 'customers'],
  ['person.address', 'Postiosoite', 'Postadress', 'Postal address', 'contact', 'customers'],
  ['person.other_contact', 'Muu yhteystieto', 'Annan kontaktuppgift', 'Other contact detail', 'contact', 'customers'],
  ['person.social', 'Some-kanavan tiedot', 'Uppgifter i sociala medier', 'Social media details', 'contact', 'customers'],
  ['person.education', 'Koulutus', 'Utbildning', 'Education', 'ordinary', 'customers'],
  ['person.industry', 'Toimiala', 'Bransch', 'Industry', 'ordinary', 'customers'],
  ['person.birth_date', 'Syntymäaika', 'Födelsedatum', 'Date of birth', 'ordinary', 'events'],
  ['person.identity_code', 'Henkilötunnus', 'Personbeteckning', 'Personal identity code', 'identifier', 'events'],
  ['person.location', 'Sijaintitieto', 'Platsinformation', 'Location', 'ordinary', 'events'],
  [
    'person.note',
    'Asiakkuuden muu tieto (vapaa teksti)',
    'Övrig kundinformation (fri text)',
    'Other customer information (free text)',
    'ordinary',
    'customers',
    'text',
  ],
  [
    'person.next_action',
    'Seuraavat toimet päivineen',
    'Nästa åtgärder med datum',
    'Next actions with their dates',
    'ordinary',
    'customers',
    'text',
  ],
  ['person.tag', 'Avainsanat', 'Nyckelord', 'Tags', 'ordinary', 'customers', 'text'],
  ['organisation.name', 'Organisaation nimi', 'Organisationens namn', 'Organisation name', 'ordinary', 'customers'],
  ['organisation.business_id', 'Y-tunnus', 'FO-nummer', 'Business ID', 'ordinary', 'customers'],
  ['organisation.address', 'Organisaation osoite', 'Organisationens adress', 'Organisation address', 'contact', 'customers'],
  ['organisation.email', 'Organisaation sähköposti', 'Organisationens e-post', 'Organisation e-mail', 'contact', 'customers'],
  ['organisation.phone', 'Organisaation puhelin', 'Organisationens telefon', 'Organisation phone', 'contact', 'customers'],
  ['organisation.website', 'Verkkosivun osoite', 'Webbadress', 'Website', 'ordinary', 'customers'],
  ['organisation.industry', 'Organisaation toimiala', 'Organisationens bransch', 'Organisation industry', 'ordinary', 'customers'],
  [
    'organisation.billing',
    'Laskutus- ja maksutiedot',
    'Fakturerings- och betalningsuppgifter',
    'Billing and payment details',
    'financial',
    'customers',
    'text',
  ],
  [
    'organisation.next_action',
    'Organisaatiota koskevat seuraavat toimet päivineen',
    'Nästa åtgärder som gäller organisationen, med datum',
    'Next actions about the organisation with their dates',
    'ordinary',
    'customers',
    'text',
  ],
  ['organisation.tag', 'Organisaation avainsanat', 'Organisationens nyckelord', 'Organisation tags', 'ordinary', 'customers', 'text'],
  ['contact.event', 'Yhteydenotot ja tapaamiset', 'Kontakter och möten', 'Contacts and meetings', 'ordinary', 'customers'],
  ['contact.note', 'Yhteydenoton sisältö', 'Kontaktens innehåll', 'Content of a contact', 'ordinary', 'customers', 'text'],
  ['service.used', 'Käytetyt palvelut', 'Anlitade tjänster', 'Services used', 'ordinary', 'customers', 'text'],
  [
    'order.details',
    'Tuote- ja tilaustiedot',
    'Produkt- och beställningsuppgifter',
    'Product and order details',
    'ordinary',
    'customers',
    'text',
  ],
  [
    'lead.details',
    'Mahdollinen toimeksianto (liidi)',
    'Eventuellt uppdrag (lead)',
    'Possible assignment (lead)',
    'ordinary',
    'leads',
    'text',
  ],
  [
    'lead.stage',
    'Mahdollisen toimeksiannon vaihe, arvo ja lopputulos',
    'Det eventuella uppdragets skede, värde och utfall',
    'Stage, value and outcome of a possible assignment',
    'ordinary',
    'leads',
  ],
  ['feedback.text', 'Palautteet', 'Respons', 'Feedback', 'ordinary', 'feedback', 'text'],
  ['feedback.score', 'Palautekyselyn vastaus', 'Svar på responsenkät', 'Survey answer', 'ordinary', 'feedback'],
  ['invoice.details', 'Laskut ja niiden sisältö', 'Fakturor och deras innehåll', 'Invoices and their contents', 'financial', 'invoicing'],
  ['invoice.collection', 'Perintätiedot', 'Indrivningsuppgifter', 'Debt collection details', 'financial', 'invoicing'],
  ['calendar.entry', 'Kalenterimerkinnät', 'Kalenderanteckningar', 'Calendar entries', 'ordinary', 'calendar', 'text'],
  ['document.quote', 'Tarjoukset', 'Offerter', 'Quotes', 'ordinary', 'documents', 'text'],
  ['document.contract', 'Toimeksiantosopimukset', 'Uppdragsavtal', 'Assignment contracts', 'ordinary', 'documents', 'text'],
  ['document.coaching_agreement', 'Coaching-sopimukset', 'Coachningsavtal', 'Coaching agreements', 'ordinary', 'documents', 'text'],
  ['document.certificate', 'Koulutustodistukset', 'Utbildningsintyg', 'Training certificates', 'ordinary', 'documents'],
  ['document.reference', 'Referenssit', 'Referenser', 'References', 'ordinary', 'documents', 'text'],
  ['coaching.summary', 'Asiakaskohtaiset koonnit', 'Klientsammanställningar', 'Client summaries', 'confidential', 'coaching', 'text'],
  ['coaching.log', 'Coaching-loki', 'Coachningslogg', 'Coaching log', 'ordinary', 'coaching'],
  ['assessment.profile', 'Arviointiprofiilit', 'Bedömningsprofiler', 'Assessment profiles', 'confidential', 'coaching'],
  ['assessment.scope', 'Profiilin laajuus', 'Profilens omfattning', 'Scope of the profile', 'ordinary', 'coaching'],
  [
    'assessment.health',
    'Hyvinvointimittauksen tiedot',
    'Uppgifter från välmåendemätning',
    'Wellbeing measurement data',
    'special',
    'coaching',
  ],
  [
    'marketing.permission',
    'Suoramarkkinointiluvat ja -kiellot',
    'Tillstånd till och förbud mot direktmarknadsföring',
    'Marketing permissions and bans',
    'ordinary',
    'accountability',
  ],
  [
    'marketing.action',
    'Kohdistetut markkinointitoimenpiteet',
    'Riktade marknadsföringsåtgärder',
    'Marketing actions aimed at the person',
    'ordinary',
    'marketing',
  ],
  ['marketing.open', 'Uutiskirjeen avaukset', 'Öppningar av nyhetsbrev', 'Newsletter opens', 'ordinary', 'marketing'],
  ['marketing.click', 'Linkkien klikkaukset', 'Klick på länkar', 'Link clicks', 'ordinary', 'marketing'],
  [
    'marketing.raffle',
    'Arvonta- ja kilpailuvastaukset',
    'Svar i utlottningar och tävlingar',
    'Raffle and contest answers',
    'ordinary',
    'marketing',
    'text',
  ],
  ['web.page', 'Tulo- ja poistumissivut', 'In- och utgångssidor', 'Entry and exit pages', 'ordinary', 'analytics'],
  [
    'web.device',
    'IP-osoite ja selaimen versio',
    'IP-adress och webbläsarversion',
    'IP address and browser version',
    'ordinary',
    'analytics',
  ],
  ['web.cookie', 'Evästetiedot', 'Uppgifter från kakor', 'Cookie data', 'ordinary', 'analytics'],
  [
    'event.registration',
    'Ilmoittautumiset ja osallistumiset',
    'Anmälningar och deltaganden',
    'Registrations and attendance',
    'ordinary',
    'events',
  ],
  [
    'event.diet',
    'Allergiat ja erikoisruokavaliot',
    'Allergier och specialkost',
    'Allergies and special diets',
    'special',
    'events',
    'text',
  ],
  ['event.membership', 'Jäsenyys jäsenhintaa varten', 'Medlemskap för medlemspris', 'Membership for the member price', 'special', 'events'],
  ['record.source', 'Tiedon lähde', 'Uppgiftens källa', 'Source of the datum', 'ordinary', 'accountability'],
  ['record.recorded_at', 'Tallennusajankohta', 'Tidpunkt för registrering', 'Time recorded', 'ordinary', 'accountability'],
];

function toField([id, fi, sv, en, cls, home, text]: Row): CatalogueField {
  return { id, name: { fi, sv, en }, class: cls, home, freeText: text === 'text' };
}

/** All fields, by id, in the order in which they are offered to the owner. */
export const CATALOGUE: ReadonlyMap<string, CatalogueField> = new Map(ROWS.map((row) => [row[0], toField(row)]));

export function isSealed(cls: FieldClass): boolean {
  return SEALED_CLASSES.includes(cls);
}
