// Finnish phrases of the correspondence module; Swedish and English must have the same keys.

export const fi = {
  timeline: { in: 'Viesti henkilöltä', out: 'Viesti henkilölle' },
  removed: '[henkilötunnus poistettu]',
  own: 'Omat tallenteet',
} as const;
