/** Words of signing in. */
import { dictionary } from '#platform/i18n';

const fi = {
  title: 'Kirjaudu',
  email: 'Sähköposti',
  password: 'Salasana',
  verb: 'Kirjaudu',
  emailMissing: 'Kirjoita sähköpostiosoitteesi.',
  passwordMissing: 'Kirjoita salasanasi.',
  mfaTitle: 'Vahvista kirjautuminen',
  mfaLead: 'Avaa todennussovellus ja kirjoita siinä näkyvä kuusinumeroinen koodi.',
  code: 'Koodi',
  codeMissing: 'Kirjoita koodi.',
  recoveryLead: 'Kirjoita yksi palautuskoodeista, jotka sait, kun otit vahvistuksen käyttöön. Koodi toimii kerran.',
  recovery: 'Palautuskoodi',
  useRecovery: 'Puhelin ei ole mukana: käytä palautuskoodia',
  useCode: 'Käytä todennussovelluksen koodia',
  mfaVerb: 'Vahvista',
  startOver: 'Kirjaudu toisella tilillä',
  forgot: 'Salasana hukassa? Omistaja antaa uuden kertakäyttöisen salasanan. Omistajan oma tili palautetaan palvelimella komennolla:',
};

const sv: typeof fi = {
  title: 'Logga in',
  email: 'E-post',
  password: 'Lösenord',
  verb: 'Logga in',
  emailMissing: 'Skriv din e-postadress.',
  passwordMissing: 'Skriv ditt lösenord.',
  mfaTitle: 'Bekräfta inloggningen',
  mfaLead: 'Öppna autentiseringsappen och skriv den sexsiffriga koden som syns där.',
  code: 'Kod',
  codeMissing: 'Skriv koden.',
  recoveryLead: 'Skriv en av återställningskoderna som du fick när du tog bekräftelsen i bruk. En kod fungerar en gång.',
  recovery: 'Återställningskod',
  useRecovery: 'Telefonen är inte med: använd en återställningskod',
  useCode: 'Använd koden från autentiseringsappen',
  mfaVerb: 'Bekräfta',
  startOver: 'Logga in med ett annat konto',
  forgot: 'Glömt lösenordet? Ägaren ger dig ett nytt engångslösenord. Ägarens eget konto återställs på servern med kommandot:',
};

const en: typeof fi = {
  title: 'Sign in',
  email: 'E-mail',
  password: 'Password',
  verb: 'Sign in',
  emailMissing: 'Type your e-mail address.',
  passwordMissing: 'Type your password.',
  mfaTitle: 'Confirm it is you',
  mfaLead: 'Open your authenticator app and type the six-digit code it shows.',
  code: 'Code',
  codeMissing: 'Type the code.',
  recoveryLead: 'Type one of the recovery codes you were given when you turned this on. Each code works once.',
  recovery: 'Recovery code',
  useRecovery: 'No phone at hand: use a recovery code',
  useCode: 'Use the code from the authenticator app',
  mfaVerb: 'Confirm',
  startOver: 'Sign in with another account',
  forgot:
    'Lost your password? The owner gives you a new one-time password. The owner’s own account is recovered on the server with the command:',
};

export const login = dictionary(fi, sv, en);
