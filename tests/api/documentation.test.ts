/** The API tells about itself: what it says is what the server does, and everybody can read it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contract } from '#api/contract';
import { permits, PERMISSIONS, TOKEN_PERMISSIONS } from '#kernel/access';
import { EVENTS } from '#kernel/webhooks';
import { LANGS } from '#platform/i18n';
import type { RouteSpec } from '#platform/contract';
import { apiHouse } from './house.ts';

interface Operation {
  operationId: string;
  summary: string;
  security: Record<string, string[]>[];
  'x-permission': string;
  parameters?: { in: string; name: string }[];
  requestBody?: unknown;
  responses: Record<string, { content?: Record<string, { schema: unknown }> }>;
}
interface Document {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
  webhooks: Record<string, unknown>;
  components: { securitySchemes: Record<string, unknown> };
}

test('every route stands in the document with its name, permission, schemas, refusals and the way in', async (t) => {
  const { origin } = await apiHouse(t);
  const response = await fetch(`${origin}/api/openapi.json`);
  const document = (await response.json()) as Document;
  assert.deepEqual(
    [response.status, document.openapi, Object.keys(document.components.securitySchemes)],
    [200, '3.1.0', ['token', 'session']],
  );
  const routes = Object.entries(contract).flatMap(([area, specs]) =>
    Object.entries<RouteSpec>(specs).map(([name, spec]) => ({ id: `${area}.${name}`, spec })),
  );
  const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods));
  assert.equal(operations.length, routes.length);
  assert.equal(new Set(operations.map(({ operationId }) => operationId)).size, routes.length);
  for (const { id, spec } of routes) {
    const operation = document.paths[spec.path.replace(/:(\w+)/g, '{$1}')]?.[spec.method.toLowerCase()];
    assert.ok(operation && operation.operationId === id && operation.summary.length > 5, id);
    assert.ok(Object.values(operation.responses['200']?.content ?? {})[0]?.schema, `${id}: answer`);
    assert.ok(operation.responses['429'] && operation.responses['503'], `${id}: refusals`);
    assert.equal(operation.requestBody !== undefined, spec.body !== undefined || spec.upload === true, `${id}: request`);
    const named = [...spec.path.matchAll(/:(\w+)/g)].map(([, name]) => name);
    assert.deepEqual(
      (operation.parameters ?? []).filter((each) => each.in === 'path').map(({ name }) => name),
      named,
      id,
    );
    if (typeof spec.permission !== 'string') continue;
    assert.ok(
      PERMISSIONS.some((p) => p === spec.permission),
      `${id}: ${spec.permission}`,
    );
    assert.deepEqual(
      operation.security.some((each) => 'token' in each),
      TOKEN_PERMISSIONS.some((p) => p === spec.permission),
      `${id}: token`,
    );
    assert.ok(operation.responses['401'] && operation.responses['403'], id);
  }
  assert.deepEqual(Object.keys(document.webhooks), [...EVENTS]);
  assert.ok(TOKEN_PERMISSIONS.every((p) => permits('owner', p)));
});

test('the pages are read in three languages without script, and every group has its page', async (t) => {
  const { origin } = await apiHouse(t);
  for (const lang of LANGS) {
    const response = await fetch(`${origin}/api/docs?lang=${lang}`);
    const page = await response.text();
    assert.equal(response.status, 200);
    assert.match(response.headers.get('content-security-policy') ?? '', /script-src 'self'/);
    assert.match(page, new RegExp(`<html lang="${lang}">`));
    assert.ok(!/<script|style="|https?:\/\/(?!127\.0\.0\.1)/.test(page.replace(/<code>[\s\S]*?<\/code>/g, '')), lang);
    assert.match(page, /errors\.version-conflict/);
  }
  for (const area of Object.keys(contract)) {
    const page = await (await fetch(`${origin}/api/docs/${area}?lang=en`)).text();
    const shown = page.match(/<section id="/g) ?? [];
    assert.equal(shown.length, Object.keys(contract[area as keyof typeof contract]).length, area);
    const forTokens = Object.values<RouteSpec>(contract[area as keyof typeof contract]).filter(({ permission }) =>
      TOKEN_PERMISSIONS.some((p) => p === permission),
    );
    assert.equal((page.match(/<code>curl/g) ?? []).length, forTokens.length, area);
  }
  assert.equal((await fetch(`${origin}/api/docs/nothing`)).status, 404);
});

test('what a handler returns beyond its contract never leaves the house', async () => {
  const { buildServer } = await import('#platform/http');
  const { silentLog } = await import('#platform/log');
  const { mount } = await import('../../src/api/mount.ts');
  const { createTokenLimits } = await import('../../src/api/token-limits.ts');
  const { z } = await import('zod');
  const server = await buildServer({ log: silentLog, publicUrl: 'http://127.0.0.1' });
  const area = {
    show: {
      method: 'GET',
      path: '/api/x',
      summary: 'x',
      permission: { open: 'a test' },
      response: z.object({ name: z.string(), rows: z.array(z.object({ id: z.string() })) }),
    },
  } as const;
  const more = { name: 'a', secret: 'b', rows: [{ id: '1', hash: 'c' }] };
  const context = { access: {}, secureCookie: false, mfaRequired: () => false, tokens: createTokenLimits() } as unknown as Parameters<
    typeof mount
  >[3];
  mount(server, area, { show: async () => more }, context);
  const { body } = await server.inject({ url: '/api/x', headers: { host: '127.0.0.1' } });
  assert.deepEqual(JSON.parse(body), { name: 'a', rows: [{ id: '1' }] });
  await server.close();
});
