// Whether the firm asks the business register, and under which source of its declaration it keeps what it takes. Off until it says so.

import { getSetting, putSetting } from '#kernel/access';
import type { Deps } from '#kernel/deps';
import { appError } from '#platform/errors';
import type { Text } from '#platform/i18n';
import { inForce } from '../write.ts';

const SETTING = 'business-register.source';

export interface RegisterSetting {
  readonly on: boolean;
  readonly source: string | null;
  /** Sources of the declaration that are public registers or authorities. */
  readonly sources: { id: string; name: Text }[];
}

export async function registerSetting(deps: Deps): Promise<RegisterSetting> {
  const sources = [...inForce(deps).sources.values()].filter(({ from }) => from === 'public' || from === 'authority');
  const chosen = await getSetting(deps.database.db, SETTING);
  const source = sources.find(({ id }) => id === chosen)?.id ?? null;
  return { on: source !== null, source, sources: sources.map(({ id, name }) => ({ id, name })) };
}

/** Turns it on under a declared source, or off. @throws errors.register-source */
export async function setRegister(deps: Deps, source: string | null): Promise<void> {
  const { sources } = await registerSetting(deps);
  if (source !== null && !sources.some(({ id }) => id === source)) throw appError('refused', 'errors.register-source', { field: 'source' });
  await putSetting(deps.database.db, SETTING, source ?? '');
}

/** The source under which facts are kept. @throws errors.register-off */
export async function registerSource(deps: Deps): Promise<string> {
  const { source } = await registerSetting(deps);
  if (source === null) throw appError('refused', 'errors.register-off');
  return source;
}
