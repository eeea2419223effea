// Door of the documents module: papers filed by hand, and vouchers that law keeps.

export { documentsModule } from './module.ts';
export { documentHandlers, voucherHandlers } from './routes.ts';
