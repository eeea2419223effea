/** What is done to many, and to whom. */
import type { Request } from '#web/api/client.ts';

type Body = Request<'bulk', 'start'>['body'];
export type BulkAct = Body['act'];
export type Whom = Body['who'];
export type Filter = Extract<Whom, { filter: unknown }>['filter'];
