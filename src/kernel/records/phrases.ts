/** What the records, subjects and audit rooms refuse, in three languages. */
import { dictionary } from '#platform/i18n';

export const recordsPhrases = dictionary(
  {
    errors: {
      'field-undeclared':
        'Tietoa ”{name}” ei ole ilmoitettu rekisterissä {registers} (seloste, kohta {section} {title}). Ilmoita tieto selosteessa tai jätä se pois.',
      'field-sealed': 'Tieto ”{name}” kuuluu erityisesti suojattaviin: sen voi ilmoittaa selosteessa, mutta sitä ei vielä voi tallentaa.',
      'identity-code-found': 'Kohdassa ”{name}” näyttää olevan henkilötunnus. Poista se; henkilötunnusta ei tallenneta vapaaseen tekstiin.',
      'field-misplaced': 'Tiedolla ”{name}” on oma paikkansa; sitä ei voi tallentaa tähän.',
      'source-undeclared': 'Lähdettä {source} ei ole ilmoitettu (seloste, kohta {section} {title}).',
      'subject-restricted': 'Käsittelyä on rajoitettu: tietoja säilytetään, mutta niitä ei voi muuttaa.',
      'subject-has-no-membership': 'Ei kuulu yhteenkään rekisteriin, joten tietoja ei voi tallentaa (seloste, kohta {section}).',
      'subject-not-found': 'Henkilöä tai organisaatiota ei löytynyt.',
      'record-not-found': 'Tietuetta ei löytynyt.',
      'membership-not-found': 'Voimassa olevaa jäsenyyttä rekisterissä ei löytynyt.',
      'version-conflict': 'Joku muu muutti tietoja välillä. Lataa uudelleen ja tarkista.',
      'audit-text': 'Tapahtumalokiin ei kirjoiteta tekstiä, vain tunnisteita.',
      'ledger-missing': 'Suojatoimien kirjanpito puuttuu tai on vajaa: tietokanta on kohdassa {seq}, kirjanpito kohdassa {head}.',
      'ledger-changed': 'Suojatoimien kirjanpito ei vastaa tietokantaa kohdasta {seq} alkaen.',
    },
  },
  {
    errors: {
      'field-undeclared':
        'Uppgiften ”{name}” har inte angetts för registret {registers} (beskrivningen, punkt {section} {title}). Ange uppgiften i beskrivningen eller lämna bort den.',
      'field-sealed': 'Uppgiften ”{name}” kräver särskilt skydd: den kan anges i beskrivningen men ännu inte lagras.',
      'identity-code-found': 'I ”{name}” verkar det finnas en personbeteckning. Ta bort den; personbeteckningar lagras inte i fri text.',
      'field-misplaced': 'Uppgiften ”{name}” har en egen plats och kan inte lagras här.',
      'source-undeclared': 'Källan {source} har inte angetts (beskrivningen, punkt {section} {title}).',
      'subject-restricted': 'Behandlingen är begränsad: uppgifterna bevaras men kan inte ändras.',
      'subject-has-no-membership': 'Hör inte till något register, så inga uppgifter kan lagras (beskrivningen, punkt {section}).',
      'subject-not-found': 'Personen eller organisationen hittades inte.',
      'record-not-found': 'Posten hittades inte.',
      'membership-not-found': 'Inget gällande medlemskap i registret hittades.',
      'version-conflict': 'Någon annan ändrade uppgifterna under tiden. Ladda om och kontrollera.',
      'audit-text': 'I händelseloggen skrivs ingen text, bara identifierare.',
      'ledger-missing': 'Liggaren över skyddsåtgärder saknas eller är ofullständig: databasen är vid {seq}, liggaren vid {head}.',
      'ledger-changed': 'Liggaren över skyddsåtgärder motsvarar inte databasen från och med {seq}.',
    },
  },
  {
    errors: {
      'field-undeclared':
        'The register {registers} does not declare “{name}” (notice, section {section} {title}). Declare it in the notice or leave it out.',
      'field-sealed': '“{name}” needs special protection: it can be declared in the notice but not stored yet.',
      'identity-code-found': '“{name}” seems to hold a personal identity code. Remove it; identity codes are not stored in free text.',
      'field-misplaced': '“{name}” has a place of its own and cannot be stored here.',
      'source-undeclared': 'The source {source} is not declared (notice, section {section} {title}).',
      'subject-restricted': 'Processing is restricted: the data are kept but cannot be changed.',
      'subject-has-no-membership': 'Belongs to no register, so nothing can be stored (notice, section {section}).',
      'subject-not-found': 'The person or organisation was not found.',
      'record-not-found': 'The record was not found.',
      'membership-not-found': 'No live membership in the register was found.',
      'version-conflict': 'Someone else changed the data meanwhile. Reload and check.',
      'audit-text': 'The audit log takes identifiers only, no text.',
      'ledger-missing': 'The ledger of protective events is missing or incomplete: the database is at {seq}, the ledger at {head}.',
      'ledger-changed': 'The ledger of protective events differs from the database from {seq} on.',
    },
  },
);
