// English phrases of the marketing module.

import type { Shape } from '#platform/i18n';
import type { fi } from './phrases.fi.ts';
import { audiencesEn } from './phrases/audiences.en.ts';

export const en = { name: 'Marketing', audience: audiencesEn } as const satisfies Shape<typeof fi>;
