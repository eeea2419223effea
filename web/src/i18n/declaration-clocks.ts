/** Words of retention: which kind of rule, which event starts its clock, and in which units time is counted. */
import { dictionary } from '#platform/i18n';

const fi = {
  kind: {
    'after-event': 'aika tapahtumasta',
    relation: 'suhteen ajan ja aika sen jälkeen',
    'periodic-review': 'käydään läpi määrävälein',
    'claim-period': 'kunnes vaateet ovat vanhentuneet',
    outdated: 'kun tieto on vanhentunut',
    statutory: 'laki vaatii säilyttämään',
    'on-request': 'pyynnöstä',
  },
  trigger: {
    'membership-start': 'rekisteriin merkitsemisestä',
    'last-contact': 'viimeisimmästä yhteydenotosta',
    'last-service-contact': 'viimeisimmästä palvelukontaktista',
    'assignment-end': 'toimeksiannon päättymisestä',
    'service-end': 'palvelun päättymisestä',
    'event-end': 'tapahtuman päättymisestä',
    unreachable: 'kun henkilö on tavoittamattomissa',
    outdated: 'kun tieto on vanhentunut',
    'consent-withdrawn': 'suostumuksen peruuttamisesta',
    ban: 'suoramarkkinointikiellosta',
    request: 'pyynnöstä',
    'financial-year-end': 'tilikauden päättymisestä',
    'certificate-granted': 'todistuksen myöntämisestä',
  },
  lawFrom: { event: 'tapahtumasta', 'calendar-year-end': 'kalenterivuoden lopusta' },
  unit: { D: 'päivää', W: 'viikkoa', M: 'kuukautta', Y: 'vuotta' },
};
const sv: typeof fi = {
  kind: {
    'after-event': 'en tid efter en händelse',
    relation: 'så länge relationen varar och en tid efter',
    'periodic-review': 'gås igenom regelbundet',
    'claim-period': 'tills anspråken har preskriberats',
    outdated: 'när uppgiften är föråldrad',
    statutory: 'lagen kräver bevaring',
    'on-request': 'på begäran',
  },
  trigger: {
    'membership-start': 'från införandet i registret',
    'last-contact': 'från den senaste kontakten',
    'last-service-contact': 'från den senaste servicekontakten',
    'assignment-end': 'från uppdragets slut',
    'service-end': 'från tjänstens slut',
    'event-end': 'från evenemangets slut',
    unreachable: 'när personen inte går att nå',
    outdated: 'när uppgiften är föråldrad',
    'consent-withdrawn': 'från att samtycket återkallas',
    ban: 'från förbudet mot direktmarknadsföring',
    request: 'från begäran',
    'financial-year-end': 'från räkenskapsperiodens utgång',
    'certificate-granted': 'från att intyget utfärdades',
  },
  lawFrom: { event: 'från händelsen', 'calendar-year-end': 'från kalenderårets slut' },
  unit: { D: 'dagar', W: 'veckor', M: 'månader', Y: 'år' },
};
const en: typeof fi = {
  kind: {
    'after-event': 'a time after an event',
    relation: 'during the relation and a time after it',
    'periodic-review': 'gone through at set times',
    'claim-period': 'until claims have lapsed',
    outdated: 'once the data are outdated',
    statutory: 'the law asks to keep',
    'on-request': 'on request',
  },
  trigger: {
    'membership-start': 'from entry in the register',
    'last-contact': 'from the latest contact',
    'last-service-contact': 'from the latest service contact',
    'assignment-end': 'from the end of the assignment',
    'service-end': 'from the end of the service',
    'event-end': 'from the end of the event',
    unreachable: 'once the person is unreachable',
    outdated: 'once the data are outdated',
    'consent-withdrawn': 'from the withdrawal of consent',
    ban: 'from the ban on direct marketing',
    request: 'from the request',
    'financial-year-end': 'from the end of the financial year',
    'certificate-granted': 'from the granting of the certificate',
  },
  lawFrom: { event: 'from the event', 'calendar-year-end': 'from the end of the calendar year' },
  unit: { D: 'days', W: 'weeks', M: 'months', Y: 'years' },
};

export const declarationClocks = dictionary(fi, sv, en);
