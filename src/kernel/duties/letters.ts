// Letters that a duty needs: to recipients (Art. 19) and to people whose data came from elsewhere (Art. 14), each in its reader's language.

import type { CompiledPolicy, Supervisor } from '#kernel/policy';
import { dictionary, LANGS } from '#platform/i18n';
import type { Lang, Text } from '#platform/i18n';
import { en } from './phrases.en.ts';
import { fi } from './phrases.fi.ts';
import { sv } from './phrases.sv.ts';
import type { Cause } from './terms.ts';

export const dutyPhrases = dictionary(fi, sv, en);

export interface Letter {
  readonly subject: string;
  readonly paragraphs: readonly string[];
}

export function firmOf({ policy }: CompiledPolicy): string {
  const [controller] = policy.controllers;
  return controller?.alias ?? controller?.name ?? '';
}

export function contactOf({ policy }: CompiledPolicy, lang: Lang): string {
  const contact = policy.controllers[0]?.contact;
  return [contact?.name ?? contact?.role[lang], contact?.email, contact?.phone, contact?.post]
    .filter((part) => part !== undefined)
    .join(', ');
}

/** Field names as one line. */
export function listed(names: readonly Text[], lang: Lang): string {
  return [...new Set(names.map((name) => name[lang]))].join(', ');
}

/** To a recipient: what was done, to whose data, and what is asked. Nothing stands in it that the recipient was not given. */
export function noticeLetter(
  policy: CompiledPolicy,
  of: { cause: Cause; people: readonly (readonly string[])[]; fields: readonly Text[] },
  lang: Lang,
): Letter {
  const t = (key: Parameters<typeof dutyPhrases.t>[1], params = {}) => dutyPhrases.t(lang, key, params);
  const firm = firmOf(policy);
  const cause = of.cause === 'collected' ? 'rectification' : of.cause;
  const who = of.people.map((words) => t('notice.who', { who: words.length > 0 ? words.join(', ') : t('notice.unknown') }));
  return {
    subject: t('notice.subject', { firm }),
    paragraphs: [
      t('notice.head', { firm }),
      t(`notice.${cause}`),
      ...who,
      ...(of.fields.length > 0 ? [t('notice.fields', { fields: listed(of.fields, lang) })] : []),
      t('notice.answer'),
      contactOf(policy, lang),
    ],
  };
}

/** To a person whose data came from elsewhere. */
export function informLetter(
  policy: CompiledPolicy,
  of: { source: string; fields: readonly Text[]; link: string; office: Supervisor },
  lang: Lang,
): Letter {
  const t = (key: Parameters<typeof dutyPhrases.t>[1], params = {}) => dutyPhrases.t(lang, key, params);
  const source = policy.sources.get(of.source);
  return {
    subject: t('inform.subject', { firm: firmOf(policy) }),
    paragraphs: [
      t('inform.head'),
      [t('inform.source', { source: source?.name[lang] ?? of.source }), ...(source?.public === true ? [t('inform.public')] : [])].join(
        '. ',
      ),
      t('inform.fields', { fields: listed(of.fields, lang) }),
      t('inform.notice', { link: of.link }),
      t('inform.rights', { office: of.office.website[lang] }),
      t('inform.contact', { contact: contactOf(policy, lang) }),
    ],
  };
}

export function inAll(make: (lang: Lang) => string): Text {
  const [inFi = '', inSv = '', inEn = ''] = LANGS.map(make);
  return { fi: inFi, sv: inSv, en: inEn };
}

/** As it is read on the page or copied into a message. */
export function asText({ subject, paragraphs }: Letter): string {
  return [subject, ...paragraphs].join('\n\n');
}
