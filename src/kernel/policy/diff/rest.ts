// What no other part of the comparison told is told here value by value, so that no difference goes unsaid.

import type { Text } from '#platform/i18n';
import { CATALOGUE } from '../catalogue.ts';
import { CHANNELS } from '../schema.ts';
import { SECTION_OF_KEY, sectionTitle } from '../sections.ts';
import { sayRights } from '../statements/say.ts';
import { eachLang, inSentence, list, same } from '../statements/words.ts';
import { isText } from '../translate/texts.ts';
import { change, effect, said } from './change.ts';
import type { Sides } from './change.ts';
import { isLabelled, labelOf } from './labels.ts';
import { leavesOf } from './leaves.ts';
import type { PolicyChange } from './types.ts';

/** Parts whose words say what is done with the data. */
const MEANING = ['disclosures', 'transfers', 'marketing', 'automated', 'safeguards'];
/** Values of these nodes are told as one. */
const WHOLE = /^(.*?\/(?:proof|completed\/[^/]+|superseded\/[^/]+|rights\/[^/]+))(\/|$)/;

/** Every difference that is not under one of the paths already told. */
export function rest(sides: Sides, told: readonly string[]): PolicyChange[] {
  const [old, now] = [leavesOf(sides.before), leavesOf(sides.after)];
  const changes = new Map<string, PolicyChange>();
  for (const path of new Set([...old.keys(), ...now.keys()])) {
    const [before, after] = [old.get(path), now.get(path)];
    if (JSON.stringify(before) === JSON.stringify(after) || told.some((each) => path === each || path.startsWith(`${each}/`))) continue;
    const whole = WHOLE.exec(path)?.[1];
    const made =
      whole === undefined ? single(sides, path, before, after) : change('changed', whole, changedWords(sides, whole), [effect('nothing')]);
    if (!changes.has(made.id)) changes.set(made.id, made);
  }
  return [...changes.values()];
}

function single(sides: Sides, path: string, before: unknown, after: unknown): PolicyChange {
  const values = { where: whereOf(sides, path), what: whatOf(path), before: inWords(before), after: inWords(after) };
  const part = path.split('/')[0] ?? '';
  const effects = [effect(MEANING.includes(part) && path.endsWith('/text') ? 'meaning' : 'nothing')];
  if (before === undefined) return change('added', path, said('other.added', values), effects);
  if (after === undefined) return change('removed', path, said('other.removed', values), effects);
  return change('changed', path, isText(before) && isText(after) ? reworded(values, before, after) : said('other.now', values), effects);
}

/** In a language whose words did not change it is only said that others did. */
function reworded(values: Parameters<typeof said>[1], before: Text, after: Text): Text {
  const [now, elsewhere] = [said('other.now', values), said('other.elsewhere', values)];
  return eachLang((lang) => (before[lang] === after[lang] ? elsewhere : now)[lang]);
}

function changedWords(sides: Sides, path: string): Text {
  return said('other.changed', { where: whereOf(sides, path), what: whatOf(path) });
}

/** The label of the last key that has a name of its own. */
function whatOf(path: string): Text {
  const [, part, id] = /^([^/]+)(?:\/([^/]+))?/.exec(path) ?? [];
  const keys = path.split('/').slice(id === undefined ? 0 : 1);
  const named = keys.toReversed().find(isLabelled);
  return labelOf(named ?? part ?? '');
}

/** The section of the notice, and the node by its name. */
function whereOf({ before, after }: Sides, path: string): Text {
  const [part = '', id = ''] = path.split('/');
  const section = SECTION_OF_KEY[part];
  const title = section === undefined ? ABOUT : sectionTitle(section);
  const name = nameOf(after, part, id) ?? nameOf(before, part, id);
  return name === undefined ? title : eachLang((lang) => `${title[lang]} (${short(name[lang])})`);
}

const ABOUT: Text = { fi: 'Seloste', sv: 'Beskrivningen', en: 'Notice' };
const MOST = 60;

function short(words: string): string {
  return words.length <= MOST ? words : `${words.slice(0, MOST)}…`;
}

function nameOf(policy: Sides['after'], part: string, id: string): Text | undefined {
  const list: unknown = (policy as Record<string, unknown>)[part];
  if (!Array.isArray(list)) return undefined;
  const node = list.find(
    (each: unknown): each is Record<string, unknown> => typeof each === 'object' && each !== null && 'id' in each && each.id === id,
  );
  const name = node?.['name'] ?? node?.['text'];
  return typeof name === 'string' ? same(name) : isText(name) ? name : undefined;
}

const YES: Text = { fi: 'kyllä', sv: 'ja', en: 'yes' };
const NO: Text = { fi: 'ei', sv: 'nej', en: 'no' };

function inWords(value: unknown): Text {
  if (isText(value)) return eachLang((lang) => value[lang].replace(/\s+/g, ' ').trim());
  if (typeof value === 'boolean') return value ? YES : NO;
  if (Array.isArray(value)) return list(value.map((each) => coded(String(each))));
  return typeof value === 'string' || typeof value === 'number' ? coded(String(value)) : same('–');
}

const CHANNEL_SET: ReadonlySet<string> = new Set(CHANNELS);

/** Codes that people know by another word. */
function coded(value: string): Text {
  const field = CATALOGUE.get(value);
  if (field !== undefined) return eachLang((lang) => inSentence(field.name[lang]));
  return CHANNEL_SET.has(value) ? sayRights(`channel.${value as (typeof CHANNELS)[number]}`) : same(value);
}
