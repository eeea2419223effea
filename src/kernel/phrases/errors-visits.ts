// Refusals about visits and what is followed, in three languages.

import type { Shape } from '#platform/i18n';

const fi = {
  'site-address': 'Anna sivuston koko osoite, https ja verkkotunnus.',
  'visits-period': 'Valitse ajanjakso, joka alkaa ennen kuin se päättyy ja on enintään 800 päivää.',
  'tracking-off': 'Seurantaa ei voi ottaa käyttöön: seloste ei ilmoita kenttää {field}.',
} as const;

const sv: Shape<typeof fi> = {
  'site-address': 'Ange webbplatsens hela adress, https och domännamn.',
  'visits-period': 'Välj en period som börjar innan den slutar och är högst 800 dagar lång.',
  'tracking-off': 'Uppföljning kan inte tas i bruk: beskrivningen anger inte fältet {field}.',
};

const en: Shape<typeof fi> = {
  'site-address': 'Give the whole address of the site, https and the domain name.',
  'visits-period': 'Choose a period that begins before it ends and is at most 800 days long.',
  'tracking-off': 'Following cannot be turned on: the notice does not declare the field {field}.',
};

export const visitErrors = { fi, sv, en };
