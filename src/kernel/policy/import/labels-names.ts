// What the reader can find, named in three languages: who is told about, from where data come, who receives them, how they leave.

import type { Text } from '#platform/i18n';

export type Names = Readonly<Record<string, readonly [fi: string, sv: string, en: string]>>;

const WHO_AND_WHENCE: Names = {
  'subjects/customers': ['asiakkaat', 'kunder', 'customers'],
  'subjects/potential-customers': ['mahdolliset asiakkaat', 'möjliga kunder', 'potential customers'],
  'subjects/former-customers': ['entiset asiakkaat', 'tidigare kunder', 'former customers'],
  'subjects/customer-contacts': ['asiakasyritysten yhteyshenkilöt', 'kundföretagens kontaktpersoner', 'contact persons of client firms'],
  'subjects/enquirers': ['yhteyttä ottaneet', 'de som har tagit kontakt', 'people who got in touch'],
  'subjects/participants': ['osallistujat', 'deltagare', 'participants'],
  'subjects/permission-givers': ['luvan antaneet', 'de som har gett tillstånd', 'people who gave permission'],
  'subjects/target-staff': ['kohdeyritysten työntekijät', 'anställda i målföretag', 'staff of target firms'],
  'subjects/subscribers': ['tilaajat', 'prenumeranter', 'subscribers'],
  'subjects/partners': ['yhteistyökumppanit', 'samarbetspartner', 'partners'],
  'subjects/visitors': ['verkkosivujen kävijät', 'besökare på webbplatsen', 'visitors of the website'],
  'subjects/coachees': ['valmennettavat', 'klienter i coachning', 'coachees'],
  'subjects/job-applicants': ['työnhakijat', 'arbetssökande', 'job applicants'],
  'sources/self': ['henkilö itse', 'personen själv', 'the person'],
  'sources/organisation': ['henkilön organisaatio', 'personens organisation', "the person's organisation"],
  'sources/web-forms': ['verkkolomakkeet', 'webbformulär', 'web forms'],
  'sources/contacts': ['yhteydenotot ja tapaamiset', 'kontakter och möten', 'contacts and meetings'],
  'sources/social': ['sosiaalinen media', 'sociala medier', 'social media'],
  'sources/web-behaviour': ['verkkosivujen käyttö', 'användning av webbplatsen', 'use of the website'],
  'sources/device': ['selain ja laite', 'webbläsare och enhet', 'browser and device'],
  'sources/partner': ['yhteistyökumppanit', 'samarbetspartner', 'partners'],
  'sources/public': ['julkiset lähteet', 'offentliga källor', 'public sources'],
  'sources/media': ['tiedotusvälineet', 'medier', 'the media'],
  'sources/own-records': ['yrityksen omat järjestelmät', 'företagets egna system', "the firm's own systems"],
  'sources/data-vendors': ['tietojen myyjät', 'uppgiftsleverantörer', 'data vendors'],
  'sources/authority': ['viranomaiset', 'myndigheter', 'authorities'],
  'sources/check': ['tarkistuspalvelut', 'kontrolltjänster', 'checking services'],
  'sources/joint-site': ['yhteinen verkkosivusto', 'gemensam webbplats', 'a joint website'],
};

const WHITHER: Names = {
  'recipients/accountant': ['tilitoimisto', 'bokföringsbyrå', 'accountant'],
  'recipients/authorities': ['viranomaiset', 'myndigheter', 'authorities'],
  'recipients/co-organisers': ['muut järjestäjät', 'medarrangörer', 'co-organisers'],
  'recipients/collection-agency': ['perintätoimisto', 'inkassobyrå', 'collection agency'],
  'recipients/consortium': ['yhteenliittymä', 'sammanslutning', 'consortium'],
  'recipients/customer-register-service': ['asiakasrekisteripalvelu', 'kundregistertjänst', 'customer register service'],
  'recipients/email-tool': ['sähköpostipalvelu', 'e-posttjänst', 'e-mail service'],
  'recipients/employer': ['työnantaja', 'arbetsgivare', 'employer'],
  'recipients/event-service': ['tapahtumapalvelu', 'evenemangstjänst', 'event service'],
  'recipients/feedback-tool': ['palautepalvelu', 'responstjänst', 'feedback service'],
  'recipients/invoicing-tool': ['laskutuspalvelu', 'faktureringstjänst', 'invoicing service'],
  'recipients/it-support': ['tietotekninen tuki', 'it-stöd', 'IT support'],
  'recipients/partners': ['yhteistyökumppanit', 'samarbetspartner', 'partners'],
  'recipients/resellers': ['jälleenmyyjät', 'återförsäljare', 'resellers'],
  'recipients/scheduling-tool': ['ajanvarauspalvelu', 'tidsbokningstjänst', 'scheduling service'],
  'recipients/service-providers': ['palveluntarjoajat', 'tjänsteleverantörer', 'service providers'],
  'recipients/subcontractors': ['alihankkijat', 'underleverantörer', 'subcontractors'],
  'disclosures/none': ['tietoja ei luovuteta', 'uppgifter lämnas inte ut', 'data are not disclosed'],
  'disclosures/none-as-rule': ['ei säännönmukaisia luovutuksia', 'inga regelmässiga utlämnanden', 'no regular disclosures'],
  'disclosures/by-contract': ['sopimuksen perusteella', 'på grund av avtal', 'by contract'],
  'disclosures/by-law': ['lain perusteella', 'på grund av lag', 'by law'],
  'disclosures/closed-list': ['vain luetelluille', 'endast till dem som räknas upp', 'only to those listed'],
  'disclosures/inside-firm': ['vain yrityksen sisällä', 'endast inom företaget', 'only inside the firm'],
  'disclosures/merger': ['yrityskaupassa', 'vid företagsköp', 'in a merger or sale'],
  'disclosures/on-the-whole-limited': ['rajoitetusti', 'i begränsad omfattning', 'within limits'],
  'disclosures/partners-view': ['kumppanit näkevät tietoja', 'partner ser uppgifter', 'partners can see data'],
  'disclosures/publish-as-agreed': ['julkaisu sovitusti', 'publicering enligt överenskommelse', 'publishing as agreed'],
  'disclosures/to-the-person': ['henkilölle itselleen', 'till personen själv', 'to the person'],
  'disclosures/with-consent': ['suostumuksella', 'med samtycke', 'with consent'],
  'transfers/none': ['ei siirretä', 'inga överföringar', 'no transfers'],
  'transfers/none-as-rule': ['ei säännönmukaisia siirtoja', 'inga regelmässiga överföringar', 'no regular transfers'],
  'transfers/possible': ['siirto on mahdollinen', 'överföring är möjlig', 'transfers are possible'],
  'transfers/outside': ['tietoja siirretään', 'uppgifter överförs', 'data are transferred'],
  'transfers/us': ['Yhdysvaltoihin', 'till Förenta staterna', 'to the United States'],
  'transfers/conditional': ['ehdollinen siirto', 'villkorlig överföring', 'conditional transfer'],
  'transfers/contractual': ['sopimuksen suojin', 'skyddad genom avtal', 'protected by contract'],
  'transfers/adequacy': ['komission päätös tietosuojan tasosta', 'kommissionens beslut om skyddsnivå', 'adequacy decision'],
  'transfers/dpf': ['EU–USA-tietosuojakehys', 'ramverket EU–USA', 'EU–US Data Privacy Framework'],
  'transfers/scc': ['mallisopimuslausekkeet', 'standardavtalsklausuler', 'standard contractual clauses'],
  'transfers/privacy-shield': ['Privacy Shield (kumottu)', 'Privacy Shield (upphävd)', 'Privacy Shield (void)'],
  'transfers/marketing-abroad': ['markkinointi ulkomailla', 'marknadsföring utomlands', 'marketing abroad'],
  'transfers/vendors-answer': ['palveluntarjoaja vastaa suojasta', 'leverantören svarar för skyddet', 'the vendor answers for protection'],
};

export const PEOPLE_NAMES: Names = { ...WHO_AND_WHENCE, ...WHITHER };

export function threeOf([fi, sv, en]: readonly [string, string, string]): Text {
  return { fi, sv, en };
}
