// Templates of the firm's own, beside those that come with the house.

import type { Deps } from '#kernel/deps';
import { appError } from '#platform/errors';
import { LANGS } from '#platform/i18n';
import type { Lang, Text } from '#platform/i18n';
import { readDocument } from './content.ts';
import { deleteTemplate, insertTemplate, templateRows } from './queries.ts';
import type { NewsletterDocument } from '../contract/newsletter-shapes.ts';
import { STARTERS, starterName } from './starters.ts';

export interface TemplateView {
  readonly id: string;
  readonly name: Text;
  readonly own: boolean;
  readonly langs: Lang[];
  readonly changedAt: string | null;
}

export async function allTemplates({ database }: Pick<Deps, 'database'>): Promise<TemplateView[]> {
  const own = (await templateRows(database.db)).map(({ id, name, document, changed_at }) => ({
    id,
    name: { fi: name, sv: name, en: name },
    own: true,
    langs: langsOf(readDocument(document)),
    changedAt: changed_at,
  }));
  return [...own, ...STARTERS.map((id) => ({ id, name: starterName(id), own: false, langs: [...LANGS], changedAt: null }))];
}

function langsOf(document: NewsletterDocument): Lang[] {
  return LANGS.filter((lang) => document[lang] !== undefined);
}

export async function keepTemplate(deps: Deps, accountId: string, name: string, document: NewsletterDocument): Promise<string> {
  const row = {
    id: deps.ids.next(),
    name,
    document: JSON.stringify(document),
    account_id: accountId,
    changed_at: deps.clock.now().toISOString(),
    version: 1,
  };
  await insertTemplate(deps.database.db, row);
  return row.id;
}

/** @throws errors.newsletter-template */
export async function removeTemplate({ database }: Pick<Deps, 'database'>, id: string): Promise<void> {
  if (!(await deleteTemplate(database.db, id))) throw appError('not-found', 'errors.newsletter-template');
}
