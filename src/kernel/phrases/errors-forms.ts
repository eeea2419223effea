// What forms refuse, in three languages.

export const formErrors = {
  fi: {
    'form-unknown': 'Lomaketta ei ole.',
    'form-register': 'Valitse rekisteri, johon seloste antaa tallentaa sähköpostiosoitteen, ja sen henkilöryhmä.',
    'form-purpose': 'Tämä tarkoitus ei sovi tällaiseen lomakkeeseen. Uutiskirje perustuu suostumukseen, muut lomakkeet johonkin muuhun.',
    'form-source': 'Valitse lähde, jonka seloste ilmoittaa näille tiedoille.',
    'form-field':
      'Lomake ei voi kysyä tietoa ”{name}” tähän tarkoitukseen (selosteen kohta {section}). Ota se pois tai ilmoita se selosteessa.',
    'form-permission':
      'Lupaa voi pyytää vain suostumukseen perustuvaan tarkoitukseen, jonka seloste ilmoittaa tässä rekisterissä, ja kuhunkin vain kerran.',
    'form-origin': 'Anna sivuston koko osoite ilman polkua. Sen alussa on https.',
    'form-slug': 'Osoitteessa on 1–60 merkkiä: pieniä kirjaimia a–z, numeroita ja väliviivoja.',
    'form-slug-taken': 'Tämä osoite on jo käytössä toisella lomakkeella.',
    'form-no-file': 'Lisää opas ennen kuin avaat lomakkeen.',
    'form-used': 'Lomaketta ei voi poistaa, koska joku on vahvistanut sen: se on osa näyttöä. Sulje se.',
    'form-closed': 'Lomake on suljettu.',
    'form-link': 'Linkki ei toimi enää.',
    'form-nonce': 'Vahvista sivulta, jonka viestin linkki avaa.',
  },
  sv: {
    'form-unknown': 'Blanketten finns inte.',
    'form-register': 'Välj ett register där beskrivningen tillåter en e-postadress, och en av dess grupper.',
    'form-purpose': 'Ändamålet passar inte en sådan blankett. Nyhetsbrevet bygger på samtycke, andra blanketter på något annat.',
    'form-source': 'Välj en källa som beskrivningen anger för dessa uppgifter.',
    'form-field':
      'Blanketten kan inte fråga efter ”{name}” för detta ändamål (beskrivningen, punkt {section}). Ta bort uppgiften eller ange den i beskrivningen.',
    'form-permission':
      'Tillstånd kan begäras bara för ett ändamål på samtycke som beskrivningen anger i registret, och bara en gång för varje.',
    'form-origin': 'Ange webbplatsens hela adress utan sökväg. Den börjar med https.',
    'form-slug': 'Adressen har 1–60 tecken: små bokstäver a–z, siffror och bindestreck.',
    'form-slug-taken': 'En annan blankett har redan denna adress.',
    'form-no-file': 'Lägg till guiden innan du öppnar blanketten.',
    'form-used': 'Blanketten kan inte tas bort eftersom någon har bekräftat den: den är en del av beviset. Stäng den.',
    'form-closed': 'Blanketten är stängd.',
    'form-link': 'Länken fungerar inte längre.',
    'form-nonce': 'Bekräfta på sidan som länken i meddelandet öppnar.',
  },
  en: {
    'form-unknown': 'There is no such form.',
    'form-register': 'Choose a register in which the notice allows an e-mail address, and one of its groups.',
    'form-purpose': 'This purpose does not fit such a form. A newsletter rests on consent, other forms on something else.',
    'form-source': 'Choose a source that the notice names for these data.',
    'form-field':
      'The form cannot ask for “{name}” for this purpose (notice, section {section}). Leave it out, or declare it in the notice.',
    'form-permission':
      'Permission can be asked only for a purpose on consent that the notice declares in this register, and once for each.',
    'form-origin': 'Give the whole address of the site without a path. It begins with https.',
    'form-slug': 'The address has 1–60 characters: small letters a–z, digits and hyphens.',
    'form-slug-taken': 'Another form has this address already.',
    'form-no-file': 'Add the guide before you open the form.',
    'form-used': 'The form cannot be removed, because somebody has confirmed it: it is part of the evidence. Close it.',
    'form-closed': 'The form is closed.',
    'form-link': 'The link does not work any more.',
    'form-nonce': 'Confirm on the page that the link of the message opens.',
  },
} as const;
