// Words for the single values of a declaration, used where a difference has no sentence of its own.

import type { Text } from '#platform/i18n';
import type { FieldClass } from '../catalogue.ts';

type Three = readonly [fi: string, sv: string, en: string];

function text([fi, sv, en]: Three): Text {
  return { fi, sv, en };
}

const LABELS: Readonly<Record<string, Three>> = {
  name: ['nimi', 'namn', 'name'],
  about: ['kuvaus', 'beskrivning', 'description'],
  alias: ['aputoiminimi', 'bifirma', 'trade name'],
  businessId: ['Y-tunnus', 'FO-nummer', 'business ID'],
  domicile: ['kotipaikka', 'hemort', 'domicile'],
  website: ['verkkosivu', 'webbplats', 'website'],
  role: ['rooli', 'roll', 'role'],
  email: ['sähköposti', 'e-post', 'e-mail'],
  phone: ['puhelin', 'telefon', 'phone'],
  post: ['postiosoite', 'postadress', 'postal address'],
  appointed: ['tietosuojavastaavan nimitys', 'dataskyddsombud utsett', 'data protection officer appointed'],
  parent: ['ylempi rekisteri', 'överordnat register', 'wider register'],
  joint: ['yhteisrekisterin järjestely', 'arrangemang för gemensamt register', 'joint arrangement'],
  processor: ['rekisterin käsittelijä', 'registrets personuppgiftsbiträde', 'processor of the register'],
  marketing: ['viestit ovat markkinointia', 'meddelandena är marknadsföring', 'messages are marketing'],
  interest: ['oikeutettu etu', 'berättigat intresse', 'legitimate interest'],
  condition: ['ehto', 'villkor', 'condition'],
  art9: ['erityisen ryhmän peruste', 'grund för särskild kategori', 'ground for special category'],
  when: ['milloin tieto tallennetaan', 'när uppgiften lagras', 'when the field is recorded'],
  id: ['tieto', 'uppgift', 'field'],
  class: ['tiedon luokka', 'uppgiftens klass', 'class of the field'],
  from: ['laji', 'slag', 'kind'],
  public: ['lähde on julkinen', 'källan är offentlig', 'source is public'],
  withConsent: ['kerätään suostumuksella', 'samlas in med samtycke', 'collected with consent'],
  law: ['laki', 'lag', 'law'],
  decideWithin: ['päätöksen aika', 'tid för beslut', 'time to decide'],
  instructions: ['ohjeet', 'anvisningar', 'instructions'],
  recheck: ['tarkistusväli', 'granskningsintervall', 'review interval'],
  recheckOn: ['tarkistuspäivä', 'granskningsdag', 'review date'],
  reason: ['perustelu', 'motivering', 'reason'],
  offSystem: ['tiedot ovat järjestelmän ulkopuolella', 'uppgifterna finns utanför systemet', 'data lie outside the system'],
  text: ['teksti', 'text', 'text'],
  place: ['säilytyspaikka', 'förvaringsplats', 'place'],
  kind: ['laji', 'slag', 'kind'],
  rhythm: ['tarkistusväli', 'granskningsintervall', 'review interval'],
  fields: ['tiedot', 'uppgifter', 'data'],
  purposes: ['tarkoitukset', 'ändamål', 'purposes'],
  registers: ['rekisterit', 'register', 'registers'],
  channels: ['pyyntöjen kanavat', 'kanaler för begäranden', 'channels of requests'],
  identity: ['henkilön tunnistaminen', 'identifiering av personen', 'identification'],
  clarification: ['tarkennuksen pyytäminen', 'begäran om precisering', 'asking for clarification'],
  fee: ['maksu', 'avgift', 'fee'],
  rights: ['oikeudet', 'rättigheter', 'rights'],
  right: ['oikeus', 'rättighet', 'right'],
  statedDate: ['aiemman selosteen päivä', 'den tidigare beskrivningens datum', 'date of the earlier notice'],
  begunFrom: ['mallina ollut seloste', 'beskrivning som var förebild', 'notice taken for a model'],
  language: ['selosteen kieli', 'beskrivningens språk', 'language of the notice'],
  clauses: ['viittaukset aiempaan selosteeseen', 'hänvisningar till den tidigare beskrivningen', 'references to the earlier notice'],
  proof: ['lupauksen todentaminen', 'hur löftet bevisas', 'how the promise is proved'],
  completed: ['täydennys', 'komplettering', 'completion'],
  superseded: ['lain syrjäyttämä kohta', 'punkt som ersätts av lagen', 'clause superseded by law'],
};

/** True for a key that has words of its own. */
export function isLabelled(key: string): boolean {
  return Object.hasOwn(LABELS, key);
}

const UNKNOWN: Three = ['tieto', 'uppgift', 'value'];

export function labelOf(key: string): Text {
  return text(LABELS[key] ?? UNKNOWN);
}

export const CLASS_NAMES: Readonly<Record<FieldClass, Text>> = {
  ordinary: text(['tavallinen', 'vanlig', 'ordinary']),
  contact: text(['yhteystieto', 'kontaktuppgift', 'contact']),
  financial: text(['taloudellinen', 'ekonomisk', 'financial']),
  confidential: text(['luottamuksellinen', 'konfidentiell', 'confidential']),
  special: text(['erityinen henkilötietoryhmä', 'särskild kategori', 'special category']),
  identifier: text(['henkilötunnus', 'personbeteckning', 'identity code']),
};
