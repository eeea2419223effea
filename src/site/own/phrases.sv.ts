// The person's own pages in Finland's Swedish.

import type { Shape } from '#platform/i18n';
import type { fi } from './phrases.fi.ts';
import { around } from './phrases.around.sv.ts';
import { within } from './phrases.within.sv.ts';

export const sv: Shape<typeof fi> = {
  title: 'Egna uppgifter',
  skip: 'Gå till innehållet',
  languages: 'Språk',
  pages: 'Egna sidor',
  made: 'Sidorna görs av Lupaus, registret som håller sin beskrivnings löften.',
  notice: 'Dataskyddsbeskrivning',
  back: 'Tillbaka till egna uppgifter',
  nav: { held: 'Uppgifter', permissions: 'Tillstånd', requests: 'Begäranden', erase: 'Radering', out: 'Logga ut' },
  order: {
    lead: 'Här ser du allt som {firm} har om dig: varifrån uppgiften kommer, vad den används till, vem som har sett den och när den raderas. Du kan rätta uppgifter, förbjuda marknadsföring, ladda ned uppgifterna eller be att de raderas. Allt är avgiftsfritt.',
    address: 'Din e-postadress',
    why: 'Ange den adress som du har gett oss. Dit kommer en länk och en kod. Inget annat konto behövs.',
    send: 'Skicka länken',
    off: 'Länkar kan just nu inte skickas med e-post. Du kan ändå göra en begäran, och den besvaras inom utsatt tid.',
    inPerson:
      'Hos oss kontrolleras identiteten alltid på plats innan uppgifter visas. När du har besökt oss skickar vi dig en länk till de här sidorna.',
    otherwise: 'Andra sätt',
    otherwiseText:
      'Om du inte har e-post, om din adress har ändrats eller om någon annan också använder samma adress, gör en begäran med blanketten, per post eller på plats.',
    ask: 'Gör en begäran med blanketten',
    post: 'Per post: {post}',
    email: 'Med e-post: {email}',
    phone: 'Per telefon: {phone}',
    identity:
      'Vi kontrollerar din identitet bara om det finns skäl att tvivla på den: genom att ringa det nummer vi har eller genom att se på en identitetshandling på plats. Ingen kopia av handlingen begärs eller sparas.',
    identityInPerson: 'Vi ser på din identitetshandling på plats. Ingen kopia tas, och vi antecknar bara sättet och dagen.',
    certificate: 'Kontrollera ett intyg över radering',
  },
  sent: {
    title: 'Se i din e-post',
    lead: 'Om adressen finns i vårt register har ett meddelande skickats dit. I det finns en länk och en kod som fungerar i {minutes} minuter.',
    code: 'Koden i meddelandet',
    codeWhy: 'Koden har åtta siffror. Den fungerar bara i den här webbläsaren.',
    open: 'Öppna egna uppgifter',
    nothing: 'Kommer det inget meddelande?',
    nothingText:
      'Vänta en stund och se i skräpposten. Vi berättar inte här om adressen finns i registret, så att ingen annan kan fråga i ditt ställe. Om det kom flera meddelanden, öppna länken i det nyaste: ett nytt skickas inte varje gång, så att ingen kan fylla din inkorg.',
    again: 'Ange adressen på nytt',
  },
  link: {
    title: 'Öppna dina uppgifter',
    lead: 'Länken fungerar en gång. Uppgifterna öppnas först när du trycker på knappen.',
    open: 'Öppna egna uppgifter',
    safe: 'Besöket tar slut när du loggar ut eller när sidorna inte har använts på {minutes} minuter.',
  },
  confirm: {
    title: 'Bekräfta den nya adressen',
    lead: 'Tryck på knappen, så ersätter den här adressen den tidigare. Ett besked om det går till den tidigare adressen.',
    open: 'Bekräfta adressen',
    done: 'Adressen har bytts',
    doneText: 'Länkar till de egna sidorna kommer hädanefter till den nya adressen.',
    looked: 'Adressen väntar på granskning',
    lookedText: 'Adressen kunde inte bytas genast. Vi har antecknat din begäran, och den besvaras inom utsatt tid.',
  },
  over: {
    title: 'Det lyckades inte',
    again: 'Beställ en ny länk',
    otherwise:
      'Du kan också göra en begäran per post, e-post eller telefon. Kontaktuppgifterna finns på första sidan för egna uppgifter och i dataskyddsbeskrivningen.',
  },
  bye: { title: 'Du har loggat ut', text: 'Besöket är slut, och länken öppnar inte längre någonting.' },
  public: {
    title: 'Gör en begäran',
    lead: 'Begäran antecknas genast, och tiden räknas från den stunden. Uppgifter raderas inom {hours}. Övriga begäranden besvaras inom {days} dagar. Innan uppgifter lämnas ut eller raderas kontrollerar vi vem du är.',
    right: 'Vad begär du?',
    name: 'Ditt namn',
    reach: 'Hur når vi dig?',
    reachWhy: 'E-postadress, telefonnummer eller postadress.',
    text: 'Berätta närmare',
    textWhy: 'Skriv inte din personbeteckning, och skicka ingen kopia av en identitetshandling.',
    send: 'Skicka begäran',
    done: 'Begäran har antecknats',
    doneText: 'Begärans nummer är {no}. Vi svarar senast {date}.',
  },
  rights: {
    access: 'Se mina uppgifter',
    rectification: 'Rätta mina uppgifter',
    erasure: 'Radera mina uppgifter',
    restriction: 'Begränsa behandlingen av mina uppgifter',
    objection: 'Invända mot behandlingen av mina uppgifter',
    portability: 'Flytta mina uppgifter till en annan tjänst',
    withdrawal: 'Återkalla mitt samtycke',
    'marketing-ban': 'Förbjuda direktmarknadsföring',
    complaint: 'Klaga',
  },
  rightsWhat: {
    access: 'tillgång till uppgifter',
    rectification: 'rättelse av uppgifter',
    erasure: 'radering av uppgifter',
    restriction: 'begränsning av behandlingen',
    objection: 'invändning mot behandlingen',
    portability: 'flyttning av uppgifter',
    withdrawal: 'återkallelse av samtycke',
    'marketing-ban': 'förbud mot direktmarknadsföring',
    complaint: 'klagomål',
  },
  ...within,
  ...around,
};
