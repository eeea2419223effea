/** Contract of messages: read a saved mail without keeping it, file it on known people, see it, take it away. */
import { done, idParams, instant, route, textSchema } from '#platform/contract';
import { z } from 'zod';

/** Twenty-five megabytes in base64. */
const file = z.string().min(1).max(35_000_000);
const source = { file: file.optional(), text: z.string().min(1).max(400_000).optional() };
const direction = z.enum(['in', 'out']);
const place = z.enum(['from', 'to', 'cc', 'bcc', 'forwarded']);
const person = z.object({
  id: z.string(),
  label: z.string(),
  /** Where in the message the person was found; null when the person was only named by whoever dropped it. */
  place: place.nullable(),
  direction,
  /** Filed when nobody chooses otherwise. */
  chosen: z.boolean(),
  /** Several people share the address: which of them, somebody must say. */
  shared: z.boolean(),
  /** A register of theirs declares messages. */
  declared: z.boolean(),
  /** The message is on their timeline already. */
  filed: z.string().nullable(),
});
const shown = z.object({ subject: z.string().nullable(), sentAt: instant.nullable(), beginning: z.string() });
const attached = z.object({
  index: z.number(),
  name: z.string(),
  size: z.number(),
  /** Whether it can be filed as a document. */
  paper: z.boolean(),
});

export const messages = {
  read: route({
    method: 'POST',
    path: '/api/messages/read',
    summary: 'Read a saved or pasted mail and find its people; nothing is stored',
    permission: 'people.write',
    body: z.object({ ...source, personId: z.string().max(64).optional() }),
    response: z.object({
      message: shown,
      /** The message passed on inside it. */
      forwarded: shown.nullable(),
      people: z.array(person),
      /** Somebody unknown wrote it: for the form that adds a person. */
      unknownSender: z.object({ name: z.string(), address: z.string() }).nullable(),
      /** Addresses of others, which are not stored. */
      others: z.number(),
      attachments: z.array(attached),
      notes: z.array(z.enum(['shortened', 'winmail', 'encrypted', 'empty', 'automatic', 'identity-code'])),
    }),
  }),
  discard: route({
    method: 'POST',
    path: '/api/messages/discard',
    summary: 'Count a mail that was not filed because nobody in it is known',
    permission: 'people.write',
    body: z.object({ way: z.enum(['file', 'paste']) }),
    response: done,
  }),
  file: route({
    method: 'POST',
    path: '/api/messages',
    summary: 'File a mail on known people, and its papers as documents where chosen',
    permission: 'people.write',
    body: z.object({
      ...source,
      people: z
        .array(z.object({ id: z.string().max(64), direction }))
        .min(1)
        .max(50),
      /** Said by whoever files it, when the message does not tell. */
      sentAt: z.iso.datetime({ offset: true }).optional(),
      subject: z.string().trim().max(500).optional(),
      papers: z
        .array(
          z.object({
            index: z.number().int().min(0).max(99),
            personId: z.string().max(64),
            kind: z.enum(['quote', 'contract', 'coaching-agreement', 'certificate', 'reference']),
          }),
        )
        .max(20)
        .default([]),
    }),
    response: z.object({
      filed: z.array(z.object({ personId: z.string(), id: z.string(), isNew: z.boolean() })),
      papers: z.number(),
      /** Those on whom it may not be stored now; when nobody may have it, the whole is refused. */
      refused: z.array(z.object({ personId: z.string(), reason: textSchema })),
    }),
  }),
  get: route({
    method: 'GET',
    path: '/api/messages/:id',
    summary: 'A message in full, as text',
    permission: 'people.read',
    params: idParams,
    response: z.object({
      message: z.object({
        id: z.string(),
        personId: z.string(),
        direction,
        title: textSchema,
        subject: z.string().nullable(),
        sentAt: instant,
        text: z.string(),
        /** The person's address that it went by, while it is held. */
        address: z.string().nullable(),
        way: z.enum(['file', 'paste', 'mailbox']),
        filesLeft: z.number(),
        othersLeft: z.number(),
        source: textSchema,
        recordedAt: instant,
      }),
    }),
  }),
  remove: route({
    method: 'DELETE',
    path: '/api/messages/:id',
    summary: 'Take a message off the timeline',
    permission: 'people.write',
    params: idParams,
    response: done,
  }),
};
