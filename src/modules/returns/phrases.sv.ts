// Swedish phrases of the returns module.

import type { Shape } from '#platform/i18n';
import type { fi } from './phrases.fi.ts';

export const sv = { name: 'Returnerade meddelanden' } as const satisfies Shape<typeof fi>;
