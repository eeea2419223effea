// What a restore says of itself, in plain sentences.

import { dictionary } from '#platform/i18n';

const fi = {
  restored: 'Varmuuskopio {at} on palautettu: {database}',
  events_one: 'Kopion ottamisen jälkeen tehtiin yksi suojatoimi, ja se tehtiin uudelleen:',
  events_other: 'Kopion ottamisen jälkeen tehtiin {n} suojatoimea, ja ne tehtiin uudelleen:',
  nothingSince: 'Kopion ottamisen jälkeen ei tehty yhtään suojatointa.',
  withoutLedger:
    'Palautus tehtiin ilman suojatoimien kirjanpitoa. Kopion jälkeen poistetut ihmiset ovat voineet palata. Perustelu on kirjattu, ja lupaus näkyy rikottuna.',
  kinds: {
    opened: 'kirjanpidon aloituksia',
    erasure: 'poistoja',
    ban: 'kieltoja',
    withdrawal: 'suostumuksen peruutuksia',
    objection: 'vastustamisia',
    restriction: 'käsittelyn rajoituksia',
    release: 'rajoituksen poistamisia',
    rectification: 'oikaisuja (vanha arvo on lukittu, kunnes oikea syötetään uudelleen)',
    hold: 'pitoja (peruste on kirjoitettava uudelleen)',
    'hold-release': 'pidon vapautuksia',
    override: 'ohituksia',
  },
  erasedAgain_one:
    'Yhden ihmisen tiedot palasivat kopion mukana ja poistettiin uudelleen. Hänet etsittiin koko tietokannasta, eikä häntä löytynyt.',
  erasedAgain_other:
    '{n} ihmisen tiedot palasivat kopion mukana ja poistettiin uudelleen. Heidät etsittiin koko tietokannasta, eikä heitä löytynyt.',
  byRetention_one: 'Säilytysajan päättymisen vuoksi poistettiin yksi ihminen.',
  byRetention_other: 'Säilytysajan päättymisen vuoksi poistettiin {n} ihmistä.',
  lettersHeld_one: 'Yksi jonossa ollut viesti pidätettiin, koska se on voinut jo lähteä. Sähköpostin sivulla voit lähettää sen.',
  lettersHeld_other: '{n} jonossa ollutta viestiä pidätettiin, koska ne ovat voineet jo lähteä. Sähköpostin sivulla voit lähettää ne.',
  bytes_one: 'Yksi poistetun tieto löytyi kopiosta. Palautetun tiedoston tavuista sitä ei enää löydy.',
  bytes_other: '{n} poistettujen tietoa löytyi kopiosta. Palautetun tiedoston tavuista niitä ei enää löydy.',
  replaced: 'Aiempi tietokanta on tallessa salattuna: {replaced}',
  next: 'Käynnistä ohjelma: npm start',
  copied: 'Varmuuskopio {at} on avattu tiedostoon {copy}.',
  copyHolds: 'Siinä on myös niiden tiedot, jotka on poistettu kopion ottamisen jälkeen. Hävitä se, kun et enää tarvitse sitä.',
  copyNext:
    'Vie se PostgreSQL:ään: pg_restore --clean --if-exists --no-owner --dbname=OSOITE {copy}. Käynnistä sitten ohjelma: se tekee ensin uudelleen kaikki kopion jälkeiset suojatoimet. Hävitä avattu tiedosto.',
  needsOut: 'Tämä on PostgreSQL-tietokannan varmuuskopio. Avaa se tiedostoon: lupaus restore TIEDOSTO --out KOPIO',
} as const;

const sv = {
  restored: 'Säkerhetskopian {at} är återställd: {database}',
  events_one: 'Efter kopian gjordes en skyddsåtgärd, och den gjordes på nytt:',
  events_other: 'Efter kopian gjordes {n} skyddsåtgärder, och de gjordes på nytt:',
  nothingSince: 'Inga skyddsåtgärder gjordes efter kopian.',
  withoutLedger:
    'Återställningen gjordes utan skyddsåtgärdernas liggare. Personer som raderats efter kopian kan ha kommit tillbaka. Motiveringen är antecknad, och löftet visas som brutet.',
  kinds: {
    opened: 'öppningar av liggaren',
    erasure: 'raderingar',
    ban: 'förbud',
    withdrawal: 'återkallade samtycken',
    objection: 'invändningar',
    restriction: 'begränsningar av behandlingen',
    release: 'hävda begränsningar',
    rectification: 'rättelser (det gamla värdet är låst tills det rätta skrivs in på nytt)',
    hold: 'kvarhållningar (grunden måste skrivas på nytt)',
    'hold-release': 'hävda kvarhållningar',
    override: 'förbigåenden',
  },
  erasedAgain_one:
    'En persons uppgifter kom tillbaka med kopian och raderades på nytt. Personen söktes i hela databasen och hittades inte.',
  erasedAgain_other: '{n} personers uppgifter kom tillbaka med kopian och raderades på nytt. De söktes i hela databasen och hittades inte.',
  byRetention_one: 'En person raderades för att lagringstiden hade gått ut.',
  byRetention_other: '{n} personer raderades för att lagringstiden hade gått ut.',
  lettersHeld_one: 'Ett meddelande i kön hålls tillbaka, eftersom det redan kan ha skickats. På e-postsidan kan du skicka det.',
  lettersHeld_other: '{n} meddelanden i kön hålls tillbaka, eftersom de redan kan ha skickats. På e-postsidan kan du skicka dem.',
  bytes_one: 'En raderad uppgift fanns i kopian. I den återställda filens byte finns den inte längre.',
  bytes_other: '{n} raderade uppgifter fanns i kopian. I den återställda filens byte finns de inte längre.',
  replaced: 'Den tidigare databasen är sparad krypterad: {replaced}',
  next: 'Starta programmet: npm start',
  copied: 'Säkerhetskopian {at} är öppnad i filen {copy}.',
  copyHolds: 'Den innehåller också uppgifter om personer som raderats efter kopian. Förstör den när du inte längre behöver den.',
  copyNext:
    'För in den i PostgreSQL: pg_restore --clean --if-exists --no-owner --dbname=ADRESS {copy}. Starta sedan programmet: det gör först om alla skyddsåtgärder efter kopian. Förstör den öppnade filen.',
  needsOut: 'Det här är en säkerhetskopia av PostgreSQL. Öppna den i en fil: lupaus restore FIL --out KOPIA',
};

const en = {
  restored: 'The backup of {at} has been restored: {database}',
  events_one: 'One protective event happened after the copy was made; it was done again:',
  events_other: '{n} protective events happened after the copy was made; they were done again:',
  nothingSince: 'No protective event happened after the copy was made.',
  withoutLedger:
    'Restored without the ledger of protective events. People erased after the copy was made may have come back. The reason is recorded, and the promise shows as broken.',
  kinds: {
    opened: 'beginnings of the ledger',
    erasure: 'erasures',
    ban: 'bans',
    withdrawal: 'withdrawals of consent',
    objection: 'objections',
    restriction: 'restrictions of processing',
    release: 'restrictions lifted',
    rectification: 'rectifications (the old value is locked until the right one is entered again)',
    hold: 'holds (their ground must be written again)',
    'hold-release': 'holds released',
    override: 'overrides',
  },
  erasedAgain_one:
    'The data of one person came back with the copy and were erased again. They were looked for in the whole database and not found.',
  erasedAgain_other:
    'The data of {n} people came back with the copy and were erased again. They were looked for in the whole database and not found.',
  byRetention_one: 'One person was erased because the retention period had ended.',
  byRetention_other: '{n} people were erased because the retention period had ended.',
  lettersHeld_one: 'One queued message is held back, because it may have been sent already. You can send it on the mail page.',
  lettersHeld_other: '{n} queued messages are held back, because they may have been sent already. You can send them on the mail page.',
  bytes_one: 'One erased value stood in the copy. In the bytes of the restored file it is not found any more.',
  bytes_other: '{n} erased values stood in the copy. In the bytes of the restored file they are not found any more.',
  replaced: 'The database used before is kept encrypted: {replaced}',
  next: 'Start the program: npm start',
  copied: 'The backup of {at} has been opened into the file {copy}.',
  copyHolds: 'It also holds the data of people erased after it was made. Destroy it when you no longer need it.',
  copyNext:
    'Load it into PostgreSQL: pg_restore --clean --if-exists --no-owner --dbname=ADDRESS {copy}. Then start the program: it first does every protective event since the copy again. Destroy the opened file.',
  needsOut: 'This is a backup of PostgreSQL. Open it into a file: lupaus restore FILE --out COPY',
};

export const restoreWords = dictionary(fi, sv, en);
