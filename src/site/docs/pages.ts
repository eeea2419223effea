// The documentation of the API, page by page: the beginning with what is common, and one page for each group of operations.

import { html, renderPage } from '#platform/html';
import type { Html } from '#platform/html';
import { LANGS } from '#platform/i18n';
import type { Lang } from '#platform/i18n';
import { STYLESHEET } from '../assets.ts';
import { exampleOf, fieldsOf, operationsOf, tokenScope } from './document.ts';
import type { ApiDocument, Operation, Parameter, Placed, Schema } from './document.ts';
import { docsPhrases } from './phrases.ts';
import { paragraphs } from './prose.ts';

const { t } = docsPhrases;

export interface DocsContext {
  /** Made when somebody first asks. */
  readonly document: () => ApiDocument;
  /** Where this installation answers. */
  readonly origin: string;
  /** Every code of a refusal and what it says, in the reader's language. */
  codes(lang: Lang): readonly (readonly [string, string])[];
}

const NAMES: Readonly<Record<Lang, string>> = { fi: 'Suomeksi', sv: 'På svenska', en: 'In English' };

export function firstPage(ctx: DocsContext, lang: Lang): string {
  const { origin } = ctx;
  const document = ctx.document();
  const groups = document.tags.map(({ name, description }) => {
    const n = operationsOf(document, name).length;
    return html`<li>
      <a href="/api/docs/${name}?lang=${lang}" lang="en">${description}</a> <span class="muted">(${t(lang, 'count', { n })})</span>
    </li> `;
  });
  const curl = `curl -H "Authorization: Bearer $TOKEN" \\\n  "${origin}/api/people?limit=20"`;
  const main = html`<section>
      <p>${t(lang, 'lead')}</p>
      <p><a href="/api/openapi.json">${t(lang, 'machine')}</a></p>
      <h2>${t(lang, 'begin')}</h2>
      <p>${t(lang, 'beginText')}</p>
      ${code(curl)}
    </section>
    <section lang="en">
      <h2 lang="${lang}">${t(lang, 'conventions')}</h2>
      ${paragraphs(document.info.description)}
    </section>
    <section>
      <h2>${t(lang, 'groups')}</h2>
      <ul>
        ${groups}
      </ul>
    </section>
    ${events(ctx, lang)} ${codes(ctx, lang)}`;
  return page(lang, t(lang, 'title'), `/api/docs`, main);
}

export function groupPage(ctx: DocsContext, group: string, lang: Lang): string | undefined {
  const tag = ctx.document().tags.find(({ name }) => name === group);
  if (tag === undefined) return undefined;
  const main = html`<p><a href="/api/docs?lang=${lang}">${t(lang, 'back')}</a></p>
    ${operationsOf(ctx.document(), group).map((each) => operationSection(ctx, each, lang))}`;
  return page(lang, tag.description, `/api/docs/${group}`, main);
}

function operationSection({ document, origin }: DocsContext, placed: Placed, lang: Lang): Html {
  const { operation, method, path } = placed;
  const body = operation.requestBody?.content?.['application/json']?.schema;
  const answer = operation.responses['200']?.content?.['application/json']?.schema;
  return html`<section id="${operation.operationId}">
    <h2 lang="en">${operation.summary}</h2>
    <p class="route"><code>${method} ${path}</code></p>
    <p>${access(operation, lang)}</p>
    ${tokenScope(operation) !== undefined && code(curlOf(origin, placed, body))} ${parameterTable(operation.parameters ?? [], lang)}
    ${body && schemaTable(t(lang, 'request'), body, lang)}
    ${answer ? schemaTable(t(lang, 'answer'), answer, lang) : html`<p>${t(lang, 'answer')}: ${t(lang, 'file')}</p>`}
    <details>
      <summary>${t(lang, 'refusals')}</summary>
      <ul lang="en">
        ${refusals(document(), operation).map(([status, what]) => html`<li><code>${status}</code> ${what}</li> `)}
      </ul>
    </details>
  </section>`;
}

function access(operation: Operation, lang: Lang): Html {
  const scope = tokenScope(operation);
  const permission = operation['x-permission'] ?? '';
  if (permission.startsWith('open:')) return html`${t(lang, 'open')}`;
  return scope === undefined
    ? html`${t(lang, 'permission')}: <code>${permission}</code>. ${t(lang, 'people')}`
    : html`${t(lang, 'permission')}: <code>${scope}</code>`;
}

function curlOf(origin: string, { method, path, operation }: Placed, body: Schema | undefined): string {
  const asked = (operation.parameters ?? []).filter((each) => each.in === 'query' && each.required);
  const query = asked.map(({ name, schema }) => `${name}=${encodeURIComponent(String(exampleOf(schema)))}`).join('&');
  const lines = [
    `curl${method === 'GET' ? '' : ` -X ${method}`} -H "Authorization: Bearer $TOKEN"`,
    ...(body === undefined ? [] : [`  -H "Content-Type: application/json"`, `  -d '${JSON.stringify(exampleOf(body))}'`]),
    `  "${origin}${path.replace(/\{(\w+)\}/g, '$$$1')}${query === '' ? '' : `?${query}`}"`,
  ];
  return lines.join(' \\\n');
}

function parameterTable(parameters: readonly Parameter[], lang: Lang): Html | false {
  if (parameters.length === 0) return false;
  const rows = parameters.map(
    ({ name, in: place, required, schema }) => [`${name} (${place})`, fieldsOf(schema)[0]?.type ?? '', required] as const,
  );
  return table(t(lang, 'place'), rows, lang);
}

function schemaTable(caption: string, schema: Schema, lang: Lang): Html {
  return table(
    caption,
    fieldsOf(schema).map(({ name, type, required }) => [name, type, required] as const),
    lang,
  );
}

function table(caption: string, rows: readonly (readonly [string, string, boolean])[], lang: Lang): Html {
  return html`<details>
    <summary>${caption}</summary>
    <div class="scroll" tabindex="0" role="region" aria-label="${caption}">
      <table>
        <thead>
          <tr>
            <th scope="col">${t(lang, 'name')}</th>
            <th scope="col">${t(lang, 'type')}</th>
            <th scope="col">${t(lang, 'must')}</th>
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            ([name, type, required]) =>
              html`<tr>
                <td><code>${name}</code></td>
                <td lang="en">${type}</td>
                <td>${t(lang, required ? 'yes' : 'no')}</td>
              </tr> `,
          )}
        </tbody>
      </table>
    </div>
  </details>`;
}

function refusals({ components }: ApiDocument, operation: Operation): [string, string][] {
  return Object.entries(operation.responses)
    .filter(([status]) => status !== '200')
    .map(([status, { $ref = '' }]) => [status, components.responses[$ref.split('/').at(-1) ?? '']?.description ?? '']);
}

const VERIFY = `import { createHmac, timingSafeEqual } from 'node:crypto';

function verified(headers, rawBody, secret) {
  const id = headers['webhook-id'];
  const at = headers['webhook-timestamp'];
  if (Math.abs(Date.now() / 1000 - Number(at)) > 300) return false;
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const right = createHmac('sha256', key).update(\`\${id}.\${at}.\${rawBody}\`).digest();
  return headers['webhook-signature'].split(' ').some((each) => {
    const given = Buffer.from(each.replace('v1,', ''), 'base64');
    return given.length === right.length && timingSafeEqual(given, right);
  });
}`;

function events({ document }: DocsContext, lang: Lang): Html {
  return html`<section id="webhooks">
    <h2>${t(lang, 'events')}</h2>
    <p>${t(lang, 'eventsText')}</p>
    <dl lang="en">
      ${Object.entries(document().webhooks).map(
        ([name, { post }]) =>
          html`<dt><code>${name}</code></dt>
            <dd>${post.summary}</dd> `,
      )}
    </dl>
    <h3>${t(lang, 'verify')}</h3>
    ${code(VERIFY)}
  </section>`;
}

function codes(ctx: DocsContext, lang: Lang): Html {
  return html`<section id="codes">
    <h2>${t(lang, 'codes')}</h2>
    <p>${t(lang, 'codesText')}</p>
    <details>
      <summary>${t(lang, 'code')} – ${t(lang, 'meaning')}</summary>
      <dl>
        ${ctx.codes(lang).map(
          ([name, text]) =>
            html`<dt><code>${name}</code></dt>
              <dd>${text}</dd> `,
        )}
      </dl>
    </details>
  </section>`;
}

function code(text: string): Html {
  return html`<pre tabindex="0"><code>${text}</code></pre>`;
}

function page(lang: Lang, title: string, path: string, main: Html): string {
  const others = LANGS.filter((other) => other !== lang);
  const head = html`<p class="firm">Lupaus</p>
    <h1 lang="${path === '/api/docs' ? lang : 'en'}">${title}</h1>
    <nav class="languages" aria-label="${t(lang, 'languages')}">
      ${others.map((other) => html`<a href="${path}?lang=${other}" lang="${other}" hreflang="${other}">${NAMES[other]}</a> `)}
    </nav>`;
  return renderPage({
    lang,
    title: `${title}, Lupaus`,
    skip: t(lang, 'skip'),
    head,
    main: html`<div class="api">${main}</div>`,
    stylesheet: STYLESHEET,
  });
}
