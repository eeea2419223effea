// Door of the customers module: people, organisations, contacts and imports.

export { customersModule } from './module.ts';
export { organisationHandlers, peopleHandlers, todayHandlers } from './routes.ts';
export { importHandlers } from './import/routes.ts';
export { decodeCsv, readCsvHead } from './import/parse.ts';
export { guessColumns } from './import/columns.ts';
export { BATCH, openImport, previewImport, runImport } from './import/run.ts';
export type { Import, ImportOrder, Preview } from './import/run.ts';
export type { Progress } from './queries-import.ts';
export { csvText, errorCsv } from './import/service.ts';
export { insertOrganisations, insertPeople } from './bulk.ts';
export type { BulkContact, BulkEvent, BulkMembership, BulkOrganisation, BulkPerson, BulkPoint } from './bulk.ts';
export { change } from './write.ts';
export type { Who } from './write.ts';
export { subjectLabels } from './views.ts';
export { heldWords } from './held-words.ts';
export { liveMembershipsOf } from './queries.ts';
export { normalPoint } from './contact-points.ts';
export { decodeCursor, encodeCursor } from './cursor.ts';
export { insertTask } from './tasks/service.ts';
export { openTasksOf } from './tasks/queries.ts';
export { todayOf } from './today.ts';
export { accessCopy } from './access-copy.ts';
export { correctOwn, mailboxes, personName } from './own.ts';
export { employersNow, outsideWords } from './outside.ts';
export { tagHandlers, taskHandlers } from './tags/routes.ts';
