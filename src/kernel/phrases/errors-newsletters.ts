// What the content of newsletters refuses, in three languages.

export const newsletterErrors = {
  fi: {
    'newsletter-not-found': 'Kirjettä ei löydy.',
    'newsletter-template': 'Mallia ei löydy. Joku on voinut poistaa sen.',
    'newsletter-locked':
      'Kirje on jo ajastettu tai lähtenyt, joten sitä ei voi enää muuttaa. Palauta se luonnokseksi tai kopioi se uudeksi.',
    'newsletter-merge':
      'Kirjettä ei lähetetä: kenttää ”{name}” ei saa käyttää siinä. Poista kenttä tai ilmoita tieto selosteessa tähän tarkoitukseen.',
    'newsletter-image': 'Kuvaa ei löydy. Lisää se uudelleen.',
    'newsletter-image-type': 'Tiedosto ei ole ehjä PNG- tai JPEG-kuva.',
    'newsletter-image-large': 'Kuva on liian suuri: enintään {max} Mt ja {pixels} kuvapistettä sivultaan. Pienennä kuvaa.',
    'newsletter-image-used': 'Kuva on käytössä kirjeessä, mallissa tai tunnuksena, joten sitä ei voi poistaa.',
    'newsletter-image-many': 'Kuvia on jo {max}. Poista ensin kuvia, joita mikään kirje ei käytä.',
  },
  sv: {
    'newsletter-not-found': 'Brevet hittades inte.',
    'newsletter-template': 'Mallen hittades inte. Någon kan ha tagit bort den.',
    'newsletter-locked':
      'Brevet är redan schemalagt eller skickat och kan inte ändras. Gör det till utkast igen eller kopiera det till ett nytt.',
    'newsletter-merge':
      'Brevet skickas inte: fältet ”{name}” får inte användas i det. Ta bort fältet eller ange uppgiften i beskrivningen för detta ändamål.',
    'newsletter-image': 'Bilden hittades inte. Lägg till den på nytt.',
    'newsletter-image-type': 'Filen är ingen hel PNG- eller JPEG-bild.',
    'newsletter-image-large': 'Bilden är för stor: högst {max} MB och {pixels} bildpunkter per sida. Förminska bilden.',
    'newsletter-image-used': 'Bilden används i ett brev, i en mall eller som märke och kan inte tas bort.',
    'newsletter-image-many': 'Det finns redan {max} bilder. Ta först bort bilder som inget brev använder.',
  },
  en: {
    'newsletter-not-found': 'The letter was not found.',
    'newsletter-template': 'The template was not found. Somebody may have removed it.',
    'newsletter-locked':
      'The letter is already scheduled or sent and can no longer be changed. Make it a draft again or copy it into a new one.',
    'newsletter-merge':
      'The letter is not sent: the field “{name}” may not be used in it. Remove the field or declare the datum for this purpose in the notice.',
    'newsletter-image': 'The picture was not found. Add it again.',
    'newsletter-image-type': 'The file is not a whole PNG or JPEG picture.',
    'newsletter-image-large': 'The picture is too large: at most {max} MB and {pixels} pixels a side. Make it smaller.',
    'newsletter-image-used': 'The picture is used in a letter, in a template or as the mark, so it cannot be removed.',
    'newsletter-image-many': 'There are already {max} pictures. First remove those that no letter uses.',
  },
} as const;
