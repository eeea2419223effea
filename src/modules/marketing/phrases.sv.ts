// Swedish phrases of the marketing module.

import type { Shape } from '#platform/i18n';
import type { fi } from './phrases.fi.ts';

export const sv = { name: 'Marknadsföring' } as const satisfies Shape<typeof fi>;
