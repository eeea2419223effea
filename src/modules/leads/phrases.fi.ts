// Finnish phrases of the leads module; Swedish and English must have the same keys.

export const fi = {
  stages: { new: 'Uusi', talking: 'Yhteydessä', quoted: 'Tarjottu', won: 'Voitettu', lost: 'Hävitty' },
  reasons: { price: 'Hinta', timing: 'Ajankohta ei sopinut', other: 'Valitsi toisen', silent: 'Ei vastannut', 'no-need': 'Ei tarvetta' },
} as const;
