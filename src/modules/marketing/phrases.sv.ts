// Swedish phrases of the marketing module.

import type { Shape } from '#platform/i18n';
import type { fi } from './phrases.fi.ts';
import { audiencesSv } from './phrases/audiences.sv.ts';

export const sv = { name: 'Marknadsföring', audience: audiencesSv } as const satisfies Shape<typeof fi>;
