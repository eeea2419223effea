// Words of the templates that come with the house, meant to be written over.

import { dictionary } from '#platform/i18n';
import type { Shape } from '#platform/i18n';

const fi = {
  news: {
    name: 'Kuukauden kirje',
    subject: 'Kuukauden kirje: kirjoita tähän tärkein asia',
    preheader: 'Yksi ajatus, yksi vinkki ja tulevat tilaisuudet',
    title: 'Kuukauden ajatus',
    hello: 'Hei {{etunimi|hyvä lukija}},',
    lead: 'aloita yhdellä havainnolla työstäsi. Kirjoita niin kuin puhuisit yhdelle asiakkaalle: lyhyesti ja lämpimästi.',
    tip: 'Vinkki arkeen',
    tipText: 'Kerro kolme asiaa, jotka lukija voi tehdä heti:\n\n- ensimmäinen\n- toinen\n- kolmas',
    quote: 'Tähän sopii asiakkaan oma lause, kun hän on antanut siihen luvan.',
    by: 'asiakas, toimiala',
    coming: 'Tulossa',
  },
  invitation: {
    name: 'Kutsu tilaisuuteen',
    subject: 'Tervetuloa: tilaisuuden nimi',
    preheader: 'Päivä, paikka ja ilmoittautuminen',
    title: 'Tervetuloa mukaan',
    lead: 'kerro parilla lauseella, kenelle tilaisuus on ja mitä siitä saa mukaansa.',
    left: '**Kenelle**\nKuvaa, kenelle tilaisuus sopii.',
    right: '**Mitä saat**\nKuvaa, mitä osallistuja vie mukanaan.',
    end: 'Jos päivä ei sovi, vastaa tähän viestiin. Kerromme seuraavasta.',
  },
  guide: {
    name: 'Kiitos oppaan lataamisesta',
    subject: 'Tässä oppaasi',
    preheader: 'Kiitos, että latasit oppaan',
    title: 'Kiitos, että latasit oppaan',
    lead: 'opas on alla olevan painikkeen takana. Aloita siitä luvusta, joka on juuri nyt ajankohtaisin.',
    button: 'Avaa opas',
    end: 'Heräsikö kysymys? Vastaa tähän viestiin, niin jatketaan siitä.',
  },
  event: { title: 'Tilaisuuden nimi', place: 'Paikka tai verkossa', text: 'Yksi tai kaksi lausetta sisällöstä.', label: 'Ilmoittaudu' },
} as const;

const sv: Shape<typeof fi> = {
  news: {
    name: 'Månadsbrev',
    subject: 'Månadsbrevet: skriv det viktigaste här',
    preheader: 'En tanke, ett tips och kommande tillfällen',
    title: 'Månadens tanke',
    hello: 'Hej {{förnamn|bästa läsare}},',
    lead: 'börja med en iakttagelse från ditt arbete. Skriv som om du talade till en enda kund: kort och varmt.',
    tip: 'Ett tips för vardagen',
    tipText: 'Berätta om tre saker som läsaren kan göra genast:\n\n- det första\n- det andra\n- det tredje',
    quote: 'Här passar en kunds egna ord, när kunden har gett lov till det.',
    by: 'kund, bransch',
    coming: 'På kommande',
  },
  invitation: {
    name: 'Inbjudan',
    subject: 'Välkommen: tillfällets namn',
    preheader: 'Dag, plats och anmälan',
    title: 'Välkommen med',
    lead: 'berätta med ett par meningar vem tillfället är för och vad det ger.',
    left: '**För vem**\nBeskriv vem tillfället passar.',
    right: '**Vad du får**\nBeskriv vad deltagaren tar med sig.',
    end: 'Passar dagen inte? Svara på det här brevet, så berättar vi om nästa.',
  },
  guide: {
    name: 'Tack för att du laddade ner guiden',
    subject: 'Här är din guide',
    preheader: 'Tack för att du laddade ner guiden',
    title: 'Tack för att du laddade ner guiden',
    lead: 'guiden finns bakom knappen nedan. Börja med det kapitel som är mest aktuellt just nu.',
    button: 'Öppna guiden',
    end: 'Väcktes en fråga? Svara på det här brevet, så fortsätter vi därifrån.',
  },
  event: { title: 'Tillfällets namn', place: 'Plats eller på nätet', text: 'En eller två meningar om innehållet.', label: 'Anmäl dig' },
};

const en: Shape<typeof fi> = {
  news: {
    name: 'Letter of the month',
    subject: 'Letter of the month: write the most important thing here',
    preheader: 'One thought, one tip and what is coming',
    title: 'Thought of the month',
    hello: 'Dear {{first name|reader}},',
    lead: 'begin with one observation from your work. Write as you would speak to one client: briefly and warmly.',
    tip: 'A tip for every day',
    tipText: 'Name three things that the reader can do at once:\n\n- the first\n- the second\n- the third',
    quote: 'A client’s own words fit here, when the client has permitted it.',
    by: 'client, line of business',
    coming: 'Coming up',
  },
  invitation: {
    name: 'Invitation',
    subject: 'Welcome: name of the event',
    preheader: 'Day, place and registration',
    title: 'You are welcome',
    lead: 'say in a sentence or two whom the event is for and what it gives.',
    left: '**For whom**\nDescribe whom the event suits.',
    right: '**What you get**\nDescribe what a participant takes along.',
    end: 'If the day does not suit you, reply to this letter. We will tell you of the next one.',
  },
  guide: {
    name: 'Thanks for downloading the guide',
    subject: 'Here is your guide',
    preheader: 'Thank you for downloading the guide',
    title: 'Thank you for downloading the guide',
    lead: 'the guide is behind the button below. Begin with the chapter that matters most to you now.',
    button: 'Open the guide',
    end: 'Did a question arise? Reply to this letter and we will go on from there.',
  },
  event: { title: 'Name of the event', place: 'Place or online', text: 'A sentence or two about the content.', label: 'Register' },
};

export const starterWords = dictionary(fi, sv, en);
