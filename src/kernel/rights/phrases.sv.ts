// What an erasure touches, in Finland's Swedish.

import type { fi } from './phrases.fi.ts';
import type { Shape } from '#platform/i18n';

export const sv: Shape<typeof fi> = {
  kinds: {
    subject: 'Den registrerade',
    membership: 'Tillhörighet till register',
    'search-doc': 'Sökord',
    'field-origin': 'Ändrade uppgifters ursprung',
    'custom-value': 'Beskrivningens egna fält',
    'trigger-event': 'Lagringens händelser',
    'review-item': 'Granskningar',
    'retention-skip': 'Uppskjutna raderingar',
    'group-due': 'Uppgiftsgruppers raderingsdagar',
    'mail-message': 'Skickade meddelanden',
    'mail-bounce': 'Adresser som avvisat meddelanden',
    'visit-link': 'Länkar till de egna sidorna',
    visit: 'Besök på de egna sidorna',
    'visit-answer': 'Adress för det sista svaret',
    dispute: 'Rättelser som ska skrivas in på nytt',
    hold: 'Kvarhållningar',
    'permission-event': 'Tillstånd och förbud',
    'partner-share': 'Visning för partner',
    'disclosure-consent': 'Samtycken till utlämnande',
    disclosure: 'Vem som har sett eller fått uppgifter',
    request: 'Begäranden',
    'request-stop': 'Avbrott i begärans tidsfrist',
    'request-step': 'Begärans skeden',
    'request-letter': 'Brev om begäran',
    'request-probe': 'Prov av formuläret för begäranden',
    'request-word': 'Begärans texter',
    erasure: 'Raderingens handling',
    person: 'Personens uppgifter',
    organisation: 'Organisationens uppgifter',
    'contact-point': 'Kontaktuppgifter',
    affiliation: 'Organisation som personen företräder',
    'contact-event': 'Kontakter',
    document: 'Dokument',
    voucher: 'Verifikationer',
  },
  lens: { own: 'egna anteckningar', accountability: 'ansvarsskyldighet' },
};
