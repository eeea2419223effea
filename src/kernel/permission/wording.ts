// What people agree to is composed of the declaration, so that the wording names the firm, the channel and the purpose, and its hash says which words it was (Art. 7(1), R11).

import { sha256hex } from '#platform/crypto';
import type { Lang } from '#platform/i18n';
import type { CompiledPolicy } from '#kernel/policy';
import { isFollowing } from './follow.ts';
import { permissionPhrases } from './phrases.ts';
import type { PermissionChannel } from './tables.ts';

export interface Wording {
  readonly hash: string;
  readonly lang: Lang;
  readonly body: string;
}

export function wordingOf(policy: CompiledPolicy, of: { channel: PermissionChannel; purpose: string; lang: Lang }): Wording {
  const { channel, purpose, lang } = of;
  const controller = policy.policy.controllers[0];
  const firm = controller?.alias ?? controller?.name ?? '';
  const name = policy.purposes.get(purpose)?.name[lang] ?? purpose;
  const asked = isFollowing(policy, purpose) ? 'follow' : channel;
  const body = permissionPhrases.t(lang, `wording.${asked}`, { firm, purpose: name });
  return { hash: sha256hex(`${lang}\n${body}`), lang, body };
}
