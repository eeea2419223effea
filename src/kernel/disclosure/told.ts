// Who has seen or received a person's data, as the person is told it (GDPR Art. 15(1)(c)): recipient, fields, time and ground in words.

import { formatDate, localDate } from '#platform/clock';
import type { Conn } from '#platform/db';
import { LANGS } from '#platform/i18n';
import type { Lang, Text } from '#platform/i18n';
import { compiled, versionById } from '#kernel/policy';
import type { CompiledPolicy } from '#kernel/policy';
import { disclosurePhrases } from './phrases.ts';
import { agreementById, consentById, partyById } from './store/deals.ts';
import { disclosuresOfSubject } from './store/log.ts';
import type { DisclosureRow, Way } from './tables.ts';

export interface ToldDisclosure {
  readonly at: string;
  readonly recipient: Text;
  readonly way: Way;
  readonly fields: Text[];
  readonly basis: Text;
}

/** The latest first. A recipient or a field that a later version dropped is named by the version under which it was given. */
export async function disclosuresOf(conn: Conn, policy: CompiledPolicy, subjectId: string): Promise<ToldDisclosure[]> {
  const rows = await disclosuresOfSubject(conn, subjectId);
  const words = wordsOf(conn, policy);
  const told: ToldDisclosure[] = [];
  for (const row of rows)
    told.push({
      at: row.at,
      way: row.way,
      recipient: await words.recipient(row),
      fields: await words.fields(row),
      basis: await words.basis(row),
    });
  return told;
}

const same = (text: string): Text => ({ fi: text, sv: text, en: text });

/** Each party, agreement and version is read once, however long the log is. */
function wordsOf(conn: Conn, policy: CompiledPolicy) {
  const version = remembered(async (id: string) => {
    if (id === policy.versionId) return policy;
    const old = await versionById(conn, id);
    return old === undefined ? policy : compiled(old);
  });
  const party = remembered((id: string) => partyById(conn, id));
  const agreement = remembered((id: string) => agreementById(conn, id));
  const consent = remembered((id: string) => consentById(conn, id));
  return {
    async recipient({ recipient_id, party_id, policy_version_id }: DisclosureRow): Promise<Text> {
      const name = (policy.recipients.get(recipient_id) ?? (await version(policy_version_id)).recipients.get(recipient_id))?.name;
      return partyName(name ?? same(recipient_id), party_id === null ? undefined : (await party(party_id))?.name);
    },
    async fields({ fields, policy_version_id }: DisclosureRow): Promise<Text[]> {
      const old = await version(policy_version_id);
      return (JSON.parse(fields) as string[]).map((id) => (policy.field(id) ?? old.field(id))?.name ?? same(id));
    },
    async basis(row: DisclosureRow): Promise<Text> {
      if (row.basis_kind === 'agreement') {
        const filed = await agreement(row.basis_ref);
        if (filed !== undefined)
          return said((lang) =>
            disclosurePhrases.t(lang, 'basis.agreement', {
              agreement: disclosurePhrases.t(lang, `agreement.${filed.kind}`),
              date: formatDate(filed.signed_on, lang),
            }),
          );
      }
      const given = row.basis_kind === 'consent' ? (await consent(row.basis_ref))?.given_on : undefined;
      return said((lang) =>
        disclosurePhrases.t(lang, row.basis_kind === 'agreement' ? 'agreement.processing-agreement' : `basis.${row.basis_kind}`, {
          ref: row.basis_ref,
          date: formatDate(given ?? localDate(new Date(row.at)), lang),
        }),
      );
    },
  };
}

/** "Sopimuskumppanit: Valmennus Oy"; a recipient that is one firm is not named twice. */
export function partyName(recipient: Text, party: string | undefined): Text {
  if (party === undefined) return recipient;
  return said((lang) => (recipient[lang].startsWith(party) ? recipient[lang] : `${recipient[lang]}: ${party}`));
}

function said(words: (lang: Lang) => string): Text {
  return Object.fromEntries(LANGS.map((lang) => [lang, words(lang)])) as Text;
}

function remembered<T>(find: (id: string) => Promise<T>): (id: string) => Promise<T> {
  const known = new Map<string, Promise<T>>();
  return (id) => {
    const kept = known.get(id) ?? find(id);
    known.set(id, kept);
    return kept;
  };
}
