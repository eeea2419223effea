// What stands in the log of newsletters, forms and what comes back, as people say it.

import type { Text } from '#platform/i18n';

export const MAILING_WORDS: Readonly<Record<string, Text>> = {
  'mailing.schedule': { fi: 'Uutiskirje ajastettu', sv: 'Nyhetsbrev tidsinställt', en: 'Newsletter scheduled' },
  'mailing.unschedule': { fi: 'Uutiskirjeen ajastus peruttu', sv: 'Nyhetsbrevets tidsinställning upphävd', en: 'Newsletter unscheduled' },
  'mailing.pause': { fi: 'Uutiskirjeen lähetys keskeytetty', sv: 'Utskick av nyhetsbrev pausat', en: 'Sending of a newsletter paused' },
  'mailing.resume': {
    fi: 'Uutiskirjeen lähetystä jatkettu',
    sv: 'Utskick av nyhetsbrev återupptaget',
    en: 'Sending of a newsletter resumed',
  },
  'mailing.stop': { fi: 'Uutiskirjeen lähetys lopetettu', sv: 'Utskick av nyhetsbrev stoppat', en: 'Sending of a newsletter stopped' },
  'mailing.again': {
    fi: 'Epävarmat kirjeet päätetty lähettää uudelleen',
    sv: 'Beslut att skicka osäkra brev på nytt',
    en: 'Decided to send letters in doubt again',
  },
  'mailing.leave': {
    fi: 'Epävarmat kirjeet päätetty jättää lähettämättä',
    sv: 'Beslut att inte skicka osäkra brev',
    en: 'Decided to leave letters in doubt unsent',
  },
  'mailing.variant': { fi: 'Kirjeen vaihtoehto valittu', sv: 'Alternativ av brevet valt', en: 'Version of a letter chosen' },
  'address.lifted': { fi: 'Osoitteen esto poistettu', sv: 'Spärr på adress hävd', en: 'Block on an address lifted' },
  'return.read': { fi: 'Palautunut viesti luettu', sv: 'Returnerat meddelande läst', en: 'Returned message read' },
  'return.discarded': { fi: 'Palautunut viesti hylätty', sv: 'Returnerat meddelande förkastat', en: 'Returned message discarded' },
  'return.dead': { fi: 'Osoite merkitty toimimattomaksi', sv: 'Adress märkt som ur bruk', en: 'Address marked as dead' },
  'return.complaint': { fi: 'Valitus kirjeestä kirjattu', sv: 'Klagomål på brev antecknat', en: 'Complaint about a letter entered' },
  'lists.imported': {
    fi: 'Estolista tuotu toisesta ohjelmasta',
    sv: 'Spärrlista importerad från ett annat program',
    en: 'List of blocks imported from another program',
  },
  'form.create': { fi: 'Lomake luotu', sv: 'Formulär skapat', en: 'Form made' },
  'form.update': { fi: 'Lomaketta muutettu', sv: 'Formulär ändrat', en: 'Form changed' },
  'form.remove': { fi: 'Lomake poistettu', sv: 'Formulär borttaget', en: 'Form removed' },
  'form.file': { fi: 'Lomakkeen opas vaihdettu', sv: 'Formulärets guide bytt', en: 'Guide of a form replaced' },
  'form.letter': {
    fi: 'Lomakkeen vahvistuskirje lähetetty',
    sv: 'Formulärets bekräftelsebrev skickat',
    en: 'Confirmation letter of a form sent',
  },
  dispute: {
    fi: 'Oikaistu tieto on syötettävä uudelleen',
    sv: 'En rättad uppgift måste matas in på nytt',
    en: 'A corrected datum must be entered again',
  },
  'dispute.settle': { fi: 'Oikaistu tieto syötetty uudelleen', sv: 'Rättad uppgift inmatad på nytt', en: 'Corrected datum entered again' },
};
