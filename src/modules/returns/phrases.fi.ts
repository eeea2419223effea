// Finnish phrases of the returns module; Swedish and English must have the same keys.

export const fi = {
  name: 'Palautuneet viestit',
  lists: { twice: 'Sama osoite on listassa jo ylempänä.', invalid: 'Rivillä ei ole osoitetta eikä osoitteen tiivistettä.' },
} as const;
