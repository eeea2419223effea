/** Words around making a form: drafts that wait, texts that a language lacks, raffles that the declaration has nothing for, and a day unlike others. */
import { dictionary } from '#platform/i18n';

const fi = {
  waits: 'Sinulla on keskeneräinen luonnos',
  waitsLead: 'Jatka siitä, mihin jäit, tai tee uusi.',
  goOn: 'Jatka luonnosta',
  goOnWith: 'Jatka luonnosta: {name}',
  made: 'Tehty {date}',
  newForm: 'Tee uusi lomake',
  newRaffle: 'Tee uusi arvonta',
  gaps: 'Kaikilla kielillä ei ole samoja tekstejä',
  noName: '{lang}: nimi puuttuu. Lomaketta ei voi tallentaa ennen kuin sillä on nimi joka kielellä.',
  noIntro: '{lang}: johdanto puuttuu. Kävijä näkee sivun ilman johdantoa.',
  ready: 'Kiitossivun ja vahvistusviestin sanat ovat valmiina kaikilla kolmella kielellä.',
  openTitle: 'Avataanko lomake vajain tekstein?',
  openAnyway: 'Avaa silti',
  raffleOff:
    'Arvontaan ei voi osallistua lomakkeella, koska seloste ei ilmoita arvonnoista mitään. Luonnos lisää niille oman tarkoituksen ja osallistujien ryhmän.',
  raffleShared:
    'Selosteessa arvonnat kuuluvat tarkoitukseen ”{purpose}”. Osallistuja ei tule uutiskirjeen tilaajaksi, mutta selkeintä on, että arvonnoilla on oma tarkoitus ja ryhmä.',
  raffleNoGroup:
    'Rekisterissä on vain tilaajien ryhmä, eikä arvontaan osallistuva ole tilaaja. Luonnos lisää osallistujille oman ryhmän ja tarkoituksen.',
  registerToDeclare: 'Rekisteri, johon kohta lisätään',
  chooseRegister: 'Rekistereitä on useita. Valitse ensin se, jota kohta koskee.',
  unusualTitle: 'Lomakkeilla on tavallista enemmän ilmoittautumisia',
  unusual: 'Tänään {today}, tavallisesti {usual} päivässä. Joku voi yrittää täyttää toisten postilaatikoita.',
  toForms: 'Katso lomakkeita',
};

const sv: typeof fi = {
  waits: 'Du har ett utkast som inte är färdigt',
  waitsLead: 'Fortsätt där du slutade eller gör ett nytt.',
  goOn: 'Fortsätt med utkastet',
  goOnWith: 'Fortsätt med utkastet: {name}',
  made: 'Gjort {date}',
  newForm: 'Gör en ny blankett',
  newRaffle: 'Gör en ny utlottning',
  gaps: 'Alla språk har inte samma texter',
  noName: '{lang}: namnet saknas. Blanketten kan inte sparas innan den har ett namn på varje språk.',
  noIntro: '{lang}: inledningen saknas. Besökaren ser sidan utan inledning.',
  ready: 'Tacksidans och bekräftelsens ord finns färdigt på alla tre språk.',
  openTitle: 'Ska blanketten öppnas fast texter saknas?',
  openAnyway: 'Öppna ändå',
  raffleOff:
    'Det går inte att delta i en utlottning med en blankett, eftersom beskrivningen inte säger något om utlottningar. Utkastet ger dem ett eget ändamål och deltagarna en egen grupp.',
  raffleShared:
    'I beskrivningen hör utlottningar till ändamålet ”{purpose}”. Den som deltar blir inte prenumerant, men det klaraste är att utlottningar har ett eget ändamål och en egen grupp.',
  raffleNoGroup:
    'Registret har bara en grupp för prenumeranter, och den som deltar i en utlottning är inte prenumerant. Utkastet ger deltagarna en egen grupp och ett eget ändamål.',
  registerToDeclare: 'Register som punkten läggs till i',
  chooseRegister: 'Det finns flera register. Välj först det som punkten gäller.',
  unusualTitle: 'Blanketterna får fler anmälningar än vanligt',
  unusual: 'I dag {today}, vanligen {usual} per dag. Någon kan försöka fylla andras postlådor.',
  toForms: 'Se blanketterna',
};

const en: typeof fi = {
  waits: 'You have a draft that is not finished',
  waitsLead: 'Go on where you left off, or make a new one.',
  goOn: 'Go on with the draft',
  goOnWith: 'Go on with the draft: {name}',
  made: 'Made on {date}',
  newForm: 'Make a new form',
  newRaffle: 'Make a new raffle',
  gaps: 'Not every language has the same texts',
  noName: '{lang}: the name is missing. The form cannot be saved before it has a name in each language.',
  noIntro: '{lang}: the introduction is missing. Visitors see the page without one.',
  ready: 'The words of the thank-you page and of the confirmation are ready in all three languages.',
  openTitle: 'Open the form with texts missing?',
  openAnyway: 'Open anyway',
  raffleOff:
    'A raffle cannot be entered by a form, because the notice says nothing of raffles. The draft gives them a purpose and their entrants a group.',
  raffleShared:
    'In the notice, raffles belong to the purpose “{purpose}”. Whoever enters does not become a subscriber, but it is clearest when raffles have a purpose and a group of their own.',
  raffleNoGroup:
    'The register has a group of subscribers only, and whoever enters a raffle is no subscriber. The draft gives entrants a group and a purpose of their own.',
  registerToDeclare: 'Register to which the clause is added',
  chooseRegister: 'There are several registers. Choose the one that the clause is about first.',
  unusualTitle: 'Forms bring more sign-ups than usual',
  unusual: '{today} today, usually {usual} a day. Somebody may be trying to fill the mailboxes of others.',
  toForms: 'Look at the forms',
};

export const signUpMore = dictionary(fi, sv, en);
