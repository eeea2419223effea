/** Words of taking a newer version into a draft that was begun before it. */
import { dictionary } from '#platform/i18n';

const fi = {
  title: 'Ota uusin versio luonnokseen',
  leadClear:
    'Versio {no} on julkaistu luonnoksen aloittamisen jälkeen. Muutokset koskevat eri kohtia kuin omasi, joten ne voi ottaa luonnokseen sellaisinaan.',
  lead_one:
    'Versio {no} on julkaistu luonnoksen aloittamisen jälkeen. Yhtä kohtaa on muutettu kummassakin: valitse, kumpi sana jää. Muut muutokset tulevat luonnokseen sellaisinaan.',
  lead_other:
    'Versio {no} on julkaistu luonnoksen aloittamisen jälkeen. {n} kohtaa on muutettu kummassakin: valitse jokaisessa, kumpi sana jää. Muut muutokset tulevat luonnokseen sellaisinaan.',
  base: 'Alussa',
  ours: 'Luonnoksessasi',
  theirs: 'Julkaistussa versiossa',
  notThere: 'kohtaa ei ollut',
  removed: 'kohta on poistettu',
  verb: 'Ota muutokset luonnokseen',
  open_one: 'Valitsematta on 1 kohta.',
  open_other: 'Valitsematta on {n} kohtaa.',
  taken: 'Luonnos jatkuu nyt versiosta {no}.',
  anew: 'Aloita sen sijaan alusta',
  anewNote: '{note} (uusimmasta versiosta)',
};

const sv: typeof fi = {
  title: 'Ta in den nyaste versionen i utkastet',
  leadClear:
    'Version {no} har publicerats efter att utkastet påbörjades. Ändringarna gäller andra punkter än dina, så de kan tas in i utkastet som de är.',
  lead_one:
    'Version {no} har publicerats efter att utkastet påbörjades. En punkt har ändrats i båda: välj vilket ord som blir kvar. Övriga ändringar kommer in i utkastet som de är.',
  lead_other:
    'Version {no} har publicerats efter att utkastet påbörjades. {n} punkter har ändrats i båda: välj i var och en vilket ord som blir kvar. Övriga ändringar kommer in i utkastet som de är.',
  base: 'I början',
  ours: 'I ditt utkast',
  theirs: 'I den publicerade versionen',
  notThere: 'punkten fanns inte',
  removed: 'punkten har tagits bort',
  verb: 'Ta in ändringarna i utkastet',
  open_one: 'En punkt är ovald.',
  open_other: '{n} punkter är ovalda.',
  taken: 'Utkastet fortsätter nu från version {no}.',
  anew: 'Börja om i stället',
  anewNote: '{note} (från den nyaste versionen)',
};

const en: typeof fi = {
  title: 'Take the newest version into the draft',
  leadClear:
    'Version {no} has been published since the draft was begun. Its changes are in other places than yours, so they can come into the draft as they are.',
  lead_one:
    'Version {no} has been published since the draft was begun. One place was changed in both: choose which word stays. Other changes come into the draft as they are.',
  lead_other:
    'Version {no} has been published since the draft was begun. {n} places were changed in both: choose in each which word stays. Other changes come into the draft as they are.',
  base: 'At the beginning',
  ours: 'In your draft',
  theirs: 'In the published version',
  notThere: 'it was not there',
  removed: 'it has been removed',
  verb: 'Take the changes into the draft',
  open_one: 'One place is not chosen.',
  open_other: '{n} places are not chosen.',
  taken: 'The draft now goes on from version {no}.',
  anew: 'Begin anew instead',
  anewNote: '{note} (from the newest version)',
};

export const draftMerge = dictionary(fi, sv, en);
