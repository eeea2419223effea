// What is wrong in a newsletter, said to whoever writes it, in three languages.

import { dictionary, LANGS } from '#platform/i18n';
import type { Params, PhraseKey, Text } from '#platform/i18n';

const fi = {
  'main-missing': 'Pääkieli puuttuu: kirjoita ainakin yksi kieliversio.',
  'subject-missing': 'Aihe puuttuu.',
  'subject-long': 'Aihe on yli 70 merkkiä: puhelimessa siitä näkyy vain alku.',
  'preheader-missing': 'Esikatseluteksti puuttuu. Postiohjelma näyttää sen tilalla kirjeen alkua.',
  empty: 'Kirjeessä ei ole vielä sisältöä.',
  'merge-unknown': 'Yhdistämiskenttää ”{name}” ei ole. Valitse kenttä luettelosta.',
  'merge-undeclared':
    'Tietoa ”{name}” ei saa käyttää tässä kirjeessä: seloste ei säilytä sitä tarkoitukseen ”{purpose}” (kohta {section}{clauses}).',
  'merge-sealed': 'Tietoa ”{name}” ei käytetä kirjeissä: se on arkaluonteinen tai salassa pidettävä (selosteen kohta {section}{clauses}).',
  'merge-fallback': 'Kentältä ”{name}” puuttuu varateksti niille, joista tietoa ei ole. Kirjoita esimerkiksi {example}.',
  'link-invalid': 'Linkki ”{name}” ei ole kelvollinen osoite. Aloita se https://, mailto: tai tel:.',
  'link-merge': 'Linkin osoitteessa ei saa olla henkilön tietoja. Poista yhdistämiskenttä osoitteesta.',
  'image-none': 'Kuva puuttuu: lisää kuva tai poista lohko.',
  'image-gone': 'Kuvaa ei enää ole. Lisää se uudelleen.',
  'image-alt': 'Kerro kuvan sisältö sanoin tai merkitse kuva koristeeksi.',
  'button-half': 'Painikkeesta puuttuu teksti tai linkki.',
  'event-title': 'Tapahtumalta puuttuu nimi.',
  'event-day': 'Tapahtumalta puuttuu päivä.',
  'heading-first': 'Kirjeessä on useampi pääotsikko. Jätä yksi ja tee muista väliotsikoita.',
} as const;

const sv: Record<keyof typeof fi, string> = {
  'main-missing': 'Huvudspråket saknas: skriv åtminstone en språkversion.',
  'subject-missing': 'Ämnet saknas.',
  'subject-long': 'Ämnet är över 70 tecken: i en telefon syns bara början.',
  'preheader-missing': 'Förhandstexten saknas. E-postprogrammet visar brevets början i stället.',
  empty: 'Brevet har inget innehåll ännu.',
  'merge-unknown': 'Det finns inget kopplingsfält ”{name}”. Välj ett fält i listan.',
  'merge-undeclared':
    'Uppgiften ”{name}” får inte användas i brevet: beskrivningen bevarar den inte för ändamålet ”{purpose}” (punkt {section}{clauses}).',
  'merge-sealed': 'Uppgiften ”{name}” används inte i brev: den är känslig eller sekretessbelagd (beskrivningen, punkt {section}{clauses}).',
  'merge-fallback': 'Fältet ”{name}” saknar en reservtext för dem vars uppgift inte är känd. Skriv till exempel {example}.',
  'link-invalid': 'Länken ”{name}” är ingen giltig adress. Börja den med https://, mailto: eller tel:.',
  'link-merge': 'En länkadress får inte innehålla personuppgifter. Ta bort kopplingsfältet ur adressen.',
  'image-none': 'Bilden saknas: lägg till en bild eller ta bort blocket.',
  'image-gone': 'Bilden finns inte längre. Lägg till den på nytt.',
  'image-alt': 'Berätta med ord vad bilden visar, eller märk den som dekoration.',
  'button-half': 'Knappen saknar text eller länk.',
  'event-title': 'Evenemanget saknar namn.',
  'event-day': 'Evenemanget saknar datum.',
  'heading-first': 'Brevet har flera huvudrubriker. Behåll en och gör de andra till mellanrubriker.',
};

const en: Record<keyof typeof fi, string> = {
  'main-missing': 'The main language is missing: write at least one version.',
  'subject-missing': 'The subject is missing.',
  'subject-long': 'The subject is over 70 characters: a phone shows only its beginning.',
  'preheader-missing': 'The preview text is missing. Mail programs show the beginning of the letter instead.',
  empty: 'The letter has no content yet.',
  'merge-unknown': 'There is no merge field “{name}”. Choose one from the list.',
  'merge-undeclared':
    'The datum “{name}” may not be used in this letter: the notice does not keep it for the purpose “{purpose}” (section {section}{clauses}).',
  'merge-sealed': 'The datum “{name}” is not used in letters: it is sensitive or confidential (notice, section {section}{clauses}).',
  'merge-fallback': 'The field “{name}” has no words for those whose datum is not known. Write for example {example}.',
  'link-invalid': 'The link “{name}” is not a valid address. Begin it with https://, mailto: or tel:.',
  'link-merge': 'The address of a link may not contain data of the person. Remove the merge field from the address.',
  'image-none': 'The picture is missing: add one or remove the block.',
  'image-gone': 'The picture no longer exists. Add it again.',
  'image-alt': 'Say in words what the picture shows, or mark it as decoration.',
  'button-half': 'The button lacks its words or its link.',
  'event-title': 'The event has no name.',
  'event-day': 'The event has no date.',
  'heading-first': 'The letter has several main headings. Keep one and make the others subheadings.',
};

const words = dictionary(fi, sv, en);
export type ProblemCode = PhraseKey<typeof fi>;

/** The sentence in three languages; texts among the values are each said in their own. */
export function problemText(code: ProblemCode, params: Readonly<Record<string, string | number | Text>> = {}): Text {
  const [inFi = '', inSv = '', inEn = ''] = LANGS.map((lang) => {
    const said: Params = Object.fromEntries(
      Object.entries(params).map(([key, value]) => [key, typeof value === 'object' ? value[lang] : value]),
    );
    return words.t(lang, code, said);
  });
  return { fi: inFi, sv: inSv, en: inEn };
}
