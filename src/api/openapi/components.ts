// What every operation shares: how one is let in, how one is refused, how fast one may go.

import type { RouteSpec } from '#platform/contract';
import { TOKEN_RATE } from '../token-limits.ts';

type Json = Record<string, unknown>;

const text = { type: 'string' };
const number = { type: 'integer' };

const PROBLEM: Json = {
  type: 'object',
  description:
    'Why it was refused (RFC 9457). `code` is for programs and stays the same; `title` is for people, in the language of the request.',
  required: ['type', 'title', 'status', 'code'],
  properties: {
    type: { type: 'string', description: '`urn:lupaus:` and the code' },
    title: text,
    status: number,
    code: { type: 'string', examples: ['errors.version-conflict'] },
    field: { type: 'string', description: 'Which field of the request' },
    clause: { type: 'string', description: 'Which section of the privacy notice' },
    params: { type: 'object', additionalProperties: true },
    errors: {
      type: 'array',
      items: { type: 'object', required: ['path', 'message'], properties: { path: text, message: text } },
      description: 'Field by field, when the request did not fit its schema',
    },
  },
};

const PROBLEMS = {
  Invalid: 'The request does not fit its schema, or a value is impossible',
  SignedOut: 'No session and no valid token',
  Forbidden: 'The token, or the role, has no permission for this',
  Missing: 'There is no such thing, or it is not yours to see',
  Conflict: 'Somebody was faster: read again and decide',
  Refused: 'Understood, and against the privacy notice or the rules of the register',
  TooMany: 'Too fast; wait as long as Retry-After says',
  Unavailable: 'Busy or not set up; try again',
} as const;

const STATUS: Record<keyof typeof PROBLEMS, number> = {
  Invalid: 400,
  SignedOut: 401,
  Forbidden: 403,
  Missing: 404,
  Conflict: 409,
  Refused: 422,
  TooMany: 429,
  Unavailable: 503,
};

/** The refusals that an operation can answer with. */
export function problemsOf({ method, permission, params, body }: RouteSpec): Json {
  const writes = method !== 'GET';
  const names: (keyof typeof PROBLEMS)[] = [
    'Invalid',
    ...(typeof permission === 'string' ? (['SignedOut'] as const) : []),
    ...(typeof permission === 'string' || writes ? (['Forbidden'] as const) : []),
    ...(params ? (['Missing'] as const) : []),
    ...(writes && (params || body) ? (['Conflict'] as const) : []),
    ...(writes ? (['Refused'] as const) : []),
    'TooMany',
    'Unavailable',
  ];
  return Object.fromEntries(names.map((name) => [STATUS[name], { $ref: `#/components/responses/${name}` }]));
}

const RETRY = { 'Retry-After': { schema: number, description: 'Seconds' } };

export const components: Json = {
  securitySchemes: {
    token: {
      type: 'http',
      scheme: 'bearer',
      bearerFormat: 'lupaus_ + 46 characters',
      description: 'A token made by the owner in Settings → API. Only over https, except on the same machine; never in an address.',
    },
    session: {
      type: 'apiKey',
      in: 'cookie',
      name: 'lupaus_session',
      description: 'The session of somebody signed in by a browser. Calls that change something carry the header X-Lupaus: 1 as well.',
    },
  },
  schemas: { Problem: PROBLEM },
  responses: Object.fromEntries(
    Object.entries(PROBLEMS).map(([name, description]) => [
      name,
      {
        description,
        ...(name === 'TooMany' || name === 'Unavailable' ? { headers: RETRY } : {}),
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    ]),
  ),
  headers: {
    'RateLimit-Limit': { description: `Calls of one token in ${TOKEN_RATE.seconds} seconds: ${TOKEN_RATE.calls}`, schema: number },
    'RateLimit-Remaining': { description: 'What is left of them', schema: number },
    'RateLimit-Reset': { description: 'Seconds until they begin anew', schema: number },
    'RateLimit-Policy': { description: `${TOKEN_RATE.calls};w=${TOKEN_RATE.seconds}`, schema: text },
  },
};
