// Where the links of a letter lead: stop at once, and why it came.

import type { Deps } from '#kernel/deps';
import type { Server } from '#platform/http';
import { registerUnsubscribe } from './unsubscribe.ts';
import { registerWhy } from './why.ts';

export function registerLetters(server: Server, deps: Deps): void {
  registerUnsubscribe(server, deps);
  registerWhy(server, deps);
}
