/** Words of the page where tags are renamed and merged. */
import { dictionary } from '#platform/i18n';

const fi = {
  title: 'Avainsanat',
  lead: 'Käytössä olevat avainsanat. Uusi nimi vaihtuu kaikille kerralla; jos nimi on jo käytössä, avainsanat yhdistetään.',
  col: { tag: 'Avainsana', people: 'Ihmisiä', organisations: 'Organisaatioita', acts: 'Toimet' },
  empty: 'Avainsanoja ei ole vielä käytössä. Lisää niitä henkilön tai organisaation sivulla.',
  rename: 'Nimeä uudelleen: {tag}',
  renameShort: 'Nimeä uudelleen',
  name: 'Uusi nimi',
  merges: 'Avainsana ”{tag}” on jo käytössä: nämä kaksi yhdistetään.',
  renamed_one: 'Muutettiin {n} kohta.',
  renamed_other: 'Muutettiin {n} kohtaa.',
  restricted_one: 'Yksi jäi ennalleen, koska tietojen käsittely on rajoitettu.',
  restricted_other: '{n} jäi ennalleen, koska tietojen käsittely on rajoitettu.',
  remove: 'Poista avainsana {tag}',
  removeTitle: 'Poistetaanko avainsana {tag} kaikilta?',
  removeLead: 'Avainsana poistetaan {people} ihmiseltä ja {organisations} organisaatiolta.',
  removeVerb: 'Poista kaikilta',
};
const sv: typeof fi = {
  title: 'Nyckelord',
  lead: 'Nyckelord som används. Ett nytt namn byts för alla på en gång; om namnet redan används slås nyckelorden ihop.',
  col: { tag: 'Nyckelord', people: 'Personer', organisations: 'Organisationer', acts: 'Åtgärder' },
  empty: 'Inga nyckelord används ännu. Lägg till dem på en persons eller en organisations sida.',
  rename: 'Byt namn på: {tag}',
  renameShort: 'Byt namn',
  name: 'Nytt namn',
  merges: 'Nyckelordet ”{tag}” används redan: de två slås ihop.',
  renamed_one: '{n} ställe ändrades.',
  renamed_other: '{n} ställen ändrades.',
  restricted_one: 'Ett lämnades som det var, eftersom behandlingen är begränsad.',
  restricted_other: '{n} lämnades som de var, eftersom behandlingen är begränsad.',
  remove: 'Ta bort nyckelordet {tag}',
  removeTitle: 'Ta bort nyckelordet {tag} från alla?',
  removeLead: 'Nyckelordet tas bort från {people} personer och {organisations} organisationer.',
  removeVerb: 'Ta bort från alla',
};
const en: typeof fi = {
  title: 'Tags',
  lead: 'Tags in use. A new name changes for everybody at once; a name already in use merges the two.',
  col: { tag: 'Tag', people: 'People', organisations: 'Organisations', acts: 'Actions' },
  empty: 'No tags are in use yet. Add them on the page of a person or an organisation.',
  rename: 'Rename: {tag}',
  renameShort: 'Rename',
  name: 'New name',
  merges: 'The tag “{tag}” is in use already: the two will be merged.',
  renamed_one: '{n} place was changed.',
  renamed_other: '{n} places were changed.',
  restricted_one: 'One was left as it was, because processing is restricted.',
  restricted_other: '{n} were left as they were, because processing is restricted.',
  remove: 'Remove the tag {tag}',
  removeTitle: 'Remove the tag {tag} from everybody?',
  removeLead: 'The tag is taken away from {people} people and {organisations} organisations.',
  removeVerb: 'Remove from all',
};

export const tags = dictionary(fi, sv, en);
