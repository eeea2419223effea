// What starts a clock is said with the same words in the notice, in a due date and in the record of processing.

import type { Text } from '#platform/i18n';
import type { Trigger } from '../schema.ts';

export interface TriggerWords {
  /** After "5 vuotta", "efter", "after": fi in the elative, sv and en as a noun. */
  readonly from: Text;
  /** A clause that has come true: after "heti, kun", "genast när", "as soon as". */
  readonly when: Text;
  /** The same in the past: after "jona", "då", "in which". */
  readonly past: Text;
}

type Three = readonly [fi: string, sv: string, en: string];

function words(from: Three, when: Three, past: Three): TriggerWords {
  return { from: text(from), when: text(when), past: text(past) };
}

function text([fi, sv, en]: Three): Text {
  return { fi, sv, en };
}

export const TRIGGER_WORDS: Readonly<Record<Trigger, TriggerWords>> = {
  'membership-start': words(
    ['rekisteriin merkitsemisestä', 'införandet i registret', 'entry in the register'],
    ['henkilö on merkitty rekisteriin', 'personen har förts in i registret', 'the person has been entered in the register'],
    ['henkilö merkittiin rekisteriin', 'personen fördes in i registret', 'the person was entered in the register'],
  ),
  'last-contact': words(
    ['viimeisimmästä yhteydenotosta', 'den senaste kontakten', 'the latest contact'],
    ['viimeisin yhteydenotto on ollut', 'den senaste kontakten har ägt rum', 'the latest contact has taken place'],
    ['viimeisin yhteydenotto oli', 'den senaste kontakten ägde rum', 'the latest contact took place'],
  ),
  'last-service-contact': words(
    ['viimeisimmästä palvelukontaktista', 'den senaste servicekontakten', 'the latest service contact'],
    ['viimeisin palvelukontakti on ollut', 'den senaste servicekontakten har ägt rum', 'the latest service contact has taken place'],
    ['viimeisin palvelukontakti oli', 'den senaste servicekontakten ägde rum', 'the latest service contact took place'],
  ),
  'assignment-end': words(
    ['viimeisimmän toimeksiannon päättymisestä', 'det senaste uppdragets slut', 'the end of the latest assignment'],
    ['viimeisin toimeksianto on päättynyt', 'det senaste uppdraget har avslutats', 'the latest assignment has ended'],
    ['viimeisin toimeksianto päättyi', 'det senaste uppdraget avslutades', 'the latest assignment ended'],
  ),
  'service-end': words(
    ['palvelun päättymisestä', 'tjänstens slut', 'the end of the service'],
    ['palvelu on päättynyt', 'tjänsten har avslutats', 'the service has ended'],
    ['palvelu päättyi', 'tjänsten avslutades', 'the service ended'],
  ),
  'event-end': words(
    ['tapahtuman päättymisestä', 'evenemangets slut', 'the end of the event'],
    ['tapahtuma on päättynyt', 'evenemanget har avslutats', 'the event has ended'],
    ['tapahtuma päättyi', 'evenemanget avslutades', 'the event ended'],
  ),
  unreachable: words(
    [
      'päivästä, jona henkilö todettiin tavoittamattomaksi',
      'den dag då personen konstaterades vara oanträffbar',
      'the day on which the person was found to be unreachable',
    ],
    ['henkilö on todettu tavoittamattomaksi', 'personen har konstaterats vara oanträffbar', 'the person has been found to be unreachable'],
    ['henkilö todettiin tavoittamattomaksi', 'personen konstaterades vara oanträffbar', 'the person was found to be unreachable'],
  ),
  outdated: words(
    [
      'päivästä, jona tieto todettiin vanhentuneeksi',
      'den dag då uppgiften konstaterades vara föråldrad',
      'the day on which the data were found to be out of date',
    ],
    ['tieto on todettu vanhentuneeksi', 'uppgiften har konstaterats vara föråldrad', 'the data have been found to be out of date'],
    ['tieto todettiin vanhentuneeksi', 'uppgiften konstaterades vara föråldrad', 'the data were found to be out of date'],
  ),
  'consent-withdrawn': words(
    ['suostumuksen peruuttamisesta', 'återkallelsen av samtycket', 'the withdrawal of consent'],
    ['suostumus on peruutettu', 'samtycket har återkallats', 'consent has been withdrawn'],
    ['suostumus peruutettiin', 'samtycket återkallades', 'consent was withdrawn'],
  ),
  ban: words(
    ['suoramarkkinointikiellosta', 'förbudet mot direktmarknadsföring', 'the ban on direct marketing'],
    ['suoramarkkinointi on kielletty', 'direktmarknadsföring har förbjudits', 'direct marketing has been banned'],
    ['suoramarkkinointi kiellettiin', 'direktmarknadsföring förbjöds', 'direct marketing was banned'],
  ),
  request: words(
    ['pyynnön saapumisesta', 'den dag då begäran kom in', 'the arrival of the request'],
    ['pyyntö on saapunut', 'begäran har kommit in', 'the request has arrived'],
    ['pyyntö saapui', 'begäran kom in', 'the request arrived'],
  ),
  'financial-year-end': words(
    ['tilikauden päättymisestä', 'räkenskapsperiodens utgång', 'the end of the financial year'],
    ['tilikausi on päättynyt', 'räkenskapsperioden har gått ut', 'the financial year has ended'],
    ['tilikausi päättyi', 'räkenskapsperioden gick ut', 'the financial year ended'],
  ),
  'certificate-granted': words(
    ['sertifikaatin myöntämisestä', 'den dag då certifikatet beviljades', 'the granting of the certificate'],
    ['sertifikaatti on myönnetty', 'certifikatet har beviljats', 'the certificate has been granted'],
    ['sertifikaatti myönnettiin', 'certifikatet beviljades', 'the certificate was granted'],
  ),
};
