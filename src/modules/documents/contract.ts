/** Contract of documents and vouchers. */
export { documents } from './contract/documents.ts';
export { vouchers } from './contract/vouchers.ts';
