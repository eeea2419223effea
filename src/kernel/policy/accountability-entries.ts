// The entries of the accountability register: what each holds, why and how long (GDPR Art. 5(2)).

import type { AccountabilityEntry } from './accountability.ts';
import { MARKETING_ENTRIES } from './accountability-marketing.ts';
import { STAFF_ENTRIES } from './accountability-staff.ts';

/** In the order in which the notice prints them. */
export const ACCOUNTABILITY: readonly AccountabilityEntry[] = [
  {
    id: 'provenance',
    name: { fi: 'Tietojen alkuperä', sv: 'Uppgifternas ursprung', en: 'Origin of the data' },
    holds: {
      fi: 'kunkin tiedon lähde, tallennusaika, tallentaja, tarkoitus ja voimassa ollut seloste',
      sv: 'varje uppgifts källa, tidpunkt och ändamål, vem som registrerade den och den beskrivning som gällde',
      en: 'the source, time, recorder and purpose of each datum, and the notice then in force',
    },
    ground: 'accountability',
    keep: {
      while: { fi: 'itse tieto on rekisterissä', sv: 'själva uppgiften finns i registret', en: 'the datum itself is in the register' },
    },
    fields: ['record.source', 'record.recorded_at'],
    check: 'fields.provenance',
  },
  {
    id: 'permissions',
    name: {
      fi: 'Suostumukset ja markkinointiluvat',
      sv: 'Samtycken och marknadsföringstillstånd',
      en: 'Consents and marketing permissions',
    },
    holds: {
      fi: 'mihin suostuttiin, milloin, missä kanavassa ja millä sanamuodolla, sekä peruutuksen aika',
      sv: 'vad samtycket gällde, när, i vilken kanal och med vilken ordalydelse samt tidpunkten för återkallelsen',
      en: 'what was agreed to, when, in which channel and in what wording, and when it was withdrawn',
    },
    ground: 'consent',
    keep: {
      while: { fi: 'suostumus on voimassa', sv: 'samtycket gäller', en: 'the consent is in force' },
      period: 'P3Y',
      from: { fi: 'suostumuksen päättymisestä', sv: 'samtyckets slut', en: 'the end of the consent' },
    },
    fields: ['marketing.permission'],
  },
  {
    id: 'sign-ups',
    name: { fi: 'Lomakkeiden vahvistukset', sv: 'Bekräftelser av formulär', en: 'Confirmations of forms' },
    holds: {
      fi: 'millä lomakkeella, milloin ja millä sanoilla ilmoittauduttiin sekä milloin ja miten se vahvistettiin; vahvistamaton ilmoittautuminen on salattu ja poistuu seitsemässä päivässä, ja osoitteen tiiviste, jolla viestien määrää rajoitetaan, 30 päivässä',
      sv: 'med vilket formulär, när och med vilka ord anmälan gjordes samt när och hur den bekräftades; en obekräftad anmälan är krypterad och raderas inom sju dagar, och den kontrollsumma av adressen som begränsar antalet meddelanden inom 30 dagar',
      en: 'by which form, when and in which words somebody signed up, and when and how it was confirmed; a sign-up that is not confirmed is encrypted and erased within seven days, and the hash of the address that limits the number of messages within 30 days',
    },
    ground: 'consent',
    keep: {
      while: { fi: 'suostumus on voimassa', sv: 'samtycket gäller', en: 'the consent is in force' },
      period: 'P3Y',
      from: { fi: 'suostumuksen päättymisestä', sv: 'samtyckets slut', en: 'the end of the consent' },
    },
    fields: [],
    check: 'marketing.unconfirmed',
  },
  {
    id: 'suppression',
    name: { fi: 'Kieltolista', sv: 'Spärrlista', en: 'Suppression list' },
    holds: {
      fi: 'kiellon antaneen yhteystiedosta laskettu avaimellinen tiiviste ja kiellon päivä, ei itse yhteystietoa',
      sv: 'en nyckelberoende kontrollsumma av kontaktuppgiften till den som förbjudit marknadsföring samt förbudets datum, inte själva kontaktuppgiften',
      en: 'a keyed hash of the contact detail of a person who has banned marketing and the date of the ban, not the contact detail itself',
    },
    ground: 'consent',
    keep: { while: { fi: 'kielto on voimassa', sv: 'förbudet gäller', en: 'the ban is in force' } },
    fields: [],
  },
  {
    id: 'cases',
    name: { fi: 'Rekisteröityjen pyynnöt', sv: 'De registrerades begäranden', en: 'Requests of data subjects' },
    holds: {
      fi: 'mitä pyydettiin, milloin pyyntö saapui, mitä tehtiin ja milloin siihen vastattiin',
      sv: 'vad som begärdes, när begäran kom in, vad som gjordes och när den besvarades',
      en: 'what was asked, when the request arrived, what was done and when it was answered',
    },
    ground: 'accountability',
    keep: { period: 'P3Y', from: { fi: 'pyyntöön vastaamisesta', sv: 'svaret på begäran', en: 'the answer to the request' } },
    fields: [],
  },
  {
    id: 'erasures',
    name: { fi: 'Todistukset poistoista', sv: 'Intyg över raderingar', en: 'Certificates of erasure' },
    holds: {
      fi: 'poiston tunnus, ajankohdat, poistettujen tietueiden määrät ja todistus ilman henkilötietoja',
      sv: 'raderingens kod, tidpunkter, antalet raderade poster och ett intyg utan personuppgifter',
      en: 'the id and times of the erasure, counts of erased records and a certificate without personal data',
    },
    ground: 'accountability',
    keep: { period: 'P3Y', from: { fi: 'poistosta', sv: 'raderingen', en: 'the erasure' } },
    fields: [],
    check: 'erasure.rediscovery',
  },
  {
    id: 'disclosures',
    name: { fi: 'Luovutusluettelo', sv: 'Förteckning över utlämnanden', en: 'Log of disclosures' },
    holds: {
      fi: 'kenelle tietoja annettiin tai näytettiin, mitkä kentät, milloin ja millä perusteella',
      sv: 'till vem uppgifter lämnades eller visades, vilka fält, när och på vilken grund',
      en: 'who was given or shown data, which fields, when and on what ground',
    },
    ground: 'accountability',
    keep: { period: 'P3Y', from: { fi: 'luovutuksesta', sv: 'utlämnandet', en: 'the disclosure' } },
    fields: [],
    check: 'disclosure.logged',
  },
  {
    id: 'agreements',
    name: { fi: 'Sopimukset ja kumppanien tunnukset', sv: 'Avtal och partnernas konton', en: 'Agreements and accounts of partners' },
    holds: {
      fi: 'sopimuskumppani, sopimuksen laji ja päivät, missä sopimus on, sekä kumppanin tunnus ja sen viimeinen päivä',
      sv: 'avtalspart, avtalets art och datum, var avtalet finns samt partnerns konto och dess sista dag',
      en: 'the other party, the kind and dates of the agreement, where it lies, and the partner’s account with its last day',
    },
    ground: 'accountability',
    keep: {
      while: { fi: 'sopimus on voimassa', sv: 'avtalet gäller', en: 'the agreement is in force' },
      period: 'P3Y',
      from: { fi: 'sopimuksen päättymisestä', sv: 'avtalets slut', en: 'the end of the agreement' },
    },
    fields: [],
  },
  {
    id: 'duties',
    name: { fi: 'Tehtävät järjestelmän ulkopuolella', sv: 'Åtgärder utanför systemet', en: 'Duties outside the system' },
    holds: {
      fi: 'mikä kopio poistettiin, kenelle oikaisusta, poistosta tai rajoituksesta kerrottiin ja milloin rekisteröidylle kerrottiin tietojen lähteestä, tunnuksina; poistetun nimi ja yhteystiedot ovat salattuina enintään 14 päivää, jotta kopiot löydetään',
      sv: 'vilken kopia som raderades, vem som underrättades om en rättelse, radering eller begränsning och när den registrerade informerades om källan, som koder; den raderades namn och kontaktuppgifter finns krypterade i högst 14 dagar för att kopiorna ska hittas',
      en: 'which copy was removed, who was told of a rectification, erasure or restriction and when the person was told of the source, as ids; name and contact details of an erased person stay encrypted for at most 14 days so that the copies can be found',
    },
    ground: 'accountability',
    keep: { period: 'P3Y', from: { fi: 'tehtävän kuittaamisesta', sv: 'att åtgärden kvitterades', en: 'the signing off' } },
    fields: [],
  },
  {
    id: 'breaches',
    name: { fi: 'Tietoturvaloukkaukset', sv: 'Personuppgiftsincidenter', en: 'Personal data breaches' },
    holds: {
      fi: 'mitä tapahtui, milloin se huomattiin, mitä siitä seurasi, mitä tehtiin ja kenelle siitä ilmoitettiin, ilman henkilötietoja',
      sv: 'vad som hände, när det upptäcktes, följderna, åtgärderna och vem som underrättades, utan personuppgifter',
      en: 'what happened, when it was noticed, its consequences, what was done and who was told, without personal data',
    },
    ground: 'security',
    keep: { period: 'P6Y', from: { fi: 'asian päättämisestä', sv: 'att ärendet avslutades', en: 'the closing of the case' } },
    fields: [],
  },
  {
    id: 'messages',
    name: { fi: 'Lähetetyt viestit', sv: 'Skickade meddelanden', en: 'Messages sent' },
    holds: {
      fi: 'kenelle viesti lähetettiin, miksi, milloin ja menikö se perille; sisältö ja osoite poistuvat, kun viesti on lähetetty',
      sv: 'vem ett meddelande skickades till, varför, när och om det gick fram; innehållet och adressen raderas när meddelandet har skickats',
      en: 'to whom a message was sent, why, when and whether it arrived; its contents and the address are removed once it has been sent',
    },
    ground: 'accountability',
    keep: { period: 'P3Y', from: { fi: 'lähettämisestä', sv: 'avsändandet', en: 'the sending' } },
    fields: [],
  },
  {
    id: 'mailings',
    name: { fi: 'Markkinointilähetykset', sv: 'Marknadsföringsutskick', en: 'Marketing mailings' },
    holds: {
      fi: 'kenelle mikäkin lähetys meni tai miksi ei mennyt, millä perusteella ja milloin, tunnisteina ilman nimeä ja osoitetta; osoitteen verkkotunnuksesta avaimellinen tiiviste, kunnes kirje on lähtenyt',
      sv: 'vem varje utskick gick till eller varför det inte gick, på vilken grund och när, som beteckningar utan namn och adress; en nyckelberoende kontrollsumma av adressens domän tills brevet har gått iväg',
      en: 'to whom each mailing went or why it did not, on what ground and when, as identifiers without name or address; a keyed hash of the domain of the address until the letter has left',
    },
    ground: 'accountability',
    keep: { period: 'P3Y', from: { fi: 'lähetyksen päättymisestä', sv: 'utskickets slut', en: 'the end of the mailing' } },
    fields: [],
  },
  ...MARKETING_ENTRIES,
  {
    id: 'visits',
    name: { fi: 'Käynnit omilla sivuilla', sv: 'Besök på de egna sidorna', en: 'Visits to one’s own pages' },
    holds: {
      fi: 'kertakäyttöisten linkkien ja käyntien tunnisteet tiivisteinä sekä käynnin alku; poistopyynnön jälkeen sähköpostiosoite salattuna, kunnes todistus on lähetetty, enintään seitsemän päivää',
      sv: 'kontrollsummor av engångslänkarnas och besökens koder samt besökets början; efter en begäran om radering e-postadressen krypterad tills intyget har skickats, högst sju dagar',
      en: 'hashes of one-time links and of visits, and when a visit began; after a request for erasure the e-mail address, encrypted, until the certificate has been sent, seven days at most',
    },
    ground: 'security',
    keep: {
      period: 'P1D',
      from: { fi: 'linkin vanhenemisesta', sv: 'den dag då länken slutade gälla', en: 'the day the link stopped working' },
    },
    fields: [],
  },
  {
    id: 'reviews',
    name: { fi: 'Säilytyksen tapahtumat ja pidot', sv: 'Lagringens händelser och spärrar', en: 'Retention events and holds' },
    holds: {
      fi: 'päivätyt tapahtumat, joista säilytysajat lasketaan, tarkistusten päätökset ja poiston esteet perusteineen',
      sv: 'daterade händelser från vilka lagringstiderna räknas, beslut vid genomgångar och hinder för radering med grunder',
      en: 'dated events from which periods are counted, decisions of reviews and holds on erasure with their grounds',
    },
    ground: 'accountability',
    keep: {
      while: {
        fi: 'henkilön tietoja on rekisterissä',
        sv: 'uppgifter om personen finns i registret',
        en: 'data on the person are in the register',
      },
    },
    fields: [],
    check: 'retention.run-alive',
  },
  {
    id: 'undo',
    name: { fi: 'Kumottavat muutokset', sv: 'Ändringar som kan ångras', en: 'Changes that can be undone' },
    holds: {
      fi: 'muutetun tiedon aiempi arvo tunnin ajan ja poistettu rivi enintään 14 päivää, salattuina; lyhyemmän ajan, jos tiedot on luvattu poistaa nopeammin, eikä lainkaan sen jälkeen, kun tiedot poistetaan pyynnöstä tai säilytysajan päätyttyä',
      sv: 'en ändrad uppgifts tidigare värde i en timme och en borttagen rad i högst 14 dagar, krypterade; kortare tid om uppgifterna enligt löfte raderas snabbare, och inte alls sedan uppgifterna raderats på begäran eller när lagringstiden gått ut',
      en: 'the earlier value of a changed datum for an hour and a removed row for at most 14 days, encrypted; for a shorter time where erasure is promised sooner, and not at all once the data are erased on request or at the end of their period',
    },
    ground: 'security',
    keep: { period: 'P14D', from: { fi: 'muutoksesta', sv: 'ändringen', en: 'the change' } },
    fields: [],
    check: 'undo.age',
  },
  {
    id: 'merges',
    name: { fi: 'Kaksoiskappaleet ja yhdistämiset', sv: 'Dubbletter och sammanslagningar', en: 'Duplicates and merges' },
    holds: {
      fi: 'mitkä kaksi tietuetta voivat tarkoittaa samaa henkilöä tai organisaatiota, mitkä on todettu eri henkilöiksi ja mitkä on yhdistetty, tunnuksina',
      sv: 'vilka två poster som kan avse samma person eller organisation, vilka som konstaterats vara olika personer och vilka som slagits samman, som koder',
      en: 'which two records may be of one person or organisation, which have been found to be of two, and which have been merged, as ids',
    },
    ground: 'accountability',
    keep: {
      while: {
        fi: 'henkilön tietoja on rekisterissä',
        sv: 'uppgifter om personen finns i registret',
        en: 'data on the person are in the register',
      },
    },
    fields: [],
  },
  {
    id: 'audit',
    name: { fi: 'Tapahtumaloki', sv: 'Händelselogg', en: 'Audit log' },
    holds: {
      fi: 'kuka teki mitä ja milloin, tunnuksina, ilman tietojen sisältöä',
      sv: 'vem som gjorde vad och när, som koder utan uppgifternas innehåll',
      en: 'who did what and when, as ids, without the contents of the data',
    },
    ground: 'accountability',
    keep: { period: 'P6Y', from: { fi: 'tapahtumasta', sv: 'händelsen', en: 'the event' } },
    fields: [],
    check: 'audit.chain',
  },
  {
    id: 'ledger',
    name: { fi: 'Suojaavien tapahtumien luettelo', sv: 'Förteckning över skyddande händelser', en: 'Ledger of protective events' },
    holds: {
      fi: 'poistojen, kieltojen, peruutusten ja rajoitusten tunnukset, tiivisteet ja ajat, jotta palautettu varmuuskopio ei tuo poistettua takaisin',
      sv: 'koder, kontrollsummor och tidpunkter för raderingar, förbud, återkallelser och begränsningar, så att en återställd säkerhetskopia inte för tillbaka det raderade',
      en: 'ids, hashes and times of erasures, bans, withdrawals and restrictions, so that a restored backup cannot bring back what was erased',
    },
    ground: 'security',
    keep: { period: 'P6Y', from: { fi: 'tapahtumasta', sv: 'händelsen', en: 'the event' } },
    fields: [],
    check: 'ledger.copied',
  },
  {
    id: 'proof',
    name: { fi: 'Lupausten tarkastukset', sv: 'Granskningar av löftena', en: 'Checks of the promises' },
    holds: {
      fi: 'tarkastusten tulokset lukuina ja henkilökunnan kuittaukset: paikka, päivä ja kuittaaja',
      sv: 'granskningarnas resultat i siffror och personalens kvitteringar: plats, datum och kvitterare',
      en: 'results of checks as figures, and sign-offs by staff: place, date and signer',
    },
    ground: 'accountability',
    keep: { period: 'P6Y', from: { fi: 'tarkastuksesta', sv: 'granskningen', en: 'the check' } },
    fields: [],
  },
  ...STAFF_ENTRIES,
  {
    id: 'backups',
    name: { fi: 'Poistetut tiedot varmuuskopioissa', sv: 'Raderade uppgifter i säkerhetskopior', en: 'Erased data in backups' },
    holds: {
      fi: 'ennen poistoa otetut salatut varmuuskopiot ja tietokannan lokit; jos kopio palautetaan, poistot tehdään uudelleen ennen käyttöönottoa',
      sv: 'krypterade säkerhetskopior och databasloggar från tiden före raderingen; om en kopia återställs görs raderingarna om innan den tas i bruk',
      en: 'encrypted backups and database logs taken before the erasure; if a copy is restored, the erasures are repeated before it is used',
    },
    ground: 'security',
    keep: {
      period: 'P35D',
      from: { fi: 'varmuuskopion ottamisesta', sv: 'den dag då kopian togs', en: 'the day on which the copy was made' },
    },
    fields: [],
    task: {
      fi: 'Poista yli 35 päivää vanhat varmuuskopiot kaikista paikoista, joissa niitä säilytetään.',
      sv: 'Radera säkerhetskopior som är äldre än 35 dagar på alla ställen där de förvaras.',
      en: 'Delete backups older than 35 days from every place where they are kept.',
    },
  },
];
