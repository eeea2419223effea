// Finnish phrases of the documents module; Swedish and English must have the same keys.

export const fi = {
  kinds: {
    quote: 'Tarjous',
    contract: 'Toimeksiantosopimus',
    'coaching-agreement': 'Coaching-sopimus',
    certificate: 'Koulutustodistus',
    reference: 'Referenssi',
    voucher: 'Tosite',
  },
  erased: { person: 'Poistettu henkilö', organisation: 'Poistettu organisaatio' },
  ended: { person: 'Henkilö, jonka laskutiedot ovat päättyneet', organisation: 'Organisaatio, jonka laskutiedot ovat päättyneet' },
} as const;
