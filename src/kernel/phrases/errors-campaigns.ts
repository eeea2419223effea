// What audiences and newsletters refuse, in three languages.

export const campaignErrors = {
  fi: {
    'segment-undeclared':
      'Tietoa ”{name}” ei ole ilmoitettu, joten sillä ei voi rajata joukkoa. Lisää se selosteen kohtaan {section} tai poista ehto.',
    'segment-purpose':
      'Tietoa ”{name}” ei selosteen mukaan käytetä markkinointiin, joten sillä ei voi rajata joukkoa (kohta {section}). Poista ehto.',
    'segment-sealed': 'Tieto ”{name}” on arkaluonteinen. Sillä ei koskaan valita, kenelle markkinoidaan (selosteen kohta {section}).',
    'segment-unknown': 'Ehdossa on jotain, mitä selosteessa ei enää ole: {what}. Poista ehto.',
    'segment-large': 'Ehtoja on liikaa. Enintään {most} mahtuu, sisäkkäin enintään kuusi tasoa.',
    'segment-word-rare':
      'Ehto ”{word}” osuu niin harvaan, että se voisi kertoa yhdestä henkilöstä. Talleta vain ehtoja, jotka täyttää vähintään {least} ihmistä.',
    'audiences-many': 'Joukkoja voi olla enintään {max}. Poista ensin jokin vanha.',
    'automations-many': 'Automaatioita voi olla enintään {max}.',
    'mailing-incomplete': 'Lähetys ei ole valmis. Korjaa ensin tarkistuksessa merkityt kohdat.',
    'trial-open': 'Otsikkoa ei voi valita: kokeilua ei ole tai se on jo ratkaistu.',
    'calls-many': 'Listaan mahtuu enintään {max} ihmistä. Rajaa joukkoa.',
    'call-purpose': 'Seloste ei salli tätä kanavaa tähän tarkoitukseen. Valitse toinen tarkoitus.',
    'call-not-allowed': 'Henkilöön ei saa enää ottaa yhteyttä. Lupa katsottiin juuri uudelleen.',
    'call-labels': 'Osoitetarrat tehdään vain kirjelistasta.',
    'calls-empty': 'Listalla ei ole ketään, johon saa nyt ottaa yhteyttä.',
  },
  sv: {
    'segment-undeclared':
      '”{name}” har inte angetts, så den kan inte avgränsa en målgrupp. Lägg till den i avsnitt {section} eller ta bort villkoret.',
    'segment-purpose':
      '”{name}” används enligt beskrivningen inte för marknadsföring, så den kan inte avgränsa en målgrupp (avsnitt {section}). Ta bort villkoret.',
    'segment-sealed': '”{name}” är känslig. Den används aldrig för att välja vem man marknadsför till (beskrivningen, avsnitt {section}).',
    'segment-unknown': 'I villkoret finns något som beskrivningen inte längre nämner: {what}. Ta bort villkoret.',
    'segment-large': 'Villkoren är för många. Högst {most} ryms, i högst sex nivåer.',
    'segment-word-rare':
      'Villkoret ”{word}” gäller så få att det kunde berätta om en enda person. Spara bara villkor som minst {least} personer uppfyller.',
    'audiences-many': 'Det kan finnas högst {max} målgrupper. Ta först bort en gammal.',
    'automations-many': 'Det kan finnas högst {max} automationer.',
    'mailing-incomplete': 'Utskicket är inte klart. Rätta först det som kontrollen har märkt ut.',
    'trial-open': 'Ämnet kan inte väljas: det finns inget prov eller det är redan avgjort.',
    'calls-many': 'På listan ryms högst {max} personer. Avgränsa målgruppen.',
    'call-purpose': 'Beskrivningen tillåter inte denna kanal för ändamålet. Välj ett annat ändamål.',
    'call-not-allowed': 'Personen får inte längre kontaktas. Tillståndet sågs just efter på nytt.',
    'call-labels': 'Adressetiketter görs bara av en lista över brev.',
    'calls-empty': 'På listan finns ingen som får kontaktas nu.',
  },
  en: {
    'segment-undeclared':
      '“{name}” is not declared, so nobody can be chosen by it. Add it to section {section} of the notice or remove the condition.',
    'segment-purpose':
      'According to the notice “{name}” is not used for marketing, so nobody can be chosen by it (section {section}). Remove the condition.',
    'segment-sealed': '“{name}” is sensitive. Nobody is ever chosen for marketing by it (notice, section {section}).',
    'segment-unknown': 'A condition holds something that the notice no longer names: {what}. Remove the condition.',
    'segment-large': 'There are too many conditions. At most {most} fit, at most six levels deep.',
    'segment-word-rare':
      'The condition “{word}” is met by so few that it could tell of one person. Keep only conditions that at least {least} people meet.',
    'audiences-many': 'There can be at most {max} audiences. Take away an old one first.',
    'automations-many': 'There can be at most {max} automations.',
    'mailing-incomplete': 'The mailing is not complete. First mend what the check has marked.',
    'trial-open': 'No subject can be chosen: there is no trial, or it is decided already.',
    'calls-many': 'A list holds at most {max} people. Narrow the audience.',
    'call-purpose': 'The notice does not allow this channel for the purpose. Choose another purpose.',
    'call-not-allowed': 'The person may no longer be contacted. The permission was just looked at again.',
    'call-labels': 'Address labels are made of a list of letters only.',
    'calls-empty': 'Nobody on the list may be contacted now.',
  },
} as const;
