// The API as OpenAPI 3.1, from the schemas that parse requests and answers: it cannot say anything else than the server does.

import { contract } from '#api/contract';
import { TOKEN_PERMISSIONS } from '#kernel/access';
import type { RouteSpec } from '#platform/contract';
import { z } from 'zod';
import { AREAS, INTRODUCTION } from './about.ts';
import { components, problemsOf } from './components.ts';
import { webhooksOf } from './webhooks.ts';

export type Json = Record<string, unknown>;
interface ObjectSchema extends Json {
  properties?: Record<string, Json>;
  required?: string[];
}

/** Raised when something that worked stops working; until then the API only grows. */
export const API_VERSION = '1.0.0';
const BYTES: Json = { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } };

export function openApiDocument(): Json {
  const paths: Record<string, Json> = {};
  for (const [area, routes] of Object.entries(contract)) {
    for (const [name, spec] of Object.entries<RouteSpec>(routes)) {
      const path = spec.path.replace(/:(\w+)/g, '{$1}');
      paths[path] = { ...paths[path], [spec.method.toLowerCase()]: operation(area, name, spec) };
    }
  }
  const schemas: Json = {};
  const lifted = lift(paths, schemas) as Json;
  return {
    openapi: '3.1.0',
    info: { title: 'Lupaus', version: API_VERSION, description: INTRODUCTION, license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' } },
    servers: [{ url: '/', description: 'This installation' }],
    tags: Object.keys(contract).map((name) => ({ name, description: AREAS[name] ?? name })),
    paths: Object.fromEntries(Object.entries(lifted).toSorted(([a], [b]) => (a < b ? -1 : 1))),
    webhooks: webhooksOf(),
    components: { ...components, schemas: { ...(components['schemas'] as Json), ...schemas } },
  };
}

/** A shape that holds itself is named once for the whole document: what refers to it must find it from the root. */
function lift(node: unknown, schemas: Json): unknown {
  if (Array.isArray(node)) return node.map((each) => lift(each, schemas));
  if (typeof node !== 'object' || node === null) return node;
  const { $defs, ...rest } = node as Json;
  for (const [name, schema] of Object.entries(($defs ?? {}) as Json)) schemas[name] = lift(schema, schemas);
  return Object.fromEntries(
    Object.entries(rest).map(([key, value]) => [
      key,
      key === '$ref' && typeof value === 'string' ? value.replace('#/$defs/', '#/components/schemas/') : lift(value, schemas),
    ]),
  );
}

function operation(area: string, name: string, spec: RouteSpec): Json {
  const parameters = [...parametersOf(spec.params, 'path'), ...parametersOf(spec.query, 'query')];
  const { permission } = spec;
  const open = typeof permission !== 'string';
  return {
    operationId: `${area}.${name}`,
    tags: [area],
    summary: spec.summary,
    'x-permission': open ? `open: ${permission.open}` : permission,
    security: open ? [{}] : securityOf(permission),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...bodyOf(spec),
    responses: {
      200: {
        description: 'Done',
        ...(forTokens(permission) ? { headers: RATE_HEADERS } : {}),
        content: spec.file === true ? BYTES : { 'application/json': { schema: schemaOf(spec.response, 'output') } },
      },
      ...problemsOf(spec),
    },
  };
}

const RATE_HEADERS = Object.fromEntries(
  ['RateLimit-Limit', 'RateLimit-Remaining', 'RateLimit-Reset', 'RateLimit-Policy'].map((name) => [
    name,
    { $ref: `#/components/headers/${name}` },
  ]),
);

function forTokens(permission: RouteSpec['permission']): boolean {
  return TOKEN_PERMISSIONS.some((each) => each === permission);
}

/** A token where tokens are taken; the browser's session everywhere. */
function securityOf(permission: string): Json[] {
  return [...(forTokens(permission) ? [{ token: [permission] }] : []), { session: [permission] }];
}

function bodyOf({ body, upload }: RouteSpec): Json {
  if (upload === true) return { requestBody: { required: true, content: BYTES } };
  return body ? { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(body, 'input') } } } } : {};
}

function parametersOf(schema: z.ZodType | undefined, place: 'path' | 'query'): Json[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = schemaOf(schema, 'input');
  return Object.entries(properties).map(([name, each]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: each,
  }));
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): ObjectSchema {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as ObjectSchema;
  return rest;
}
