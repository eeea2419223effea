// Finnish phrases of the marketing module; Swedish and English must have the same keys.

import { audiencesFi } from './phrases/audiences.fi.ts';

export const fi = { name: 'Markkinointi', audience: audiencesFi } as const;
