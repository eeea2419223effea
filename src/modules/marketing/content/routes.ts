// Answers about newsletters to the API.

import { mustMay } from '#kernel/access';
import type { Call } from '#kernel/access';
import type { Deps } from '#kernel/deps';
import type { HandlersOf } from '#platform/contract';
import { appError } from '#platform/errors';
import { LANGS } from '#platform/i18n';
import type { Text } from '#platform/i18n';
import type { newsletters } from '../contract/newsletters.ts';
import { inForce } from '../features.ts';
import { brandOf, saveBrand } from './brand.ts';
import type { Brand } from './brand.ts';
import type { Problem } from './check.ts';
import { accentsOf } from './colour.ts';
import { archivePath, contentOnFile, documentOfTemplate, imageIds, isOpen, problemsOfContent, saveContent } from './content.ts';
import { imagePath, keepImage, removeImage } from './images.ts';
import { keptKeys, mergeFields, onlyKept } from './merge.ts';
import { imageById, imagesByIds, latestImages, mailingRow } from './queries.ts';
import type { ImageRow } from './queries.ts';
import { letterFor, sendTest } from './show.ts';
import { allTemplates, keepTemplate, removeTemplate } from './templates.ts';

type Handlers = HandlersOf<typeof newsletters, Call>;

export function newsletterHandlers(deps: Deps): Handlers {
  return { ...letters(deps), ...shown(deps), ...templates(deps), ...looks(deps) };
}

function letters(deps: Deps): Pick<Handlers, 'get' | 'save'> {
  const { db } = deps.database;
  const judged = async (mailingId: string) => {
    const content = await contentOnFile(db, mailingId);
    const mailing = await mailingRow(db, mailingId);
    const problems = await problemsOfContent(db, inForce(deps), content, mailing?.purpose_id ?? null);
    return { content, mailing, problems: problems.map(problemView) };
  };
  return {
    async get({ params }) {
      const { content, mailing, problems } = await judged(params.id);
      const { version, mainLang, public: open, document, changedAt, slug } = content;
      const policy = inForce(deps);
      const purposeId = mailing?.purpose_id ?? '';
      return {
        content: { version, mainLang, public: open, document, changedAt },
        open: mailing !== undefined && isOpen(mailing),
        kind: mailing?.kind ?? 'newsletter',
        purposeId,
        registerId: policy.purposes.get(purposeId)?.registers[0] ?? null,
        purpose: policy.purposes.get(purposeId)?.name ?? same(purposeId),
        problems,
        merges: mergeFields(policy, purposeId).map(({ key, field, word, name, kept, clause }) => ({
          key,
          field,
          word,
          name,
          kept,
          section: clause.section,
        })),
        images: (await imagesByIds(db, imageIds(document))).map(imageView),
        archivePath: open ? archivePath(slug) : null,
      };
    },
    async save({ params, body }, call) {
      await saveContent(deps, call.account().id, params.id, body);
      const { content, problems } = await judged(params.id);
      return { version: content.version, changedAt: content.changedAt, problems };
    },
  };
}

function shown(deps: Deps): Pick<Handlers, 'preview' | 'text' | 'test'> {
  // A person's data are shown to those who may read people.
  const mayLook = (call: Call, who: string) => {
    if (who !== 'sample' && who !== 'unknown') mustMay(call, 'people.read');
  };
  return {
    async preview({ params, query: { scheme, images, ...asked } }, call) {
      mayLook(call, asked.who);
      const { html } = await letterFor(deps, params.id, asked, { scheme, images: images === 'on', here: true });
      // A link opens nothing within the frame, and the frame opens no window.
      const page = html.replace('<title>', '<base target="_blank"><title>');
      return { name: 'kirje.html', mediaType: 'text/html; charset=utf-8', bytes: Buffer.from(page), framed: true };
    },
    async text({ params, query }, call) {
      mayLook(call, query.who);
      const { subject, preheader, text } = await letterFor(deps, params.id, query, {});
      return { subject, preheader, text };
    },
    async test({ params, body }, call) {
      mayLook(call, body.who);
      // A program has no mailbox.
      if (call.token) throw appError('forbidden', 'errors.forbidden');
      const { id, email } = call.account();
      await sendTest(deps, params.id, body, { accountId: id, address: email });
      return { to: email };
    },
  };
}

function templates(deps: Deps): Pick<Handlers, 'templates' | 'template' | 'saveTemplate' | 'removeTemplate'> {
  return {
    templates: async () => ({ templates: await allTemplates(deps) }),
    async template({ params, query }) {
      const written = (await contentOnFile(deps.database.db, query.newsletter)).document;
      const langs = LANGS.filter((lang) => written[lang] !== undefined);
      const document = await documentOfTemplate(deps.database.db, params.id, langs);
      const purposeId = (await mailingRow(deps.database.db, query.newsletter))?.purpose_id ?? null;
      return { document: onlyKept(document, keptKeys(inForce(deps), purposeId)) };
    },
    saveTemplate: async ({ body: { name, document } }, call) => ({ id: await keepTemplate(deps, call.account().id, name, document) }),
    async removeTemplate({ params }) {
      await removeTemplate(deps, params.id);
      return { ok: true };
    },
  };
}

const SHOWN = 200;

function looks(deps: Deps): Pick<Handlers, 'brand' | 'saveBrand' | 'images' | 'keepImage' | 'removeImage'> {
  const { db } = deps.database;
  const view = async (brand: Brand) => {
    const logo = brand.logoId === null ? undefined : await imageById(db, brand.logoId);
    const { button, onButton, link, dark } = accentsOf(brand.accent);
    return {
      brand,
      logo: logo ? imageView(logo) : null,
      shades: { button, onButton, link, darkButton: dark.button, darkOnButton: dark.onButton },
    };
  };
  return {
    brand: async () => view(await brandOf(db)),
    async saveBrand({ body }) {
      await saveBrand(db, body);
      return view(await brandOf(db));
    },
    images: async () => ({ images: (await latestImages(db, SHOWN)).map(imageView) }),
    keepImage: async ({ body }, call) => ({ image: imageView(await keepImage(deps, call.account().id, body.file)) }),
    async removeImage({ params }) {
      await removeImage(deps, params.id);
      return { ok: true };
    },
  };
}

function imageView(row: ImageRow) {
  return { id: row.id, path: imagePath(row), width: row.width, height: row.height, size: row.size, createdAt: row.created_at };
}

function problemView({ code, lang, where, stops, said }: Problem) {
  return { code, lang, where, stops, said };
}

function same(text: string): Text {
  return { fi: text, sv: text, en: text };
}
