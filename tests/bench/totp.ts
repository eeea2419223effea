// The code an authenticator would show now.

import { totpCode } from '#platform/crypto';

export function totpNow(secret: string): string {
  return totpCode(secret, new Date());
}
