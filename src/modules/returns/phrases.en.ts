// English phrases of the returns module.

import type { Shape } from '#platform/i18n';
import type { fi } from './phrases.fi.ts';

export const en = { name: 'Returned messages' } as const satisfies Shape<typeof fi>;
