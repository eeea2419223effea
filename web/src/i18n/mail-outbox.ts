/** Words of the outbox: what waits, what has left and what did not arrive. */
import { dictionary } from '#platform/i18n';

const fi = {
  title: 'Lähetetyt ja odottavat',
  lead: 'Viestin sisältö ja osoite poistetaan, kun viesti on lähetetty. Jäljelle jää, että viesti lähti.',
  counts: 'Odottaa {queued} · lähetetty {sent} · osoite hylkäsi {bounced} · jäi lähettämättä {failed}',
  show: 'Näytä',
  shows: { all: 'Kaikki', waiting: 'Odottavat', trouble: 'Perille pääsemättömät' },
  empty: 'Viestejä ei ole.',
  col: { what: 'Viesti', at: 'Jonoon', state: 'Tila', whom: 'Kenelle', action: 'Toimi' },
  states: { queued: 'odottaa', sending: 'lähtee', sent: 'lähetetty', bounced: 'osoite hylkäsi', failed: 'jäi lähettämättä' },
  next: 'Seuraava yritys {date}.',
  doubted: 'on voinut mennä kahdesti: yhteys katkesi kesken',
  open: 'Avaa henkilö',
  staff: 'henkilökunta',
  nobody: 'tiedot poistettu',
  retry: 'Yritä nyt',
  retryOf: 'Yritä nyt: {name}, {date}',
  retried: 'Viesti on lähetetty.',
  more: 'Näytä vanhemmat',
};

const sv: typeof fi = {
  title: 'Skickade och väntande',
  lead: 'Meddelandets innehåll och adressen raderas när det har skickats. Kvar blir att det gick i väg.',
  counts: 'Väntar {queued} · skickade {sent} · adressen avvisade {bounced} · blev oskickade {failed}',
  show: 'Visa',
  shows: { all: 'Alla', waiting: 'Väntande', trouble: 'De som inte kom fram' },
  empty: 'Inga meddelanden.',
  col: { what: 'Meddelande', at: 'I kön', state: 'Läge', whom: 'Till vem', action: 'Åtgärd' },
  states: { queued: 'väntar', sending: 'går ut', sent: 'skickat', bounced: 'adressen avvisade', failed: 'blev oskickat' },
  next: 'Nästa försök {date}.',
  doubted: 'kan ha gått två gånger: förbindelsen bröts mitt i',
  open: 'Öppna personen',
  staff: 'personalen',
  nobody: 'uppgifterna raderade',
  retry: 'Försök nu',
  retryOf: 'Försök nu: {name}, {date}',
  retried: 'Meddelandet har skickats.',
  more: 'Visa äldre',
};

const en: typeof fi = {
  title: 'Sent and waiting',
  lead: 'The contents and the address are removed once a message has been sent. What remains is that it left.',
  counts: 'Waiting {queued} · sent {sent} · address refused {bounced} · not sent {failed}',
  show: 'Show',
  shows: { all: 'All', waiting: 'Waiting', trouble: 'Those that did not arrive' },
  empty: 'No messages.',
  col: { what: 'Message', at: 'Queued', state: 'State', whom: 'For whom', action: 'Action' },
  states: { queued: 'waiting', sending: 'leaving', sent: 'sent', bounced: 'address refused', failed: 'not sent' },
  next: 'Next attempt {date}.',
  doubted: 'may have gone twice: the line broke half-way',
  open: 'Open the person',
  staff: 'staff',
  nobody: 'data erased',
  retry: 'Try now',
  retryOf: 'Try now: {name}, {date}',
  retried: 'The message has been sent.',
  more: 'Show older',
};

export const mailOutbox = dictionary(fi, sv, en);
