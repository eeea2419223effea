// Every refusal of the reader says what to do next.

import type { Text } from '#platform/i18n';

const PASTE: Text = {
  fi: 'Avaa seloste ohjelmassa, joka näyttää sen tekstinä, kopioi koko teksti ja liitä se tähän.',
  sv: 'Öppna beskrivningen i ett program som visar den som text, kopiera hela texten och klistra in den här.',
  en: 'Open the notice in a program that shows it as text, copy the whole text and paste it here.',
};
const SHORTER: Text = {
  fi: 'Liitä vain selosteen oma teksti, ilman muita sivuja ja liitteitä.',
  sv: 'Klistra in bara beskrivningens egen text, utan andra sidor och bilagor.',
  en: 'Paste only the text of the notice itself, without other pages and annexes.',
};
const FINNISH: Text = {
  fi: 'Liitä selosteen suomenkielinen teksti. Jos sellaista ei ole, jatka tällä ja täydennä loput itse.',
  sv: 'Klistra in beskrivningens finska text. Om den inte finns, fortsätt med den här och komplettera resten själv.',
  en: 'Paste the Finnish text of the notice. If there is none, go on with this one and fill in the rest yourself.',
};
const ADVICE: Readonly<Record<string, Text>> = {
  'not-a-notice': {
    fi: 'Liitä koko tietosuojaseloste otsikoineen. Evästekäytäntö tai käyttöehdot eivät kerro rekisteristä tarpeeksi.',
    sv: 'Klistra in hela dataskyddsbeskrivningen med rubriker. En kakpolicy eller användarvillkor berättar inte nog om registret.',
    en: 'Paste the whole privacy notice with its headings. A cookie policy or terms of use do not tell enough about the register.',
  },
  'language-swedish': FINNISH,
  'language-english': FINNISH,
  'business-id-invalid': {
    fi: 'Tarkista Y-tunnus ja korjaa se poimittuihin tietoihin.',
    sv: 'Kontrollera FO-numret och rätta det bland de plockade uppgifterna.',
    en: 'Check the Business ID and correct it among what was read.',
  },
  'too-long': SHORTER,
  'too-slow': SHORTER,
  'too-large': SHORTER,
};

/** What to do about a refusal; pasting the text helps with every file that cannot be read. */
export function adviceOn(code: string): Text {
  return ADVICE[code] ?? PASTE;
}
