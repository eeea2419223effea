// Door of the marketing module: audiences, newsletters, calls and letters, and what came of them.

export { marketingModule } from './module.ts';
export { audienceHandlers } from './audiences/routes.ts';
export { afterConfirmed } from './automations/after-confirmed.ts';
export { automationHandlers } from './automations/routes.ts';
export { callHandlers } from './calls/routes.ts';
export { marketingLetters } from './campaigns/letters.ts';
export { mailingHandlers } from './campaigns/routes.ts';
export { createTrialJudge } from './campaigns/trial.ts';
export { newsletterLangs, newsletterTemplate, newsletterValues } from './content/letters.ts';
export { newsletterHandlers } from './content/routes.ts';
export { createNoter } from './tracking/noter.ts';
export type { Noter, Target } from './tracking/noter.ts';
export { trackingHandlers } from './tracking/routes.ts';
export { archivedLetter, archivedLetters } from './content/archive.ts';
export { openImage as newsletterPicture } from './content/images.ts';
