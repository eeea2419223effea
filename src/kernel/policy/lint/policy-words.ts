// Words of a declaration: nothing out of date, nothing left open, no hurdle put before a right.

import { LANGS } from '#platform/i18n';
import type { Text } from '#platform/i18n';
import type { Edit } from '../edit/edit.ts';
import type { Path } from '../problem.ts';
import type { Policy } from '../schema.ts';
import { isOutdated, mended, OUTDATED, outdatedParams } from './outdated.ts';
import type { Outdated } from './outdated-row.ts';
import { closed, openWords } from './open-words.ts';
import type { LintOn } from './types.ts';
import type { Fault } from './policy-fault.ts';

interface Said {
  path: Path;
  text: Text;
}

/** What was said before and why it changed may name what is gone. */
const HISTORY = new Set(['completed', 'superseded', 'stated', 'law', 'proof']);

function textsOf(node: unknown, path: Path = []): Said[] {
  if (typeof node !== 'object' || node === null) return [];
  if (isText(node)) return [{ path, text: node }];
  return Object.entries(node).flatMap(([key, value]) =>
    HISTORY.has(key) ? [] : textsOf(value, [...path, Array.isArray(node) ? Number(key) : key]),
  );
}

function isText(node: object): node is Text {
  const { fi, sv, en } = node as Partial<Record<keyof Text, unknown>>;
  return typeof fi === 'string' && typeof sv === 'string' && typeof en === 'string';
}

export function wordFaults(policy: Policy, on: LintOn): Fault[] {
  const instruments = policy.recipients.some(({ transfer }) => transfer !== undefined);
  return textsOf(policy).flatMap((said) => [...outdated(said, on, instruments), ...open(said), ...hurdles(said)]);
}

function outdated({ path, text }: Said, on: LintOn, instruments: boolean): Fault[] {
  return OUTDATED.filter((row) => says(row, path, text) && isOutdated(row, on.reference, on.today)).map((row) => {
    const better = {
      fi: mended(row, text.fi, on.reference),
      sv: mended(row, text.sv, on.reference),
      en: mended(row, text.en, on.reference),
    };
    const cured = LANGS.some((lang) => better[lang] !== text[lang]) && !says(row, path, better);
    const params = outdatedParams(row, on.reference);
    const removable = row.removable === true && instruments && path[0] === 'transfers' && isOneSentence(text);
    return {
      code: `outdated.${row.id}` as const,
      at: path,
      params,
      phrase: row.phrase,
      ...(cured ? { mend: replaced(path, text, better) } : {}),
      ...(removable ? { mend: [{ do: 'remove' as const, path: path.slice(0, 2) }] } : {}),
    };
  });
}

function says({ pattern, within, unless }: Outdated, path: Path, text: Text): boolean {
  if (within !== undefined && !within.includes(String(path[0]))) return false;
  return LANGS.some((lang) => pattern.test(text[lang]) && unless?.test(text[lang]) !== true);
}

/** A click takes away or replaces a whole text only where nothing else is said in it. */
export function isOneSentence(text: Text): boolean {
  return LANGS.every((lang) => !/[.!?;:]["”)]?\s+\S/.test(text[lang].trim()));
}

function replaced(path: Path, old: Text, better: Text): Edit[] {
  return LANGS.filter((lang) => old[lang] !== better[lang]).map((lang) => ({ do: 'set', path: [...path, lang], value: better[lang] }));
}

/** Where an open list would leave open what may be done. */
const CLOSED = new Set(['purposes', 'sources', 'disclosures', 'transfers', 'dataGroups', 'marketing']);

function open({ path, text }: Said): Fault[] {
  if (!CLOSED.has(String(path[0])) || !(path.at(-1) === 'name' || path.at(-1) === 'text')) return [];
  const words = [...new Set(openWords(text.fi, 'fi').map(({ word }) => word.toLowerCase()))];
  if (words.length === 0) return [];
  const [fi, sv, en] = [closed(text.fi), closed(text.sv), closed(text.en)];
  const mend = fi === undefined || sv === undefined || en === undefined ? {} : { mend: replaced(path, text, { fi, sv, en }) };
  return [{ code: 'open-ended', at: path, params: { words: words.join(', ') }, ...mend }];
}

const SIGNED = /omakäti\p{L}+ allekirjoit|allekirjoitet\p{L}+ (?:pyyn|lomak|asiakirj|muod|kirj)/iu;
const DOCUMENT =
  /(?:esitettävä|näytettävä|esittää|todistettava)[^.]{0,60}(?:henkilötodistu|henkilöllisyy|passi|ajokort)|(?:henkilötodistu|passi|ajokort)\p{L}*[^.]{0,40}(?:esit|näyt|vaadi(?:taan|mme))|vahva\p{L}* tunnistautumi\p{L}+ (?:vaaditaan|edellytetään)/iu;
const FEE = /(?:kerran|yksi|yhden)[^.]{0,40}(?:vuodessa|kalenterivuode)[^.]{0,40}maksut|maksut\p{L}*[^.]{0,30}kerran/iu;
const VIEW = /(?:nähdä|katsoa|katsella)[^.]{0,40}(?<!\p{L})(?:ei(?:vät)?|eikä)(?!\p{L})[^.]{0,20}käsit(?:el|tel)/iu;
const VENDOR = /(?:palveluntarjoaj|toimittaj|vastaavat omalta osaltaan)[^.]{0,120}riittävä\p{L}+[^.]{0,40}(?:suoja|taso)/iu;
const ROWS: readonly (readonly [code: Fault['code'], pattern: RegExp])[] = [
  ['signed-paper', SIGNED],
  ['identity-document', DOCUMENT],
  ['fee-once-a-year', FEE],
  ['view-is-processing', VIEW],
  ['vendor-duty', VENDOR],
];
/** Sentences that say the same without the fault. */
const INSTEAD: Readonly<Record<string, Text>> = {
  'view-is-processing': {
    fi: 'Sopimuskumppanilla voi olla katseluoikeus tietoihin. Katselukin on henkilötietojen käsittelyä.',
    sv: 'En avtalspartner kan ha läsrätt till uppgifterna. Också läsning är behandling av personuppgifter.',
    en: 'A partner under contract may have view-only access to the data. Viewing too is processing of personal data.',
  },
  'vendor-duty': {
    fi: 'Siirron perusteesta ja suojasta vastaa rekisterinpitäjä.',
    sv: 'Den personuppgiftsansvarige svarar för överföringens grund och skydd.',
    en: 'The controller answers for the instrument and protection of a transfer.',
  },
};
/** What is said to the public; tasks to the staff speak of other papers. */
const PUBLIC = new Set(['about', 'requests', 'disclosures', 'transfers', 'marketing', 'automated', 'mustGive', 'safeguards', 'recipients']);

function hurdles({ path, text }: Said): Fault[] {
  if (!PUBLIC.has(String(path[0]))) return [];
  const denied = /(?<!\p{L})(?:ei (?:tarvita|tarvitse|vaadita|tarvi)|ilman)(?!\p{L})/iu.test(text.fi);
  return ROWS.filter(([, pattern]) => pattern.test(text.fi) && !denied).map(([code]) => {
    const instead = INSTEAD[code];
    return { code, at: path, ...(instead === undefined || !isOneSentence(text) ? {} : { mend: replaced(path, text, instead) }) };
  });
}
