// Rights and procedure are what a reader looks for first (GDPR Art. 12–22), so their wording stands apart and whole in three languages.

import { dictionary } from '#platform/i18n';

const fi = {
  heading: {
    access: 'Oikeus saada tutustua tietoihin',
    rectification: 'Oikeus oikaista tiedot',
    erasure: 'Oikeus poistaa tiedot',
    restriction: 'Oikeus rajoittaa käsittelyä',
    objection: 'Oikeus vastustaa käsittelyä',
    portability: 'Oikeus siirtää tiedot järjestelmästä toiseen',
    withdrawal: 'Oikeus peruuttaa suostumus',
    'marketing-ban': 'Oikeus kieltää suoramarkkinointi',
    complaint: 'Valvontaviranomainen',
  },
  right: {
    access: 'Sinulla on oikeus tietää, käsittelemmekö tietojasi, ja saada niistä jäljennös.',
    rectification: 'Sinulla on oikeus saada virheelliset tiedot korjatuksi ja puutteelliset täydennetyksi.',
    erasure:
      'Sinulla on oikeus saada tietosi poistetuksi, kun niitä ei enää tarvita, kun peruutat suostumuksesi, kun vastustat käsittelyä perustellusti tai kun käsittely on ollut lainvastaista. Jos laki vaatii säilyttämään jotakin, kerromme, mitä, kuinka kauan ja miksi.',
    restriction:
      'Sinulla on oikeus vaatia, että tietojasi vain säilytetään eikä muuten käytetä, esimerkiksi siksi aikaa, kun niiden oikeellisuutta selvitetään.',
    objection:
      'Kun käsittely perustuu oikeutettuun etuun, voit vastustaa sitä henkilökohtaisen tilanteesi perusteella. Lopetamme käsittelyn, ellei siihen ole huomattavan tärkeää ja perusteltua syytä.',
    portability:
      'Kun käsittely perustuu suostumukseen tai sopimukseen, voit saada itse antamasi tiedot koneellisesti luettavassa muodossa tai siirrettyinä toiselle.',
    withdrawal: 'Voit peruuttaa antamasi suostumuksen milloin tahansa. Peruutus ei vaikuta siihen, mitä sitä ennen on tehty.',
    'marketing-ban':
      'Voit milloin tahansa kieltää tietojesi käytön ja luovuttamisen suoramarkkinointiin, myös siihen liittyvään profilointiin. Kieltoa ei tarvitse perustella.',
    complaint: 'Jos katsot, että käsittelemme tietojasi lain vastaisesti, voit valittaa valvontaviranomaiselle. Suomessa se on {office}.',
  },
  procedure: {
    bans: 'Kielto ja vastustus ovat voimassa heti, ja ne pysyvät voimassa, vaikka tietosi poistettaisiin.',
    ask: 'Voit tehdä pyynnön näin: {channels}. Kaikkiin pyyntöihin vastataan {n} päivän kuluessa pyynnön saapumisesta, kuitenkin aina viimeistään kuukauden kuluessa.',
    askSoon: 'Voit tehdä pyynnön näin: {channels}. Kaikkiin pyyntöihin vastataan {n} päivän kuluessa pyynnön saapumisesta.',
    channel: 'Pyynnön voi jättää myös verkossa milloin tahansa, ilman tunnuksia. Lomakkeen toiminta tarkistetaan viikoittain.',
    longer:
      'Jos pyyntö on monimutkainen, laki sallii enintään kahden kuukauden lisäajan. Silloin saat kuukauden kuluessa tiedon viiveestä ja sen syystä.',
    erasure: 'Kun pyydät tietojesi poistamista, ne poistetaan {within} kuluessa pyynnön saapumisesta.',
    refusal:
      'Jos emme voi suostua pyyntöön, saat siitä perustelut. Voit silloin valittaa valvontaviranomaiselle tai viedä asian tuomioistuimeen.',
    fee: 'Pyynnöt ovat maksuttomia.',
    clarification: 'Voimme pyytää sinua täsmentämään, mitä tietoja pyyntösi koskee.',
    link: 'Henkilöllisyytesi varmistetaan linkillä, joka lähetetään rekisterissä olevaan yhteystietoosi.',
    'reasonable-doubt':
      'Lisätietoja henkilöllisyydestäsi pyydetään vain, jos sitä on perusteltua syytä epäillä, ja vain sen verran kuin varmistamiseen tarvitaan.',
    'in-person': 'Henkilöllisyytesi varmistetaan tavatessa. Muulla tavoin tehtyä pyyntöä ei hylätä tämän vuoksi.',
    outside:
      'Poisto koskee myös kopioita, jotka ovat järjestelmän ulkopuolella: papereita, sähköpostia, puhelimia ja palveluja, jotka käsittelevät tietoja puolestamme. Jokaisen kopion poistaminen kuitataan.',
    informed:
      'Jos saamme tietojasi muualta kuin sinulta, kerromme sinulle lähteen ja tiedot kuukauden kuluessa, kuitenkin viimeistään silloin, kun otamme sinuun yhteyttä tai luovutamme tiedot ensimmäisen kerran.',
    notify: 'Kerromme oikaisusta, poistosta ja rajoituksesta niille, joille olemme antaneet tietojasi. Pyynnöstä kerromme, keitä he ovat.',
    fields: 'Yhteystiedot',
  },
  channel: {
    email: 'sähköpostilla',
    post: 'postitse',
    phone: 'puhelimitse',
    'in-person': 'paikan päällä',
    'own-pages': 'omilla sivuillasi',
  },
  office: { visit: 'Käyntiosoite', post: 'Postiosoite', website: 'Verkkosivut' },
  task: {
    bans: 'Tarkista, ettei kiellon tehneille ole lähetetty markkinointia.',
    channel: 'Kokeile, että pyyntölomake toimii.',
    erasure: 'Tarkista, että jokainen poistopyyntö on täytetty luvatussa ajassa.',
    outside: 'Tarkista, että poistettujen kopiot järjestelmän ulkopuolelta on poistettu.',
    requests: 'Tarkista, että jokaiseen pyyntöön on vastattu luvatussa ajassa.',
  },
} as const;

const sv: { readonly [K in keyof typeof fi]: { readonly [L in keyof (typeof fi)[K]]: string } } = {
  heading: {
    access: 'Rätt att få tillgång till uppgifterna',
    rectification: 'Rätt till rättelse',
    erasure: 'Rätt till radering',
    restriction: 'Rätt till begränsning av behandlingen',
    objection: 'Rätt att göra invändningar',
    portability: 'Rätt till dataportabilitet',
    withdrawal: 'Rätt att återkalla samtycke',
    'marketing-ban': 'Rätt att förbjuda direktmarknadsföring',
    complaint: 'Tillsynsmyndigheten',
  },
  right: {
    access: 'Du har rätt att få veta om vi behandlar uppgifter om dig och att få en kopia av dem.',
    rectification: 'Du har rätt att få felaktiga uppgifter rättade och ofullständiga uppgifter kompletterade.',
    erasure:
      'Du har rätt att få dina uppgifter raderade när de inte längre behövs, när du återkallar ditt samtycke, när du har fog för en invändning eller när behandlingen har varit olaglig. Om lagen kräver att något bevaras berättar vi vad, hur länge och varför.',
    restriction:
      'Du har rätt att kräva att dina uppgifter bara lagras och inte används på annat sätt, till exempel medan det utreds om de är riktiga.',
    objection:
      'När behandlingen grundar sig på ett berättigat intresse kan du invända mot den utifrån din personliga situation. Vi slutar behandla uppgifterna om det inte finns tvingande berättigade skäl att fortsätta.',
    portability:
      'När behandlingen grundar sig på samtycke eller avtal kan du få de uppgifter du själv har lämnat i maskinläsbar form eller få dem överförda till någon annan.',
    withdrawal: 'Du kan när som helst återkalla ett samtycke. Återkallelsen påverkar inte det som har gjorts dessförinnan.',
    'marketing-ban':
      'Du kan när som helst förbjuda att dina uppgifter används eller lämnas ut för direktmarknadsföring och för profilering i samband med den. Förbudet behöver inte motiveras.',
    complaint:
      'Om du anser att vi behandlar dina uppgifter i strid med lagen kan du lämna klagomål till tillsynsmyndigheten. I Finland är den {office}.',
  },
  procedure: {
    bans: 'Ett förbud och en invändning gäller genast, och de förblir i kraft även om dina uppgifter raderas.',
    ask: 'Så här kan du göra en begäran: {channels}. Varje begäran besvaras inom {n} dagar från det att den kom in, dock alltid senast inom en månad.',
    askSoon: 'Så här kan du göra en begäran: {channels}. Varje begäran besvaras inom {n} dagar från det att den kom in.',
    channel: 'En begäran kan också lämnas på webben när som helst, utan inloggning. Formulärets funktion kontrolleras varje vecka.',
    longer:
      'Om begäran är komplicerad tillåter lagen högst två månaders tilläggstid. Då får du inom en månad veta om dröjsmålet och orsaken till det.',
    erasure: 'När du begär att dina uppgifter raderas sker det inom {within} från det att begäran kom in.',
    refusal:
      'Om vi inte kan gå med på din begäran får du veta varför. Du kan då klaga hos tillsynsmyndigheten eller föra saken till domstol.',
    fee: 'Begäranden är avgiftsfria.',
    clarification: 'Vi kan be dig precisera vilka uppgifter din begäran gäller.',
    link: 'Din identitet kontrolleras med en länk som skickas till en kontaktuppgift om dig i registret.',
    'reasonable-doubt':
      'Ytterligare uppgifter om din identitet begärs bara om det finns rimliga skäl att betvivla den, och bara så mycket som kontrollen kräver.',
    'in-person': 'Din identitet kontrolleras vid ett möte. En begäran som görs på annat sätt avslås inte av den orsaken.',
    outside:
      'Raderingen gäller också kopior utanför systemet: papper, e-post, telefoner och tjänster som behandlar uppgifter för vår räkning. Raderingen av varje kopia kvitteras.',
    informed:
      'Om vi får dina uppgifter från någon annan än dig berättar vi källan och uppgifterna inom en månad, dock senast när vi första gången kontaktar dig eller lämnar ut uppgifterna.',
    notify:
      'Vi meddelar rättelser, raderingar och begränsningar till dem som vi har lämnat dina uppgifter till. På begäran berättar vi vilka de är.',
    fields: 'Kontaktuppgifter',
  },
  channel: { email: 'per e-post', post: 'per post', phone: 'per telefon', 'in-person': 'på plats', 'own-pages': 'på dina egna sidor' },
  office: { visit: 'Besöksadress', post: 'Postadress', website: 'Webbplats' },
  task: {
    bans: 'Kontrollera att ingen marknadsföring har skickats till dem som har förbjudit den.',
    channel: 'Pröva att formuläret för begäranden fungerar.',
    erasure: 'Kontrollera att varje begäran om radering har uppfyllts inom den utlovade tiden.',
    outside: 'Kontrollera att de raderades kopior utanför systemet har raderats.',
    requests: 'Kontrollera att varje begäran har besvarats inom utlovad tid.',
  },
};

const en: typeof sv = {
  heading: {
    access: 'Right of access',
    rectification: 'Right to rectification',
    erasure: 'Right to erasure',
    restriction: 'Right to restriction of processing',
    objection: 'Right to object',
    portability: 'Right to data portability',
    withdrawal: 'Right to withdraw consent',
    'marketing-ban': 'Right to ban direct marketing',
    complaint: 'The supervisory authority',
  },
  right: {
    access: 'You have the right to know whether we process data about you, and to receive a copy of them.',
    rectification: 'You have the right to have wrong data corrected and incomplete data completed.',
    erasure:
      'You have the right to have your data erased when they are no longer needed, when you withdraw your consent, when you rightly object, or when the processing has been unlawful. If the law requires something to be kept, we tell you what, for how long and why.',
    restriction:
      'You have the right to demand that your data are only stored and not otherwise used, for example while their accuracy is being examined.',
    objection:
      'Where processing rests on a legitimate interest, you may object to it on grounds relating to your own situation. We stop unless there are compelling legitimate grounds to go on.',
    portability:
      'Where processing rests on consent or a contract, you may receive the data you have given us in a machine-readable form, or have them transferred to someone else.',
    withdrawal: 'You may withdraw your consent at any time. Withdrawal does not affect what was done before it.',
    'marketing-ban':
      'You may at any time ban the use and disclosure of your data for direct marketing, including profiling related to it. You need not give a reason.',
    complaint:
      'If you consider that we process your data against the law, you may complain to the supervisory authority. In Finland it is the {office}.',
  },
  procedure: {
    bans: 'A ban and an objection are in force at once, and they stay in force even if your data are erased.',
    ask: 'You can make a request in these ways: {channels}. Every request is answered within {n} days of its arrival, and always within a month.',
    askSoon: 'You can make a request in these ways: {channels}. Every request is answered within {n} days of its arrival.',
    channel: 'A request can also be made on the web at any time, without an account. The form is checked every week.',
    longer:
      'If a request is complex, the law allows up to two further months. You are then told of the delay and its reason within the first month.',
    erasure: 'When you ask for your data to be erased, this is done within {within} of the arrival of your request.',
    refusal:
      'If we cannot agree to a request, you are told why. You may then complain to the supervisory authority or take the matter to court.',
    fee: 'Requests are free of charge.',
    clarification: 'We may ask you to specify which data your request concerns.',
    link: 'Your identity is verified by a link sent to a contact detail of yours held in the register.',
    'reasonable-doubt':
      'More information about your identity is asked for only where there is reasonable doubt, and only as much as is needed to remove it.',
    'in-person': 'Your identity is verified when we meet. A request made in another way is not rejected for that reason.',
    outside:
      'Erasure covers copies outside the system too: paper, e-mail, phones and services that process data on our behalf. The removal of every copy is signed off.',
    informed:
      'If we get your data from anyone but you, we tell you the source and the data within a month, and at the latest when we first contact you or first disclose the data.',
    notify:
      'We tell those to whom we have given your data about rectification, erasure and restriction. On request we tell you who they are.',
    fields: 'Contact details',
  },
  channel: { email: 'by e-mail', post: 'by post', phone: 'by phone', 'in-person': 'in person', 'own-pages': 'on your own pages' },
  office: { visit: 'Visiting address', post: 'Postal address', website: 'Website' },
  task: {
    bans: 'Check that no marketing was sent to those who have banned it.',
    channel: 'Try that the form for requests works.',
    erasure: 'Check that every request for erasure was met within the promised time.',
    outside: 'Check that copies of the erased outside the system have been removed.',
    requests: 'Check that every request has been answered within the promised time.',
  },
};

export const rightsPhrases = dictionary(fi, sv, en);
