/** Words of the list of removed rows. */
import { dictionary } from '#platform/i18n';

const fi = {
  title: 'Poistetut rivit',
  leadDays:
    'Poistamasi rivi on täällä enintään {n} päivää ja katoaa sitten itsestään. Aika ei ole koskaan pidempi kuin selosteen nopein poistolupaus.',
  leadHours:
    'Poistamasi rivi on täällä enintään {n} tuntia ja katoaa sitten itsestään. Aika ei ole koskaan pidempi kuin selosteen nopein poistolupaus.',
  never: 'Kun henkilön tiedot poistetaan pyynnöstä tai säilytysajan päätyttyä, ne eivät jää tänne.',
  empty: 'Täällä ei ole nyt mitään. Poistetun rivin voi hakea täältä takaisin.',
  promise: 'Mitään ei säilytetä luvattua pidempään.',
  of: 'Vain: {name}',
  all: 'Näytä kaikki',
  col: { what: 'Mitä', whose: 'Kenen', removed: 'Poistettu', until: 'Täällä vielä', act: 'Toiminto' },
  undone: 'Poistui kumottaessa',
  restore: 'Palauta',
  restoreOf: 'Palauta {kind}: {name}',
  restored: 'Palautettu.',
  more: 'Näytetään 200 uusinta.',
};

const sv: typeof fi = {
  title: 'Borttagna rader',
  leadDays:
    'En rad du tagit bort finns här i högst {n} dagar och försvinner sedan av sig själv. Tiden är aldrig längre än beskrivningens snabbaste löfte om radering.',
  leadHours:
    'En rad du tagit bort finns här i högst {n} timmar och försvinner sedan av sig själv. Tiden är aldrig längre än beskrivningens snabbaste löfte om radering.',
  never: 'När en persons uppgifter raderas på begäran eller när lagringstiden gått ut blir de inte kvar här.',
  empty: 'Här finns inget just nu. En borttagen rad kan hämtas tillbaka härifrån.',
  promise: 'Inget sparas längre än utlovat.',
  of: 'Endast: {name}',
  all: 'Visa alla',
  col: { what: 'Vad', whose: 'Vems', removed: 'Borttagen', until: 'Finns kvar till', act: 'Åtgärd' },
  undone: 'Försvann när en ändring ångrades',
  restore: 'Återställ',
  restoreOf: 'Återställ {kind}: {name}',
  restored: 'Återställd.',
  more: 'De 200 nyaste visas.',
};

const en: typeof fi = {
  title: 'Removed rows',
  leadDays:
    'A row you removed stays here for at most {n} days and then goes by itself. The time is never longer than the quickest promise of erasure in the notice.',
  leadHours:
    'A row you removed stays here for at most {n} hours and then goes by itself. The time is never longer than the quickest promise of erasure in the notice.',
  never: 'When a person’s data are erased on request or at the end of their period, nothing of them is left here.',
  empty: 'There is nothing here now. A row that was removed can be brought back from here.',
  promise: 'Nothing is kept longer than promised.',
  of: 'Only: {name}',
  all: 'Show all',
  col: { what: 'What', whose: 'Whose', removed: 'Removed', until: 'Here until', act: 'Action' },
  undone: 'Went with an undo',
  restore: 'Restore',
  restoreOf: 'Restore {kind}: {name}',
  restored: 'Restored.',
  more: 'The 200 newest are shown.',
};

export const trash = dictionary(fi, sv, en);
