/** The closed lists of a request, in the order in which they are offered. */
import type { Request } from '#web/api/client.ts';

type Body = Request<'requests', 'enter'>['body'];

export const RIGHTS: readonly Body['right'][] = [
  'access',
  'rectification',
  'erasure',
  'restriction',
  'objection',
  'portability',
  'withdrawal',
  'marketing-ban',
  'complaint',
];
export const CHANNELS: readonly Body['channel'][] = ['email', 'phone', 'post', 'in-person'];
export const METHODS: readonly NonNullable<Body['identity']>[] = [
  'known-address',
  'call-back',
  'known-in-person',
  'document-seen',
  'own-pages',
  'not-needed',
];
/** Rights for which nobody's identity has to be settled. */
export const WITHOUT_IDENTITY: readonly string[] = ['withdrawal', 'marketing-ban', 'complaint'];
