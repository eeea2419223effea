// What the commands that verify say, in plain sentences.

import { dictionary } from '#platform/i18n';

const fi = {
  certificate: {
    genuine: 'Todistus on aito: jokainen sana on sellaisena kuin se allekirjoitettiin.',
    false: 'Todistus ei ole aito: sitä on muutettu, tai sen allekirjoitti jokin muu avain.',
    falseOwn: 'Hae yrityksen julkinen avain sen sivulta osoitteesta /omat/todistus/avain.pem ja tarkista uudelleen: --key avain.pem',
    erased: 'Poisto {number} tehtiin {on}.',
    again: 'Tiedot palasivat varmuuskopion mukana ja poistettiin uudelleen {on}.',
    kept_one: 'Yksi asia säilytetään lain tai pidon vuoksi; todistus kertoo perusteen ja päivän.',
    kept_other: '{n} asiaa säilytetään lain tai pidon vuoksi; todistus kertoo perusteet ja päivät.',
    noBackup: 'Varmuuskopioissa ei ollut näitä tietoja.',
    backups:
      'Viimeinen varmuuskopio ennen poistoa on otettu {last}. Kopiot, joissa tietoja voi vielä olla, on hävitetty viimeistään {until}.',
    keyGiven: 'Avain on se, jonka annoit.',
    keyOwn:
      'Avain luettiin todistuksesta itsestään (tunniste {fingerprint}). Jotta tiedät, että se on yrityksen, hae avain yrityksen sivulta /omat/todistus/avain.pem ja tarkista uudelleen: --key avain.pem',
  },
  audit: {
    whole_one: 'Tapahtumaloki on ehjä: yksi merkintä, eikä mitään ole muutettu tai poistettu välistä.',
    whole_other: 'Tapahtumaloki on ehjä: {n} merkintää, eikä mitään ole muutettu tai poistettu välistä.',
    missing: 'Tapahtumalokista puuttuu merkintä {seq}.',
    changed: 'Tapahtumalokin merkintää {seq} on muutettu.',
    equal: 'Suojatoimien kirjanpito on samassa kohdassa kuin tietokanta ({seq}).',
    waiting: 'Suojatoimien kirjanpitoon on kopioimatta: {n}.',
    apart: 'Suojatoimien kirjanpito ja tietokanta eivät täsmää ({state}, {seq}).',
  },
  preview: {
    head: 'Mitä seuraavien kuukausien aikana poistuu:',
    month_one: '{month}: yksi ihminen',
    month_other: '{month}: {n} ihmistä',
    nothing: 'Seuraavien kuukausien aikana ei poistu ketään.',
    overdue_one: 'Myöhässä on yksi.',
    overdue_other: 'Myöhässä on {n}.',
    onHold_one: 'Pidossa on yksi.',
    onHold_other: 'Pidossa on {n}.',
  },
  run: {
    done: 'Säilytysajat on käyty läpi: {due} oli määrä käsitellä, {ended} jäsenyyttä päättyi, {erased} ihmistä poistettiin, {reviewed} siirtyi tarkistettavaksi.',
    skipped: 'Lykätty lain tai pidon vuoksi: {n}.',
    failed: 'Epäonnistui: {n}. Katso loki.',
  },
} as const;

const sv = {
  certificate: {
    genuine: 'Intyget är äkta: varje ord är som det undertecknades.',
    false: 'Intyget är inte äkta: det har ändrats, eller så har en annan nyckel undertecknat det.',
    falseOwn: 'Hämta företagets offentliga nyckel på dess sida /omat/todistus/avain.pem och kontrollera på nytt: --key avain.pem',
    erased: 'Raderingen {number} gjordes {on}.',
    again: 'Uppgifterna kom tillbaka med en säkerhetskopia och raderades på nytt {on}.',
    kept_one: 'En sak bevaras på grund av lag eller kvarhållning; intyget anger grund och datum.',
    kept_other: '{n} saker bevaras på grund av lag eller kvarhållning; intyget anger grunder och datum.',
    noBackup: 'Uppgifterna fanns inte i några säkerhetskopior.',
    backups:
      'Den sista säkerhetskopian före raderingen togs {last}. Kopior som ännu kan innehålla uppgifterna är förstörda senast {until}.',
    keyGiven: 'Nyckeln är den som du gav.',
    keyOwn:
      'Nyckeln lästes ur själva intyget (kännetecken {fingerprint}). Hämta nyckeln på företagets sida /omat/todistus/avain.pem för att veta att den är företagets, och kontrollera på nytt: --key avain.pem',
  },
  audit: {
    whole_one: 'Händelseloggen är hel: en anteckning, och inget har ändrats eller tagits bort emellan.',
    whole_other: 'Händelseloggen är hel: {n} anteckningar, och inget har ändrats eller tagits bort emellan.',
    missing: 'Anteckning {seq} saknas i händelseloggen.',
    changed: 'Anteckning {seq} i händelseloggen har ändrats.',
    equal: 'Skyddsåtgärdernas liggare står på samma plats som databasen ({seq}).',
    waiting: 'Ännu inte kopierat till skyddsåtgärdernas liggare: {n}.',
    apart: 'Skyddsåtgärdernas liggare och databasen stämmer inte överens ({state}, {seq}).',
  },
  preview: {
    head: 'Vad som försvinner under de kommande månaderna:',
    month_one: '{month}: en person',
    month_other: '{month}: {n} personer',
    nothing: 'Ingen försvinner under de kommande månaderna.',
    overdue_one: 'En är försenad.',
    overdue_other: '{n} är försenade.',
    onHold_one: 'En är kvarhållen.',
    onHold_other: '{n} är kvarhållna.',
  },
  run: {
    done: 'Lagringstiderna är genomgångna: {due} skulle behandlas, {ended} medlemskap upphörde, {erased} personer raderades, {reviewed} gick till granskning.',
    skipped: 'Uppskjutna på grund av lag eller kvarhållning: {n}.',
    failed: 'Misslyckades: {n}. Se loggen.',
  },
};

const en = {
  certificate: {
    genuine: 'The certificate is genuine: every word is as it was signed.',
    false: 'The certificate is not genuine: it was changed, or another key signed it.',
    falseOwn: 'Fetch the firm’s public key from its page /omat/todistus/avain.pem and check again: --key avain.pem',
    erased: 'Erasure {number} was done on {on}.',
    again: 'The data came back with a backup and were erased again on {on}.',
    kept_one: 'One thing is kept because of law or a hold; the certificate tells the ground and the date.',
    kept_other: '{n} things are kept because of law or a hold; the certificate tells the grounds and the dates.',
    noBackup: 'The data were in no backup.',
    backups: 'The last backup before the erasure was made on {last}. Copies that may still hold the data are destroyed by {until}.',
    keyGiven: 'The key is the one you gave.',
    keyOwn:
      'The key was read from the certificate itself (fingerprint {fingerprint}). To know that it is the firm’s, fetch the key from the firm’s page /omat/todistus/avain.pem and check again: --key avain.pem',
  },
  audit: {
    whole_one: 'The audit log is whole: one entry, and nothing was changed or taken out between.',
    whole_other: 'The audit log is whole: {n} entries, and nothing was changed or taken out between.',
    missing: 'Entry {seq} of the audit log is missing.',
    changed: 'Entry {seq} of the audit log was changed.',
    equal: 'The ledger of protective events stands where the database does ({seq}).',
    waiting: 'Not yet copied to the ledger of protective events: {n}.',
    apart: 'The ledger of protective events and the database do not agree ({state}, {seq}).',
  },
  preview: {
    head: 'What goes in the coming months:',
    month_one: '{month}: one person',
    month_other: '{month}: {n} people',
    nothing: 'Nobody goes in the coming months.',
    overdue_one: 'One is overdue.',
    overdue_other: '{n} are overdue.',
    onHold_one: 'One is on hold.',
    onHold_other: '{n} are on hold.',
  },
  run: {
    done: 'Retention has been run: {due} were due, {ended} memberships ended, {erased} people were erased, {reviewed} went to review.',
    skipped: 'Put off because of law or a hold: {n}.',
    failed: 'Failed: {n}. See the log.',
  },
};

export const proofWords = dictionary(fi, sv, en);
