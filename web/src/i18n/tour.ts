/** Words of the first walk through the house. */
import { dictionary } from '#platform/i18n';

const fi = {
  label: 'Esittelykierros',
  step: '{n} / {of}',
  end: 'Lopeta kierros',
  back: 'Takaisin',
  next: 'Seuraava',
  done: 'Valmis',
  today: {
    title: 'Päivä alkaa tästä',
    text: 'Tälle sivulle tulee se, mikä odottaa sinua: myöhässä olevat ja tämän päivän tehtävät, pyynnöt ja se, mitä jokin lupaus tarvitsee. Kun mitään ei ole, sivu sanoo senkin.',
  },
  import: {
    title: 'Tuo asiakkaasi kerralla',
    text: 'Anna taulukko tai yhteystietotiedosto sellaisena kuin se on. Näet ennen tallennusta, mitä tulee, mitä täydentyy ja mitä seloste ei salli. Koko tuonnin voi perua.',
  },
  people: {
    title: 'Ihmiset ja heidän tietonsa',
    text: 'Rajaa, tallenna näkymiä ja toimi monen kohdalla yhtä aikaa. Ihmisen omalla sivulla näet jokaisesta tiedosta, mistä se on saatu ja milloin se poistuu. Ctrl ja K hakee mistä tahansa.',
  },
  retention: {
    title: 'Poistuminen käy itsestään',
    text: 'Kalenteri kertoo vuoden eteenpäin, mitä poistuu milloin ja miksi. Yö hoitaa poistamisen ja todistaa, ettei mitään jäänyt.',
  },
  notice: {
    title: 'Seloste on ohjelma',
    text: 'Tämän mukaan rekisteri toimii. Kun muutat selostetta, muuttuu myös se, mitä saa tallentaa, kuka näkee ja milloin tiedot poistuvat.',
  },
  promises: {
    title: 'Lupaukset, yksi kerrallaan',
    text: 'Selosteen jokainen lause on lupaus, ja tästä näet, pidetäänkö se juuri nyt. Vihreää ei saa lupaus, jota ei ole katsottu.',
  },
  left_one: 'Vielä yksi tehtävä jäljellä:',
  left_other: 'Vielä {n} tehtävää jäljellä:',
  more_one: 'ja yksi muu tällä sivulla',
  more_other: 'ja {n} muuta tällä sivulla',
  nothingLeft: 'Mitään ei ole tekemättä: jokainen lupaus pidetään.',
};

const sv: typeof fi = {
  label: 'Rundtur',
  step: '{n} / {of}',
  end: 'Avsluta rundturen',
  back: 'Tillbaka',
  next: 'Nästa',
  done: 'Klart',
  today: {
    title: 'Dagen börjar här',
    text: 'Hit kommer det som väntar på dig: försenade uppgifter och dagens uppgifter, begäranden och det som något löfte behöver. När det inte finns något säger sidan det också.',
  },
  import: {
    title: 'Ta in dina kunder på en gång',
    text: 'Ge en tabell eller en fil med kontakter som den är. Innan något sparas ser du vad som kommer, vad som kompletteras och vad beskrivningen inte tillåter. Hela importen kan ångras.',
  },
  people: {
    title: 'Personer och deras uppgifter',
    text: 'Avgränsa, spara vyer och gör samma sak för många på en gång. På en persons sida ser du för varje uppgift varifrån den kommer och när den försvinner. Ctrl och K söker var du än är.',
  },
  retention: {
    title: 'Raderingen sköter sig själv',
    text: 'Kalendern visar ett år framåt vad som raderas, när och varför. Natten sköter raderingen och visar att ingenting blev kvar.',
  },
  notice: {
    title: 'Beskrivningen är programmet',
    text: 'Registret fungerar enligt den här texten. När du ändrar den ändras också vad som får sparas, vem som ser det och när uppgifterna raderas.',
  },
  promises: {
    title: 'Löftena, ett i taget',
    text: 'Varje mening i beskrivningen är ett löfte, och här ser du om det hålls just nu. Ett löfte som ingen har granskat blir aldrig grönt.',
  },
  left_one: 'En uppgift återstår:',
  left_other: '{n} uppgifter återstår:',
  more_one: 'och en till på den här sidan',
  more_other: 'och {n} till på den här sidan',
  nothingLeft: 'Ingenting är ogjort: varje löfte hålls.',
};

const en: typeof fi = {
  label: 'Tour',
  step: '{n} / {of}',
  end: 'End the tour',
  back: 'Back',
  next: 'Next',
  done: 'Done',
  today: {
    title: 'The day begins here',
    text: 'This page holds what waits for you: tasks that are late or due today, requests, and what a promise needs. When there is nothing, it says so.',
  },
  import: {
    title: 'Bring your customers in at once',
    text: 'Give a table or a file of contacts as it is. Before anything is saved you see what comes in, what is completed and what the notice does not allow. A whole import can be taken back.',
  },
  people: {
    title: 'People and what is known of them',
    text: 'Filter, save views and act on many at once. A person’s page tells of every datum where it came from and when it will go. Ctrl and K searches from anywhere.',
  },
  retention: {
    title: 'What is over goes by itself',
    text: 'The calendar tells a year ahead what goes, when and why. The night erases it and proves that nothing was left.',
  },
  notice: {
    title: 'The notice is the program',
    text: 'The register works by this text. Change it, and what may be stored, who sees it and when it goes change too.',
  },
  promises: {
    title: 'The promises, one by one',
    text: 'Every sentence of the notice is a promise, and here you see whether it is kept right now. One that nobody has looked at is never green.',
  },
  left_one: 'One task is left:',
  left_other: '{n} tasks are left:',
  more_one: 'and one more on this page',
  more_other: 'and {n} more on this page',
  nothingLeft: 'Nothing is left undone: every promise is kept.',
};

export const tourPhrases = dictionary(fi, sv, en);
