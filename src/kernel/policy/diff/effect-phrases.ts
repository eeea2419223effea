// What follows from a change, for people and for the firm, and why somebody must be told first (GDPR Art. 7, 13(3), 14(3)–(4), 19, 21).

type Three = readonly [fi: string, sv: string, en: string];

export const EFFECTS = {
  nothing: [
    'Tietojen käsittely ei muutu, joten kenellekään ei tarvitse kertoa etukäteen.',
    'Behandlingen ändras inte, så ingen behöver informeras på förhand.',
    'The processing does not change, so nobody needs to be told beforehand.',
  ],
  meaning: [
    'Jos vain sanamuoto muuttuu, kenellekään ei tarvitse kertoa. Jos sisältö muuttuu, kerro siitä ennen voimaantuloa.',
    'Om bara ordalydelsen ändras behöver ingen informeras. Om innehållet ändras, informera före ikraftträdandet.',
    'If only the wording changes, nobody needs to be told. If the content changes, tell people before it comes into force.',
  ],
  erase: [
    'Arvot poistetaan voimaantulopäivänä niiltä, joiden mikään muu rekisteri ei ilmoita samaa tietoa.',
    'Värdena raderas på ikraftträdandedagen för dem vars övriga register inte anger samma uppgift.',
    'Values are erased on the effective date for those of whom no other register declares the same field.',
  ],
  ends: [
    'Kaikkien rekisterissä olevien tiedot poistetaan voimaantulon jälkeisenä yönä. Muissa rekistereissä olevat säilyvät niissä.',
    'Uppgifterna om alla i registret raderas natten efter ikraftträdandet. De som finns i andra register blir kvar där.',
    'The data of everybody in the register are erased the night after it comes into force. Those in other registers stay there.',
  ],
  'still-declared': [
    'Nämä ilmoitetaan yhä muussa tietoryhmässä, eikä niistä poisteta mitään: {fields}.',
    'Dessa anges fortfarande i en annan datagrupp, och inget av dem raderas: {fields}.',
    'These are still declared in another data group, and none of them is erased: {fields}.',
  ],
  'ask-recipients': [
    'Pyydä poistoa myös niiltä, joille tiedot on annettu (19 artikla): {recipients}.',
    'Be också dem som fått uppgifterna att radera dem (artikel 19): {recipients}.',
    'Ask those who were given the data to erase them too (Article 19): {recipients}.',
  ],
  collect: [
    'Jo tallennettu ei muutu. Uusista tiedoista kerrotaan, kun ne kerätään, ja muualta saaduista viimeistään kuukauden kuluessa (13 artiklan 1 kohta, 14 artiklan 3 kohta).',
    'Det som redan lagrats ändras inte. Om nya uppgifter informeras när de samlas in, och om uppgifter från andra källor inom en månad (artiklarna 13.1 och 14.3).',
    'What is already stored does not change. People are told of new data when they are collected, and within a month of data from elsewhere (Articles 13(1) and 14(3)).',
  ],
  sealed: [
    'Näitä arkaluonteisia tietoja ei voi vielä tallentaa Lupaukseen: {fields}.',
    'Dessa känsliga uppgifter kan ännu inte lagras i Lupaus: {fields}.',
    'These sensitive data cannot be stored in Lupaus yet: {fields}.',
  ],
  'new-people': [
    'Uusien ryhmien henkilöille seloste annetaan, kun heidät merkitään rekisteriin.',
    'Personer i nya grupper får beskrivningen när de förs in i registret.',
    'People of new groups are given the notice when they are entered in the register.',
  ],
  'new-register': [
    'Rekisterissä ei ole vielä ketään. Seloste annetaan, kun ensimmäinen merkitään siihen.',
    'Ännu finns ingen i registret. Beskrivningen ges när den första förs in.',
    'Nobody is in the register yet. The notice is given when the first person is entered.',
  ],
  'further-use': [
    'Jo kerättyjä tietoja saa käyttää tähän vasta, kun henkilöille on kerrottu (13 artiklan 3 kohta, 14 artiklan 4 kohta).',
    'Redan insamlade uppgifter får användas för detta först när personerna har informerats (artiklarna 13.3 och 14.4).',
    'Data already collected may be used for this only after people have been told (Articles 13(3) and 14(4)).',
  ],
  'no-longer-used': [
    'Tietoja ei enää saa käyttää tähän tarkoitukseen. Jos tieto kerättiin vain sitä varten, poista se myös selosteesta.',
    'Uppgifterna får inte längre användas för ändamålet. Om en uppgift samlades in bara för det, ta bort den också ur beskrivningen.',
    'The data may no longer be used for the purpose. If a field was collected only for it, remove the field from the notice too.',
  ],
  'consent-swapped': [
    'Annettu suostumus ei muutu toiseksi perusteeksi. Kerro muutoksesta ja oikeudesta vastustaa, ja kunnioita jo tehdyt peruutukset.',
    'Ett givet samtycke blir inte en annan grund. Informera om ändringen och rätten att göra invändningar, och respektera återkallelser.',
    'A consent once given does not turn into another basis. Tell of the change and the right to object, and respect withdrawals already made.',
  ],
  object: [
    'Henkilöllä on oikeus vastustaa käsittelyä (21 artikla).',
    'Personen har rätt att göra invändningar mot behandlingen (artikel 21).',
    'The person has the right to object to the processing (Article 21).',
  ],
  'consent-first': [
    'Ilman uutta suostumusta näiden henkilöiden tietoja ei saa käyttää tähän tarkoitukseen.',
    'Utan nytt samtycke får uppgifter om dessa personer inte användas för ändamålet.',
    'Without a new consent the data of these people may not be used for the purpose.',
  ],
  earlier: [
    'Poistopäivät aikaistuvat tai pysyvät. Vaikutus näkyy päivinä ja lukuina.',
    'Raderingsdagarna tidigareläggs eller förblir desamma. Verkan visas i dagar och antal.',
    'Dates of erasure move earlier or stay. The impact shows days and numbers.',
  ],
  later: [
    'Tietoja säilytetään pidempään kuin on kerrottu. Poistopäivät siirtyvät myöhemmäksi.',
    'Uppgifterna lagras längre än vad som har berättats. Raderingsdagarna flyttas framåt.',
    'Data are kept longer than people were told. Dates of erasure move later.',
  ],
  moves: [
    'Poistopäivät lasketaan uudella säännöllä. Vaikutus näkyy päivinä ja lukuina.',
    'Raderingsdagarna räknas enligt den nya regeln. Verkan visas i dagar och antal.',
    'Dates of erasure are counted by the new rule. The impact shows days and numbers.',
  ],
  unused: [
    'Yksikään rekisteri tai tietoryhmä ei käytä sääntöä, joten päivät eivät siirry.',
    'Inget register och ingen datagrupp använder regeln, så inga dagar flyttas.',
    'No register or data group uses the rule, so no dates move.',
  ],
  'sources-told': [
    'Uudesta lähteestä saaduista tiedoista kerrotaan viimeistään kuukauden kuluessa tai ensimmäisen yhteydenoton yhteydessä (14 artiklan 3 kohta).',
    'Om uppgifter från en ny källa informeras inom en månad eller vid första kontakten (artikel 14.3).',
    'People are told of data from a new source within a month or at the first contact (Article 14(3)).',
  ],
  'source-closed': [
    'Uusia tietoja ei enää saa tallentaa tästä lähteestä. Jo saadut säilyvät.',
    'Nya uppgifter får inte längre lagras från källan. De som redan fåtts blir kvar.',
    'New data may no longer be stored from this source. Those already received stay.',
  ],
  'agreement-first': [
    'Tarkista ennen voimaantuloa, että sopimus on tehty (28 artikla). Peruste: {agreement}.',
    'Kontrollera före ikraftträdandet att avtalet är gjort (artikel 28). Grund: {agreement}.',
    'Check before it comes into force that the agreement is made (Article 28). Ground: {agreement}.',
  ],
  'return-data': [
    'Varmista, että vastaanottaja poistaa tai palauttaa saamansa tiedot.',
    'Se till att mottagaren raderar eller lämnar tillbaka uppgifterna.',
    'Make sure that the recipient deletes or returns the data received.',
  ],
  'open-requests': [
    'Jo saapuneet pyynnöt tehdään siihen määräaikaan, joka niille luvattiin.',
    'Redan inkomna begäranden utförs inom den tid som då utlovades.',
    'Requests already received are carried out by the time then promised.',
  ],
  'promise-ends': [
    'Lupaus ja sen tarkastus päättyvät voimaantulopäivänä.',
    'Löftet och granskningen av det upphör på ikraftträdandedagen.',
    'The promise and its check end on the effective date.',
  ],
  'promise-begins': [
    'Kohdasta tulee lupaus, jota aletaan tarkastaa voimaantulopäivänä.',
    'Punkten blir ett löfte som börjar granskas på ikraftträdandedagen.',
    'The clause becomes a promise that is checked from the effective date on.',
  ],
} as const satisfies Record<string, Three>;

export const TELL = {
  purpose: [
    'Kerro ennen kuin tietoja käytetään uuteen tarkoitukseen ”{name}” (13 artiklan 3 kohta, 14 artiklan 4 kohta).',
    'Informera innan uppgifterna används för det nya ändamålet ”{name}” (artiklarna 13.3 och 14.4).',
    'Tell people before their data are used for the new purpose “{name}” (Articles 13(3) and 14(4)).',
  ],
  consent: [
    'Pyydä suostumus tarkoitukseen ”{name}” ennen kuin tietoja käytetään siihen (7 artikla).',
    'Be om samtycke till ändamålet ”{name}” innan uppgifterna används för det (artikel 7).',
    'Ask for consent to the purpose “{name}” before the data are used for it (Article 7).',
  ],
  'consent-again': [
    'Suostumus annettiin tarkoitukseen ”{before}”. Pyydä se uudelleen tarkoitukseen ”{name}” (7 artikla).',
    'Samtycket gällde ändamålet ”{before}”. Be om det på nytt för ändamålet ”{name}” (artikel 7).',
    'Consent was given to the purpose “{before}”. Ask for it again for the purpose “{name}” (Article 7).',
  ],
  basis: [
    'Kerro, että tarkoituksen ”{name}” peruste muuttuu: {basis}.',
    'Informera om att grunden för ändamålet ”{name}” ändras: {basis}.',
    'Tell people that the basis of the purpose “{name}” changes: {basis}.',
  ],
  interest: [
    'Kerro, mihin oikeutettuun etuun tarkoitus ”{name}” nyt perustuu, ja oikeudesta vastustaa.',
    'Informera om vilket berättigat intresse ändamålet ”{name}” nu bygger på och om rätten att göra invändningar.',
    'Tell people on which legitimate interest the purpose “{name}” now rests, and of the right to object.',
  ],
  recipient: [
    'Kerro ennen kuin tietoja annetaan uudelle vastaanottajalle: {name}.',
    'Informera innan uppgifter lämnas till en ny mottagare: {name}.',
    'Tell people before data are given to a new recipient: {name}.',
  ],
  'recipient-more': [
    'Kerro, mitä uusia tietoja vastaanottajalle {name} annetaan: {fields}.',
    'Informera om vilka nya uppgifter mottagaren {name} får: {fields}.',
    'Tell people which new data are given to the recipient {name}: {fields}.',
  ],
  transfer: [
    'Kerro ennen kuin tietoja siirretään EU- ja ETA-alueen ulkopuolelle: {name}, {country}.',
    'Informera innan uppgifter överförs utanför EU och EES: {name}, {country}.',
    'Tell people before data are transferred outside the EU and EEA: {name}, {country}.',
  ],
  'transfer-consent': [
    'Siirto perustuu suostumukseen: pyydä se ennen kuin tietoja siirretään. Vastaanottaja: {name}, {country} (49 artikla).',
    'Överföringen bygger på samtycke: be om det innan uppgifter överförs. Mottagare: {name}, {country} (artikel 49).',
    'The transfer rests on consent: ask for it before data are transferred. Recipient: {name}, {country} (Article 49).',
  ],
  longer: [
    'Kerro, että tietoja säilytetään pidempään kuin ennen: {scope}.',
    'Informera om att uppgifterna lagras längre än tidigare: {scope}.',
    'Tell people that their data are kept longer than before: {scope}.',
  ],
  retention: [
    'Kerro, että säilytysaika muuttuu: {scope}. Uusi sääntö: {rule}.',
    'Informera om att lagringstiden ändras: {scope}. Ny regel: {rule}.',
    'Tell people that the retention period changes: {scope}. New rule: {rule}.',
  ],
  controller: [
    'Kerro, kuka vastaa tiedoista jatkossa: {name}.',
    'Informera om vem som framöver ansvarar för uppgifterna: {name}.',
    'Tell people who is responsible for their data from now on: {name}.',
  ],
  said: [
    'Kerro ennen voimaantuloa uudesta kohdasta: ”{text}”',
    'Informera före ikraftträdandet om den nya punkten: ”{text}”',
    'Tell people of the new clause before it comes into force: “{text}”',
  ],
} as const satisfies Record<string, Three>;
