/** The API as OpenAPI 3.1, from the same schemas that parse requests and answers. */
import { z } from 'zod';
import type { RouteSpec } from '#platform/contract';
import { sourceModule } from '../files.ts';
import type { Page } from '../gen-docs.ts';

type Json = Record<string, unknown>;
interface ObjectSchema extends Json {
  properties?: Record<string, Json>;
  required?: string[];
}

const FILE: Json = { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } };

export async function generate(): Promise<Page | null> {
  const api = (await sourceModule('src/api/contract/index.ts')) as typeof import('#api/contract') | null;
  if (api === null) return null;
  const paths: Record<string, Json> = {};
  for (const [area, routes] of Object.entries(api.contract)) {
    for (const [name, spec] of Object.entries<RouteSpec>(routes)) {
      const path = spec.path.replace(/:(\w+)/g, '{$1}');
      paths[path] = { ...paths[path], [spec.method.toLowerCase()]: operation(area, name, spec) };
    }
  }
  const info = { title: 'Lupaus', version: '1', license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' } };
  const sorted = Object.fromEntries(Object.entries(paths).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  return { file: 'openapi.json', content: `${JSON.stringify({ openapi: '3.1.0', info, paths: sorted }, null, 2)}\n` };
}

function operation(area: string, name: string, spec: RouteSpec): Json {
  const parameters = [...parametersOf(spec.params, 'path'), ...parametersOf(spec.query, 'query')];
  const problem = { description: 'Refused, and why', content: { 'application/problem+json': { schema: { type: 'object' } } } };
  return {
    operationId: `${area}.${name}`,
    tags: [area],
    summary: spec.summary,
    'x-permission': typeof spec.permission === 'string' ? spec.permission : `open: ${spec.permission.open}`,
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(spec.body ? { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(spec.body, 'input') } } } } : {}),
    responses: {
      200: {
        description: 'Done',
        content: spec.file === true ? FILE : { 'application/json': { schema: schemaOf(spec.response, 'output') } },
      },
      default: problem,
    },
  };
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
