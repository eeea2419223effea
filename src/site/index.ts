// The door to the public pages.

export { registerSite } from './routes.ts';
export type { SiteDeps } from './routes.ts';
export { registerNewsletters } from './newsletters.ts';
export { registerVisits } from './analytics.ts';
export { registerTracking } from './track.ts';
export { registerDocs } from './docs/routes.ts';
export type { ApiDocument } from './docs/document.ts';
export { siteProblemPage } from './pages.ts';
export { noticeShelf } from './shelf.ts';
export type { NoticeShelf, PublishedNotice } from './shelf.ts';
export { formPreview, registerForms } from './forms/index.ts';
export { registerLetters } from './marketing/index.ts';
export { registerOwn } from './own/index.ts';
export type { OwnDeps } from './own/context.ts';
export { registerRaffles } from './raffles.ts';
