// Sentences of the difference in Finnish, Swedish and English, side by side so that none can lag behind; inserted names are never inflected.

type Three = readonly [fi: string, sv: string, en: string];

export const PHRASES = {
  'register.added': ['Uusi rekisteri: ”{name}”.', 'Nytt register: ”{name}”.', 'New register: “{name}”.'],
  'register.removed': ['Rekisteri poistuu: ”{name}”.', 'Registret tas bort: ”{name}”.', 'The register is removed: “{name}”.'],
  'register.groups': [
    'Rekisterissä ”{name}” on nyt näitä henkilöitä: {after}. Ennen: {before}.',
    'Registret ”{name}” omfattar nu: {after}. Tidigare: {before}.',
    'The register “{name}” now covers: {after}. Before: {before}.',
  ],
  'subjects.added': ['Uusi henkilöryhmä: ”{name}”.', 'Ny grupp av registrerade: ”{name}”.', 'New group of data subjects: “{name}”.'],
  'subjects.removed': ['Henkilöryhmä poistuu: ”{name}”.', 'Gruppen tas bort: ”{name}”.', 'The group is removed: “{name}”.'],
  'purpose.added': [
    'Uusi käyttötarkoitus: ”{name}”, peruste {basis}. Rekisterit: {registers}.',
    'Nytt ändamål: ”{name}”, grund {basis}. Register: {registers}.',
    'New purpose: “{name}”, basis {basis}. Registers: {registers}.',
  ],
  'purpose.removed': ['Käyttötarkoitus poistuu: ”{name}”.', 'Ändamålet tas bort: ”{name}”.', 'The purpose is removed: “{name}”.'],
  'purpose.basis': [
    'Tarkoituksen ”{name}” peruste on nyt {after}. Ennen: {before}.',
    'Grunden för ändamålet ”{name}” är nu {after}. Tidigare: {before}.',
    'The basis of the purpose “{name}” is now {after}. Before: {before}.',
  ],
  'purpose.interest': [
    'Tarkoituksen ”{name}” oikeutettu etu on nyt: {after}. Ennen: {before}.',
    'Det berättigade intresset för ändamålet ”{name}” är nu: {after}. Tidigare: {before}.',
    'The legitimate interest of the purpose “{name}” is now: {after}. Before: {before}.',
  ],
  'purpose.renamed': [
    'Suostumukseen perustuvan tarkoituksen nimi on nyt ”{after}”. Ennen: ”{before}”.',
    'Ett ändamål som bygger på samtycke heter nu ”{after}”. Tidigare: ”{before}”.',
    'A purpose that rests on consent is now called “{after}”. Before: “{before}”.',
  ],
  'purpose.wider': [
    'Tarkoitus ”{name}” koskee nyt myös näitä rekistereitä: {registers}.',
    'Ändamålet ”{name}” gäller nu också registren: {registers}.',
    'The purpose “{name}” now also covers the registers: {registers}.',
  ],
  'purpose.narrower': [
    'Tarkoitus ”{name}” ei enää koske näitä rekistereitä: {registers}.',
    'Ändamålet ”{name}” gäller inte längre registren: {registers}.',
    'The purpose “{name}” no longer covers the registers: {registers}.',
  ],
  'group.added': [
    'Uusi tietoryhmä ”{name}”: {fields}. Rekisterit: {registers}.',
    'Ny datagrupp ”{name}”: {fields}. Register: {registers}.',
    'New data group “{name}”: {fields}. Registers: {registers}.',
  ],
  'group.removed': [
    'Tietoryhmä ”{name}” poistuu: {fields}.',
    'Datagruppen ”{name}” tas bort: {fields}.',
    'The data group “{name}” is removed: {fields}.',
  ],
  'fields.added': [
    'Rekisteriin ”{register}” voi nyt tallentaa: {fields}.',
    'I registret ”{register}” kan man nu lagra: {fields}.',
    'The register “{register}” may now hold: {fields}.',
  ],
  'fields.removed': [
    'Rekisteri ”{register}” ei enää ilmoita näitä tietoja: {fields}.',
    'Registret ”{register}” anger inte längre dessa uppgifter: {fields}.',
    'The register “{register}” no longer declares: {fields}.',
  ],
  'fields.used': [
    'Rekisterin ”{register}” tietoja käytetään nyt myös tarkoitukseen ”{purpose}”: {fields}.',
    'Uppgifter i registret ”{register}” används nu också för ändamålet ”{purpose}”: {fields}.',
    'Data of the register “{register}” are now also used for the purpose “{purpose}”: {fields}.',
  ],
  'fields.unused': [
    'Rekisterin ”{register}” tietoja ei enää käytetä tarkoitukseen ”{purpose}”: {fields}.',
    'Uppgifter i registret ”{register}” används inte längre för ändamålet ”{purpose}”: {fields}.',
    'Data of the register “{register}” are no longer used for the purpose “{purpose}”: {fields}.',
  ],
  'fields.class': [
    'Tiedon ”{name}” luokka on nyt {after}. Ennen: {before}.',
    'Uppgiften ”{name}” hör nu till klassen {after}. Tidigare: {before}.',
    'The class of “{name}” is now {after}. Before: {before}.',
  ],
  'group.sources': [
    'Tietoryhmän ”{name}” lähteet ovat nyt: {after}. Ennen: {before}.',
    'Källorna för datagruppen ”{name}” är nu: {after}. Tidigare: {before}.',
    'The sources of the data group “{name}” are now: {after}. Before: {before}.',
  ],
  'source.added': ['Uusi tietolähde: ”{name}”.', 'Ny informationskälla: ”{name}”.', 'New source: “{name}”.'],
  'source.removed': ['Tietolähde poistuu: ”{name}”.', 'Informationskällan tas bort: ”{name}”.', 'The source is removed: “{name}”.'],
  'rule.added': ['Uusi säilytyssääntö: {rule}.', 'Ny lagringsregel: {rule}.', 'New retention rule: {rule}.'],
  'rule.removed': ['Säilytyssääntö poistuu: {rule}.', 'Lagringsregeln tas bort: {rule}.', 'The retention rule is removed: {rule}.'],
  'rule.changed': [
    'Säilytys ({scope}) on nyt: {after}. Ennen: {before}.',
    'Lagringen ({scope}) är nu: {after}. Tidigare: {before}.',
    'Retention ({scope}) is now: {after}. Before: {before}.',
  ],
  'rules.of': [
    'Säilytyssäännöt ({scope}) ovat nyt: {after}. Ennen: {before}.',
    'Lagringsreglerna ({scope}) är nu: {after}. Tidigare: {before}.',
    'Retention rules ({scope}) are now: {after}. Before: {before}.',
  ],
  'recipient.added': [
    'Uusi vastaanottaja: ”{name}”, {country}, {role}. Saa: {fields}.',
    'Ny mottagare: ”{name}”, {country}, {role}. Får: {fields}.',
    'New recipient: “{name}”, {country}, {role}. Receives: {fields}.',
  ],
  'recipient.removed': ['Vastaanottaja poistuu: ”{name}”.', 'Mottagaren tas bort: ”{name}”.', 'The recipient is removed: “{name}”.'],
  'recipient.more': [
    'Vastaanottaja ”{name}” saa nyt myös: {fields}.',
    'Mottagaren ”{name}” får nu också: {fields}.',
    'The recipient “{name}” now also receives: {fields}.',
  ],
  'recipient.less': [
    'Vastaanottaja ”{name}” ei enää saa: {fields}.',
    'Mottagaren ”{name}” får inte längre: {fields}.',
    'The recipient “{name}” no longer receives: {fields}.',
  ],
  'recipient.role': [
    'Vastaanottajan ”{name}” rooli on nyt {after}. Ennen: {before}.',
    'Mottagaren ”{name}” är nu {after}. Tidigare: {before}.',
    'The role of the recipient “{name}” is now {after}. Before: {before}.',
  ],
  'recipient.copy': [
    'Vastaanottaja ”{name}” saa nyt tiedoista oman kopion. Ennen tiedot vain näytettiin.',
    'Mottagaren ”{name}” får nu en egen kopia av uppgifterna. Tidigare visades de bara.',
    'The recipient “{name}” now receives a copy of the data. Before, they were only shown.',
  ],
  'recipient.view': [
    'Vastaanottajalle ”{name}” tiedot nyt vain näytetään. Ennen hän sai kopion.',
    'Mottagaren ”{name}” får nu bara se uppgifterna. Tidigare fick hen en kopia.',
    'The recipient “{name}” is now only shown the data. Before, a copy was given.',
  ],
  'recipient.purposes': [
    'Vastaanottaja ”{name}” käsittelee tietoja nyt näihin tarkoituksiin: {after}. Ennen: {before}.',
    'Mottagaren ”{name}” behandlar nu uppgifter för: {after}. Tidigare: {before}.',
    'The recipient “{name}” now processes data for: {after}. Before: {before}.',
  ],
  'recipient.agreement': [
    'Vastaanottajan ”{name}” sopimus tai muu peruste on nyt {after}. Ennen: {before}.',
    'Avtalet eller grunden för mottagaren ”{name}” är nu {after}. Tidigare: {before}.',
    'The agreement or other ground for the recipient “{name}” is now {after}. Before: {before}.',
  ],
  'transfer.country': [
    'Vastaanottajan ”{name}” maa on nyt {after}. Ennen: {before}.',
    'Landet för mottagaren ”{name}” är nu {after}. Tidigare: {before}.',
    'The country of the recipient “{name}” is now {after}. Before: {before}.',
  ],
  'transfer.added': [
    'Tietoja aletaan siirtää EU- ja ETA-alueen ulkopuolelle: ”{name}”, {country}. Peruste: {instrument}.',
    'Uppgifter börjar överföras utanför EU och EES: ”{name}”, {country}. Grund: {instrument}.',
    'Data begin to be transferred outside the EU and EEA: “{name}”, {country}. Ground: {instrument}.',
  ],
  'transfer.removed': [
    'Siirto EU- ja ETA-alueen ulkopuolelle päättyy: ”{name}”.',
    'Överföringen utanför EU och EES upphör: ”{name}”.',
    'The transfer outside the EU and EEA ends: “{name}”.',
  ],
  'transfer.ground': [
    'Siirron peruste (”{name}”) on nyt {after}. Ennen: {before}.',
    'Grunden för överföringen (”{name}”) är nu {after}. Tidigare: {before}.',
    'The ground of the transfer (“{name}”) is now {after}. Before: {before}.',
  ],
  'controller.added': ['Uusi rekisterinpitäjä: {name}.', 'Ny personuppgiftsansvarig: {name}.', 'New controller: {name}.'],
  'controller.removed': [
    'Rekisterinpitäjä poistuu: {name}.',
    'Den personuppgiftsansvariga tas bort: {name}.',
    'The controller is removed: {name}.',
  ],
  'controller.renamed': [
    'Rekisterinpitäjän nimi on nyt {after}. Ennen: {before}.',
    'Den personuppgiftsansvariga heter nu {after}. Tidigare: {before}.',
    'The controller is now called {after}. Before: {before}.',
  ],
  'said.added': ['{section}, uusi kohta: ”{text}”', '{section}, ny punkt: ”{text}”', '{section}, new clause: “{text}”'],
  'said.removed': ['{section}, poistuva kohta: ”{text}”', '{section}, punkt som tas bort: ”{text}”', '{section}, removed clause: “{text}”'],
  'requests.hours': [
    'Pyydetty poisto tehdään nyt {after} kuluessa. Ennen: {before}.',
    'Begärd radering görs nu inom {after}. Tidigare: {before}.',
    'Erasure on request is now done within {after}. Before: {before}.',
  ],
  'requests.days': [
    'Pyyntöihin vastataan nyt {after} päivän kuluessa. Ennen: {before}.',
    'Begäranden besvaras nu inom {after} dagar. Tidigare: {before}.',
    'Requests are now answered within {after} days. Before: {before}.',
  ],
  'other.now': [
    '{where}, {what}. Nyt: ”{after}”. Ennen: ”{before}”.',
    '{where}, {what}. Nu: ”{after}”. Tidigare: ”{before}”.',
    '{where}, {what}. Now: “{after}”. Before: “{before}”.',
  ],
  'other.added': ['{where}, {what}. Lisätty: ”{after}”.', '{where}, {what}. Tillagt: ”{after}”.', '{where}, {what}. Added: “{after}”.'],
  'other.removed': [
    '{where}, {what}. Poistettu: ”{before}”.',
    '{where}, {what}. Borttaget: ”{before}”.',
    '{where}, {what}. Removed: “{before}”.',
  ],
  'other.elsewhere': [
    '{where}, {what}. Muutos on vain muilla kielillä.',
    '{where}, {what}. Ändringen gäller bara andra språk.',
    '{where}, {what}. The change is in other languages only.',
  ],
  'other.changed': ['{where}, {what}: muutos.', '{where}, {what}: ändring.', '{where}, {what}: changed.'],
} as const satisfies Record<string, Three>;

export type Phrase = keyof typeof PHRASES;
