// The person's own pages: everything held, corrected, copied, permitted, asked and erased by the person it is about, with no script and no account.

import type { Server } from '#platform/http';
import { registerCertificate } from './certificate.ts';
import type { OwnDeps } from './context.ts';
import { registerCopies } from './copies.ts';
import { registerCorrect } from './correct.ts';
import { registerDoor } from './door.ts';
import { registerErase } from './erase.ts';
import { heldPage } from './held-page.ts';
import { page, pagesOn } from './pages.ts';
import { registerPapers } from './papers.ts';
import { registerPermissions } from './permissions.ts';
import { registerPublicRequest } from './public-request.ts';
import { registerRequests } from './requests.ts';

export function registerOwn(server: Server, deps: OwnDeps): void {
  const pages = pagesOn(server, deps);
  registerDoor(pages);
  registerPublicRequest(pages);
  registerCertificate(pages);
  pages.getWithin('/omat/tiedot', async (visited) => page(visited, await heldPage(visited)));
  registerCorrect(pages);
  registerCopies(pages);
  registerPapers(pages);
  registerPermissions(pages);
  registerRequests(pages);
  registerErase(pages);
}
