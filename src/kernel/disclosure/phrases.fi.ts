// Agreements and grounds of disclosure, in Finnish.

export const fi = {
  or: ' tai ',
  agreement: {
    'processing-agreement': 'tietojenkäsittelysopimus',
    'assignment-contract': 'toimeksiantosopimus',
    nda: 'salassapitosopimus',
    'joint-arrangement': 'yhteisrekisterinpitäjien järjestely',
  },
  basis: {
    agreement: '{agreement}, allekirjoitettu {date}',
    consent: 'henkilön oma suostumus {date}',
    law: 'laki: {ref}',
    controller: 'yhteisrekisterinpito',
  },
};
