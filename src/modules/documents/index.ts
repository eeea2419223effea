// Door of the documents module: papers filed by hand, and vouchers that law keeps.

export { filePaper } from './documents.ts';
export { parseFile } from './parse-file.ts';
export { openPaperAbout, papersAbout } from './own.ts';
export { documentsNamed } from './views.ts';
export { documentsModule } from './module.ts';
export { documentHandlers, voucherHandlers } from './routes.ts';
