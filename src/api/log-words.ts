// What stands in the log, as people say it.

import type { Text } from '#platform/i18n';

export const LOG_WORDS: Readonly<Record<string, Text>> = {
  insert: { fi: 'Tallennettu', sv: 'Sparat', en: 'Stored' },
  update: { fi: 'Muutettu', sv: 'Ändrat', en: 'Changed' },
  remove: { fi: 'Poistettu tieto', sv: 'Uppgift borttagen', en: 'Datum removed' },
  blank: { fi: 'Tyhjennetty', sv: 'Tömt', en: 'Blanked' },
  erase: { fi: 'Henkilö poistettu', sv: 'Person raderad', en: 'Person erased' },
  'erase.request': { fi: 'Poistoa pyydetty', sv: 'Radering begärd', en: 'Erasure requested' },
  'erase.cancel': { fi: 'Poisto peruttu', sv: 'Radering återkallad', en: 'Erasure cancelled' },
  'erase.refused': { fi: 'Poisto estyi', sv: 'Radering hindrad', en: 'Erasure prevented' },
  'erase.replay': { fi: 'Poisto tehty uudelleen', sv: 'Radering gjord på nytt', en: 'Erasure done again' },
  'hold.place': { fi: 'Pito asetettu', sv: 'Kvarhållning gjord', en: 'Hold placed' },
  'hold.release': { fi: 'Pito vapautettu', sv: 'Kvarhållning hävd', en: 'Hold released' },
  restrict: { fi: 'Käsittelyä rajoitettu', sv: 'Behandling begränsad', en: 'Processing restricted' },
  release: { fi: 'Rajoitus purettu', sv: 'Begränsning hävd', en: 'Restriction lifted' },
  'access-copy': { fi: 'Tiedoista tehty kopio', sv: 'Kopia av uppgifterna gjord', en: 'Access copy made' },
  'membership.begin': { fi: 'Liitetty rekisteriin', sv: 'Tillagd i register', en: 'Added to a register' },
  'membership.end': { fi: 'Jäsenyys päättynyt', sv: 'Medlemskap avslutat', en: 'Membership ended' },
  'retention.run': { fi: 'Poistoajo', sv: 'Raderingskörning', en: 'Retention run' },
  'review.open': { fi: 'Tarkistus avattu', sv: 'Granskning öppnad', en: 'Review opened' },
  'review.keep': { fi: 'Päätetty säilyttää', sv: 'Beslut att bevara', en: 'Decided to keep' },
  'review.erase': { fi: 'Päätetty poistaa', sv: 'Beslut att radera', en: 'Decided to erase' },
  'policy.published': { fi: 'Seloste julkaistu', sv: 'Beskrivning publicerad', en: 'Notice published' },
  'reference.corrected': { fi: 'Viitetieto korjattu', sv: 'Referensuppgift rättad', en: 'Reference datum corrected' },
  'reference.restored': { fi: 'Viitetieto palautettu', sv: 'Referensuppgift återställd', en: 'Reference datum restored' },
  'promise.attested': { fi: 'Lupaus kuitattu', sv: 'Löfte undertecknat', en: 'Promise signed' },
  'session.opened': { fi: 'Kirjautuminen', sv: 'Inloggning', en: 'Sign-in' },
  'account.created': { fi: 'Tunnus luotu', sv: 'Konto skapat', en: 'Account created' },
  'account.changed': { fi: 'Tunnusta muutettu', sv: 'Konto ändrat', en: 'Account changed' },
  'account.password-changed': { fi: 'Salasana vaihdettu', sv: 'Lösenord bytt', en: 'Password changed' },
  'account.password-renewed': { fi: 'Uusi kertakäyttösalasana', sv: 'Nytt engångslösenord', en: 'New one-time password' },
  'account.recovery-code-used': { fi: 'Palautuskoodi käytetty', sv: 'Återställningskod använd', en: 'Recovery code used' },
  'account.reset': { fi: 'Tunnus palautettu päätteeltä', sv: 'Konto återställt i terminalen', en: 'Account reset from the terminal' },
  'account.totp-on': { fi: 'Kaksivaiheinen kirjautuminen käyttöön', sv: 'Tvåstegsinloggning på', en: 'Second factor on' },
  'account.totp-changed': { fi: 'Todennussovellus vaihdettu', sv: 'Autentiseringsapp bytt', en: 'Authenticator changed' },
  'setup.recovery-confirmed': { fi: 'Palautusavain vahvistettu', sv: 'Återställningsnyckel bekräftad', en: 'Recovery key confirmed' },
  'ledger.override': { fi: 'Käynnistetty ilman kirjanpitoa', sv: 'Startat utan liggare', en: 'Started without the ledger' },
  'backup.taken': { fi: 'Varmuuskopio otettu', sv: 'Säkerhetskopia tagen', en: 'Backup taken' },
  'audit.pruned': {
    fi: 'Lokin vanhentunut alku poistettu',
    sv: 'Loggens utgångna början raderad',
    en: 'Expired beginning of the log removed',
  },
};

/** An action without words yet stands as it is written. */
export function actionWords(action: string): Text {
  return LOG_WORDS[action] ?? { fi: action, sv: action, en: action };
}
