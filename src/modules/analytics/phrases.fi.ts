// Finnish phrases of the analytics module; Swedish and English must have the same keys.

export const fi = { name: 'Kävijät' } as const;
