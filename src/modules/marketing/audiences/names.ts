// What people are chosen by, as it is called where conditions are picked.

import type { Text } from '#platform/i18n';
import type { On } from './fields.ts';

const NAMES: Record<Exclude<On, 'field'>, Text> = {
  register: { fi: 'Rekisteri', sv: 'Register', en: 'Register' },
  tag: { fi: 'Avainsana', sv: 'Nyckelord', en: 'Tag' },
  organisation: { fi: 'Organisaatio', sv: 'Organisation', en: 'Organisation' },
  language: { fi: 'Asiointikieli', sv: 'Kontaktspråk', en: 'Language' },
  job: { fi: 'Tehtävänimike', sv: 'Befattning', en: 'Job title' },
  industry: { fi: 'Toimiala', sv: 'Bransch', en: 'Industry' },
  town: { fi: 'Paikkakunta', sv: 'Ort', en: 'Town' },
  service: { fi: 'Käytetty palvelu', sv: 'Anlitad tjänst', en: 'Service used' },
  order: { fi: 'Tilaus', sv: 'Beställning', en: 'Order' },
  contact: { fi: 'Viimeisin yhteydenpito', sv: 'Senaste kontakt', en: 'Last contact' },
  added: { fi: 'Lisätty', sv: 'Tillagd', en: 'Added' },
  permission: { fi: 'Markkinointilupa', sv: 'Marknadsföringstillstånd', en: 'Marketing permission' },
  mailing: { fi: 'Aiempi uutiskirje', sv: 'Tidigare nyhetsbrev', en: 'Earlier newsletter' },
};

export function conditionName(on: On): Text {
  return on === 'field' ? { fi: 'Oma tieto', sv: 'Egen uppgift', en: 'Own field' } : NAMES[on];
}
