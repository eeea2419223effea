// Finnish phrases of the returns module; Swedish and English must have the same keys.

export const fi = {
  name: 'Palautuneet viestit',
  lists: {
    twice: 'Sama osoite on listassa jo ylempänä.',
    invalid: 'Rivillä ei ole osoitetta eikä osoitteen tiivistettä.',
    'untimed-missing': 'Ilman suostumusta: rivillä ei ole tilaamisen tai vahvistuksen aikaa.',
    'untimed-unread': 'Ilman suostumusta: tilaamisen aikaa ei voi lukea varmasti. Kirjoita se muodossa 2025-05-01 tai 1.5.2025.',
    'untimed-future': 'Ilman suostumusta: tilaamisen aika on tulevaisuudessa.',
    shared: 'Ilman suostumusta: osoite on monella, eikä voi tietää, kuka heistä suostui.',
  },
} as const;
