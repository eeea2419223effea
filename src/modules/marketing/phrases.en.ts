// English phrases of the marketing module.

import type { Shape } from '#platform/i18n';
import type { fi } from './phrases.fi.ts';

export const en = { name: 'Marketing' } as const satisfies Shape<typeof fi>;
