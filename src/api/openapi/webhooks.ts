// What is sent to receivers of notices, as the other half of the same document.

import { EVENTS } from '#kernel/webhooks';

type Json = Record<string, unknown>;

const WHEN: Record<(typeof EVENTS)[number], string> = {
  'person.created': 'A person was added to a register',
  'person.updated': 'Data, memberships or restriction of a person changed',
  'person.erased': 'A person was erased: erase what you hold of them too',
  'organisation.created': 'An organisation was added to a register',
  'organisation.updated': 'Data or memberships of an organisation changed',
  'organisation.erased': 'An organisation was erased: erase what you hold of it too',
  'permission.changed': 'A person gave or withdrew consent, or forbade something: ask before you write to them',
  'request.opened': 'Somebody used a right; the id names the request',
  'membership.ended': 'A membership of a register ended; the id names the membership',
  'import.finished': 'An import came to its end; the id names the import',
};

const id = { type: ['string', 'null'] };

const PAYLOAD: Json = {
  type: 'object',
  required: ['type', 'timestamp', 'data'],
  properties: {
    type: { type: 'string' },
    timestamp: { type: 'string', format: 'date-time', description: 'When it happened' },
    data: {
      type: 'object',
      required: ['id', 'subject', 'sequence'],
      properties: {
        id: { ...id, description: 'The record' },
        subject: { ...id, description: 'The person or organisation' },
        sequence: {
          type: ['integer', 'null'],
          description: 'Grows with time. Notices can arrive in another order: go by this, and ask for the present state.',
        },
      },
    },
  },
};

const HEADERS: readonly (readonly [string, string])[] = [
  ['webhook-id', 'The same at every attempt: take each once'],
  ['webhook-timestamp', 'Seconds since 1970 at this attempt: refuse what is older than five minutes'],
  [
    'webhook-signature',
    '`v1,` and the base64 of HMAC-SHA256 over `id.timestamp.body`; several, apart by spaces, while a secret is replaced',
  ],
];

export function webhooksOf(): Json {
  return Object.fromEntries(
    EVENTS.map((event) => [
      event,
      {
        post: {
          operationId: `event.${event}`,
          summary: WHEN[event],
          parameters: HEADERS.map(([name, description]) => ({
            name,
            in: 'header',
            required: true,
            description,
            schema: { type: 'string' },
          })),
          requestBody: {
            required: true,
            content: {
              'application/json': { schema: { ...PAYLOAD, properties: { ...(PAYLOAD['properties'] as Json), type: { const: event } } } },
            },
          },
          responses: {
            '2XX': { description: 'Taken. Anything else is tried again for five days.' },
            410: { description: 'Gone for good: nothing more is sent.' },
          },
        },
      },
    ]),
  );
}
