// What audiences and newsletters refuse, in three languages.

export const campaignErrors = {
  fi: {
    'segment-undeclared':
      'Tietoa ”{name}” ei ole ilmoitettu, joten sillä ei voi rajata joukkoa. Lisää se selosteen kohtaan {section} tai poista ehto.',
    'segment-purpose':
      'Tietoa ”{name}” ei selosteen mukaan käytetä markkinointiin, joten sillä ei voi rajata joukkoa (kohta {section}). Poista ehto.',
    'segment-sealed': 'Tieto ”{name}” on arkaluonteinen. Sillä ei koskaan valita, kenelle markkinoidaan (seloste, kohta {section}).',
    'segment-unknown': 'Ehdossa on jotain, mitä selosteessa ei enää ole: {what}. Poista ehto.',
    'segment-large': 'Ehtoja on liikaa. Enintään {most} mahtuu, sisäkkäin enintään kuusi tasoa.',
    'segment-word-rare':
      'Ehto ”{word}” osuu niin harvaan, että se voisi kertoa yhdestä henkilöstä. Talleta vain ehtoja, jotka täyttää vähintään {least} ihmistä.',
    'audiences-many': 'Joukkoja voi olla enintään {max}. Poista ensin jokin vanha.',
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
  },
} as const;
