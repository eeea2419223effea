// Finnish phrases of the returns module; Swedish and English must have the same keys.

export const fi = { name: 'Palautuneet viestit' } as const;
