// Letters of the house in Swedish, and how their fate is told.

import type { Shape } from '#platform/i18n';
import type { fi } from './phrases.fi.ts';

export const sv: Shape<typeof fi> = {
  follow: 'Öppna mina uppgifter',
  link: {
    subject: '{firm}: länk till dina uppgifter',
    lead: 'Med länken eller koden ser du vilka uppgifter {firm} har om dig. Där kan du också rätta uppgifterna eller be att de raderas.',
    open: 'Öppna mina uppgifter',
    until: 'Länken och koden fungerar en gång, till den {date} kl. {time}.',
    sentUntil: 'Länken fungerar en gång, till och med {date} kl. {time}.',
    secret: 'Berätta inte koden för någon. Skriv den bara i den webbläsare där du själv beställde länken. Vi frågar aldrig efter den.',
    notYou:
      'Om du inte har beställt länken har någon annan angett din adress. Länken och koden kom bara till den här adressen, och de upphör att gälla av sig själva när du varken öppnar länken eller lämnar ut koden. Om någon frågar dig efter dem, svara på det här meddelandet.',
    notExpected: 'Om du inte väntade dig länken upphör den att gälla av sig själv när du inte öppnar den. Skicka inte länken vidare.',
  },
  received: {
    subject: '{firm}: begäran {number} har tagits emot',
    lead: '{firm} fick din begäran den {date}. Tack för ditt meddelande.',
    what: 'Begäran {number}: {what}.',
    due: 'Svaret kommer senast den {date}, oftast tidigare.',
    notYou: 'Om begäran inte kom från dig, svara på det här meddelandet så reder vi ut saken.',
  },
  answered: {
    subject: '{firm}: svar på begäran {number}',
    lead: 'Begäran {number} har besvarats: {what}.',
    complaint:
      'Om du inte är nöjd med svaret, svara på det här meddelandet. Du kan också vända dig till dataombudsmannen, tietosuoja.fi/sv.',
  },
  otherwise: {
    subject: '{firm}: egna uppgifter',
    lead: 'Från den här adressen ombads om en länk till de egna uppgifter som {firm} har.',
    why: 'Länken kan inte skickas till den här adressen: antingen används adressen av flera, eller så kontrolleras identiteten alltid först. På så sätt ser ingen någon annans uppgifter. Begäran kan ändå göras, och den besvaras inom utsatt tid.',
    notYou:
      'Om begäran inte kom från dig har någon annan angett din adress. Det här meddelandet öppnar ingenting, och du behöver inte göra något.',
    open: 'Så gör du en begäran',
  },
  confirm: {
    subject: '{firm}: bekräfta den nya e-postadressen',
    lead: 'Den här adressen angavs som din nya adress på dina egna sidor hos {firm}. Adressen byts när du bekräftar den.',
    open: 'Bekräfta adressen',
    until: 'Länken fungerar en gång, till och med {date} kl. {time}.',
    notYou: 'Om du inte har bytt adress kan du lämna meddelandet utan åtgärd. Ingenting ändras.',
  },
  wish: {
    subject: '{firm}: din e-postadress ska bytas',
    lead: 'På dina egna sidor ({firm}) har det begärts att den här adressen byts till en annan. Adressen byts när den nya bekräftas.',
    notYou: 'Om det inte var du, meddela det genast.',
  },
  changed: {
    subject: '{firm}: din e-postadress har bytts',
    lead: 'Din e-postadress byttes på dina egna sidor hos {firm}. Länkar skickas inte längre till den här adressen.',
    notYou: 'Om det inte var du som bytte, berätta det genast.',
    open: 'Ta kontakt',
  },
  erased: {
    subject: '{firm}: dina uppgifter har raderats',
    lead: '{firm} har raderat dina uppgifter. Detta är svaret på begäran {number}.',
    certificate:
      'Raderingen har ett undertecknat intyg. Där står vad som raderades, vad lagen kräver att sparas och hur länge. Intyget innehåller inga personuppgifter, och dess äkthet kan kontrolleras.',
    open: 'Öppna intyget',
    address: 'Den här adressen sparades bara för det här svaret. Nu har också den raderats.',
  },
  request: {
    subjects: {
      receipt: '{firm}: begäran {number} har tagits emot',
      question: '{firm}: begäran {number}, vi behöver veta mer',
      extension: '{firm}: begäran {number}, svarstiden förlängs',
      erasure: '{firm}: begäran {number}, uppgifterna raderas',
      answer: '{firm}: svar på begäran {number}',
      refusal: '{firm}: beslut om begäran {number}',
    },
    reply: 'Du kan svara på det här meddelandet.',
  },
  due: {
    subject: '{firm}: tidsfrister för begäranden',
    lead: 'De här begärandena väntar. Lagen och din egen beskrivning ger dem en tidsfrist.',
    open: 'Öppna begärandena',
  },
  raffle: {
    entered: {
      subject: '{firm}: du är med i utlottningen',
      lead: 'Du är med i utlottningen {raffle}. Att delta är ingen prenumeration och ger inget tillstånd till marknadsföring.',
      code: 'Din kod: {code}',
      hash: 'Kodens kontrollsumma (SHA-256): {hash}',
      check:
        'När deltagandet har upphört publiceras listan över deltagarna på utlottningens sida som enbart kontrollsummor. Du är med när din kods kontrollsumma finns där. Kontrollsumman kan du själv räkna av koden med vilken SHA-256-räknare som helst.',
      keep: 'Spara det här meddelandet om du vill kontrollera dragningen. Koden kan inte användas till något annat.',
    },
    subject: '{firm}: du vann i utlottningen',
    lead: 'Du deltog i utlottningen {raffle} och drogs som vinnare. Priset:',
    answer: 'Svara på det här meddelandet senast {date}. Om du inte svarar erbjuds priset nästa i ordningen.',
    open: 'Se uppgifterna om dragningen',
    check: 'På sidan ser du hur dragningens utfall kan kontrolleras.',
  },
  signUp: {
    subjects: {
      newsletter: '{firm}: bekräfta din prenumeration',
      guide: '{firm}: guiden du bad om',
      contact: '{firm}: bekräfta ditt meddelande',
      raffle: '{firm}: bekräfta ditt deltagande',
    },
    leads: {
      newsletter:
        'Med den här adressen beställdes nyhetsbrevet ({firm}) den {date} kl. {time}. Prenumerationen börjar när du bekräftar den.',
      guide: 'Med den här adressen begärdes en guide ({firm}) den {date} kl. {time}. Öppna länken så får du den.',
      contact: 'Med den här adressen skickades ett meddelande ({firm}) den {date} kl. {time}. Det når fram när du bekräftar det.',
      raffle: 'Med den här adressen anmäldes deltagande i en utlottning ({firm}) den {date} kl. {time}. Du är med när du bekräftar det.',
    },
    main: 'Ändamål: {purpose}.',
    permissions: 'På blanketten gavs också tillstånd till detta: {purposes}.',
    overBan:
      'Du har tidigare förbjudit marknadsföring ({firm}). Om du bekräftar ger förbudet vika till de delar som räknas upp ovan. Om du inte bekräftar står förbudet fast.',
    open: {
      newsletter: 'Bekräfta prenumerationen',
      guide: 'Öppna guiden',
      contact: 'Bekräfta meddelandet',
      raffle: 'Bekräfta deltagandet',
    },
    until: 'Länken fungerar till den {date} kl. {time}.',
    notYou:
      'Om du inte har bett om detta har någon annan uppgett din adress. Du behöver inte göra något: ingenting sparas, och uppgifterna raderas av sig själva.',
  },
  test: { subject: '{firm}: testmeddelande', lead: 'E-posten fungerar. Det här testmeddelandet skickades {time}.' },
  names: {
    'one-time-link': 'Länk till egna uppgifter',
    'own-pages-otherwise': 'Anvisning för begäran om egna uppgifter',
    'confirm-address': 'Bekräftelse av ny adress',
    'address-asked': 'Besked om begärt byte av adress',
    'address-changed': 'Besked om bytt adress',
    erased: 'Intyg över radering',
    'request-received': 'Begäran mottagen',
    'request-answered': 'Svar på begäran',
    'request-letter': 'Brev om en begäran',
    'requests-due': 'Påminnelse om tidsfrister',
    'confirm-sign-up': 'Bekräftelse av en blankett',
    'raffle-entered': 'Deltagande i utlottning',
    'raffle-won': 'Vinst i utlottning',
    'duty-letter': 'Meddelande om uppgifter',
    test: 'Testmeddelande',
    other: 'Meddelande',
  },
  reasons: {
    refused: 'Mottagarens server svarade att adressen inte finns.',
    'letter-refused': 'E-posttjänsten går inte med på att förmedla meddelandet.',
    expired: 'Meddelandet kunde inte skickas i tid.',
    unreadable: 'Meddelandets innehåll kunde inte öppnas.',
    restored: 'Uppgifterna återställdes ur en säkerhetskopia, och meddelandet kan redan ha skickats. Kontrollera innan du skickar på nytt.',
  },
};
