/** What an erasure finds, and after it: what was looked at, what stays, until when and by which ground. */
import { dictionary } from '#platform/i18n';

const fi = {
  lead: 'Jälkeenpäin katsottiin kaikki taulut, hakemisto ja tiedostot: hänen nimeään tai yhteystietojaan ei löytynyt. Todistuksessa ei ole henkilötietoja.',
  stays: 'Tämä jää',
  suppressed_one: 'Kieltolistalle jää {n} tunniste, josta yhteystietoa ei voi lukea. Se estää tuomasta häntä takaisin.',
  suppressed_other: 'Kieltolistalle jää {n} tunnistetta, joista yhteystietoja ei voi lukea. Ne estävät tuomasta häntä takaisin.',
  outside_one:
    'Kohdassa Tehtävät on {n} tehtävä rekisterin ulkopuolella: kopion poisto tai ilmoitus. Siinä näkyy kenestä on kyse, kunnes se on tehty, enintään 14 päivää.',
  outside_other:
    'Kohdassa Tehtävät on {n} tehtävää rekisterin ulkopuolella: kopioiden poistoja ja ilmoituksia. Niissä näkyy kenestä on kyse, kunnes ne on tehty, enintään 14 päivää.',
  backups: 'Varmuuskopioista tiedot katoavat viimeistään {date}. Jos kopio palautetaan, poisto tehdään uudelleen.',
  nothing: 'Poistettavaa ei ole.',
  pending: 'Tiedot on poistettu. Todistus valmistuu, kun jälkitarkastus on tehty.',
  number: 'Poiston numero',
};

const sv: typeof fi = {
  lead: 'Efteråt granskades alla tabeller, sökregistret och filerna: personens namn eller kontaktuppgifter hittades inte. Intyget innehåller inga personuppgifter.',
  stays: 'Detta finns kvar',
  suppressed_one: 'På spärrlistan finns {n} märke kvar som kontaktuppgiften inte kan läsas ur. Det hindrar att personen förs in igen.',
  suppressed_other: 'På spärrlistan finns {n} märken kvar som kontaktuppgifterna inte kan läsas ur. De hindrar att personen förs in igen.',
  outside_one:
    'Under Uppgifter finns {n} sak att göra utanför registret: en kopia att radera eller någon att underrätta. Där syns vem det gäller tills den är gjord, högst 14 dagar.',
  outside_other:
    'Under Uppgifter finns {n} saker att göra utanför registret: kopior att radera och mottagare att underrätta. Där syns vem det gäller tills de är gjorda, högst 14 dagar.',
  backups: 'Ur säkerhetskopiorna försvinner uppgifterna senast {date}. Om en kopia återställs görs raderingen om.',
  nothing: 'Det finns inget att radera.',
  pending: 'Uppgifterna har raderats. Intyget blir klart när eftergranskningen är gjord.',
  number: 'Raderingens nummer',
};

const en: typeof fi = {
  lead: 'Afterwards every table, the index and the files were looked through: neither name nor contact details were found. The certificate holds no personal data.',
  stays: 'This stays',
  suppressed_one:
    '{n} mark stays on the list of bans; the contact detail cannot be read from it. It keeps the person from being brought back.',
  suppressed_other:
    '{n} marks stay on the list of bans; contact details cannot be read from them. They keep the person from being brought back.',
  outside_one:
    'Under Duties there is {n} thing to do outside the register: a copy to erase or somebody to tell. It shows whom it is about until it is done, for 14 days at most.',
  outside_other:
    'Under Duties there are {n} things to do outside the register: copies to erase and recipients to tell. They show whom they are about until they are done, for 14 days at most.',
  backups: 'The data are gone from the backups by {date}. If a copy is restored, the erasure is done again.',
  nothing: 'There is nothing to erase.',
  pending: 'The data have been erased. The certificate will be ready once the look afterwards is done.',
  number: 'Number of the erasure',
};

export const erased = dictionary(fi, sv, en);
