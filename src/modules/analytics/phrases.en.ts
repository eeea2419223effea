// English phrases of the analytics module.

import type { Shape } from '#platform/i18n';
import type { fi } from './phrases.fi.ts';

export const en = { name: 'Visitors' } as const satisfies Shape<typeof fi>;
