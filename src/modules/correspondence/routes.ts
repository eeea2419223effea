// Answers of the correspondence module to the API.

import { actorOf } from '#kernel/access';
import type { Call } from '#kernel/access';
import type { Deps } from '#kernel/deps';
import { originsById } from '#kernel/records';
import { contactPointsOf } from '#customers';
import { localDate } from '#platform/clock';
import type { HandlersOf } from '#platform/contract';
import type { Text } from '#platform/i18n';
import type { MailReader } from '#platform/mail';
import type { messages } from './contract.ts';
import { messageOnFile, removeMessage } from './filing.ts';
import { fileSource } from './deliver.ts';
import { previewOf, readSource } from './intake.ts';
import { phrase } from './phrases.ts';
import { addCount } from './queries.ts';
import type { MessageRow } from './queries.ts';

export function messageHandlers(deps: Deps, reader: MailReader): HandlersOf<typeof messages, Call> {
  return {
    async read({ body: { personId, ...source } }) {
      return previewOf(deps, await readSource(deps, reader, source, personId));
    },
    async discard({ body: { way } }) {
      await deps.database.tx((tx) => addCount(tx, localDate(deps.clock.now()), way, 'unknown'));
      return { ok: true };
    },
    file: ({ body }, call) => fileSource(deps, reader, actorOf(call), body),
    get: async ({ params }) => ({ message: await messageView(deps, await messageOnFile(deps, params.id)) }),
    async remove({ params }, call) {
      await removeMessage(deps, actorOf(call), params.id);
      return { ok: true };
    },
  };
}

const WAYS = ['file', 'paste', 'mailbox'] as const;

async function messageView(deps: Deps, row: MessageRow) {
  const { db } = deps.database;
  const points = row.point_id === null ? [] : await contactPointsOf(db, [row.subject_id]);
  const origin = (await originsById(db, [row.origin_id])).get(row.origin_id);
  return {
    id: row.id,
    personId: row.subject_id,
    direction: row.direction === 'out' ? ('out' as const) : ('in' as const),
    title: phrase(row.direction === 'out' ? 'timeline.out' : 'timeline.in'),
    subject: row.title,
    sentAt: row.sent_at,
    text: row.body,
    address: points.find(({ id }) => id === row.point_id)?.value ?? null,
    way: WAYS.find((way) => way === row.way) ?? 'file',
    filesLeft: row.files_left,
    othersLeft: row.others_left,
    source: sourceName(deps, origin?.source ?? ''),
    recordedAt: origin?.recorded_at ?? row.created_at,
  };
}

function sourceName(deps: Deps, id: string): Text {
  return deps.policy.current()?.sources.get(id)?.name ?? phrase('own');
}
