// How the firm's letters look and who signs them: one setting for all of them, with defaults that need no care.

import { getSetting, putSetting } from '#kernel/access';
import type { CompiledPolicy } from '#kernel/policy';
import { LIGHT } from '#platform/html';
import { appError } from '#platform/errors';
import type { Conn } from '#platform/db';
import type { Text } from '#platform/i18n';
import { imageById } from './queries.ts';

export interface Brand {
  /** An uploaded picture, or null: then the firm's name stands at the head. */
  readonly logoId: string | null;
  readonly accent: string;
  /** Words after the last block, as the firm signs. */
  readonly signature: Text;
  /** A line of the firm's own above what every letter must say. */
  readonly footer: Text;
  readonly senderName: string;
}

const SETTING = 'marketing.brand';
const EMPTY: Text = { fi: '', sv: '', en: '' };

export async function brandOf(conn: Conn): Promise<Brand> {
  const stored = await getSetting(conn, SETTING);
  const plain: Brand = { logoId: null, accent: LIGHT.accent, signature: EMPTY, footer: EMPTY, senderName: '' };
  return stored === undefined ? plain : { ...plain, ...(JSON.parse(stored) as Partial<Brand>) };
}

/** @throws errors.newsletter-image */
export async function saveBrand(conn: Conn, brand: Brand): Promise<void> {
  if (brand.logoId !== null && !(await imageById(conn, brand.logoId)))
    throw appError('invalid', 'errors.newsletter-image', { field: 'logoId' });
  await putSetting(conn, SETTING, JSON.stringify(brand));
}

export interface Firm {
  readonly name: string;
  /** The name by which people know it. */
  readonly called: string;
  readonly businessId: string | undefined;
}

/** Who sends, as the declaration names it. */
export function firmOf(policy: CompiledPolicy): Firm {
  const controller = policy.policy.controllers[0];
  return { name: controller?.name ?? '', called: controller?.alias ?? controller?.name ?? '', businessId: controller?.businessId };
}
