// Finnish phrases of the marketing module; Swedish and English must have the same keys.

export const fi = { name: 'Markkinointi' } as const;
