// What mailings refuse, in three languages.

export const mailingErrors = {
  fi: {
    'mailing-unknown': 'Lähetystä ei ole. Se on ehkä poistettu.',
    'mailing-state': 'Lähetys on jo eri vaiheessa, joten tätä ei voi tehdä. Lataa sivu uudelleen.',
    'mailing-time': 'Aikaa ei voi lukea. Valitse päivä ja kellonaika.',
    'mailing-relay':
      'Lähetystä ei voi aloittaa: sähköpostin välittäjän on oltava selosteessa henkilötietojen käsittelijänä, jolla on maa ja jolle sähköpostiosoite annetaan.',
    'mailing-links':
      'Lähetystä ei voi aloittaa eikä jatkaa: kirjeen linkit johtaisivat vain tälle koneelle, joten saaja ei voisi perua kirjeitä. Anna https-osoite asetuksella LUPAUS_PUBLIC_URL.',
    'mailing-purpose': 'Selosteen mukaan tätä tarkoitusta varten ei ole sähköpostiosoitetta. Valitse toinen tarkoitus.',
    'mailing-sender': 'Lähettäjän osoite ei kelpaa. Tarkista osoite.',
  },
  sv: {
    'mailing-unknown': 'Utskicket finns inte. Det kan ha tagits bort.',
    'mailing-state': 'Utskicket är redan i ett annat skede, så det här går inte. Ladda om sidan.',
    'mailing-time': 'Tiden kan inte tolkas. Välj datum och klockslag.',
    'mailing-relay':
      'Utskicket kan inte börja: den som förmedlar e-posten ska nämnas i beskrivningen som personuppgiftsbiträde, med land, och få e-postadressen.',
    'mailing-links':
      'Utskicket kan varken börja eller fortsätta: brevets länkar skulle bara leda till den här datorn, så mottagaren kunde inte avbeställa breven. Ange en https-adress med inställningen LUPAUS_PUBLIC_URL.',
    'mailing-purpose': 'Enligt beskrivningen finns det ingen e-postadress för det här ändamålet. Välj ett annat ändamål.',
    'mailing-sender': 'Avsändarens adress duger inte. Kontrollera adressen.',
  },
  en: {
    'mailing-unknown': 'There is no such mailing. It may have been removed.',
    'mailing-state': 'The mailing has moved on, so this cannot be done. Reload the page.',
    'mailing-time': 'The time cannot be read. Choose a day and a time.',
    'mailing-relay':
      'The mailing cannot begin: whoever carries the mail must be in the notice as a processor, with its country, and be given the e-mail address.',
    'mailing-links':
      'The mailing can neither begin nor go on: the links of the letter would lead to this machine only, so a recipient could not unsubscribe. Give an https address with the setting LUPAUS_PUBLIC_URL.',
    'mailing-purpose': 'According to the notice no e-mail address is kept for this purpose. Choose another purpose.',
    'mailing-sender': 'The sender’s address is not valid. Check the address.',
  },
} as const;
