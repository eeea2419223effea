// Purposes as the notice gives them, each with a ground, and with a word on whether its messages are marketing.

import type { Text } from '#platform/i18n';
import { BASES } from '../schema.ts';
import type { Basis } from '../schema.ts';
import { grounds } from './assemble-bases.ts';
import { classOf, cutAt, last, text } from './assemble-core.ts';
import type { Book, Json } from './assemble-core.ts';
import { COMPLETIONS, same, WORDS } from './assemble-words.ts';
import { slug } from './fold.ts';
import { PURPOSES } from './purpose-words.ts';
import type { Fact } from './types.ts';

interface Entry {
  own: Basis | undefined;
  /** The notice's own words; empty for a purpose that it does not name. */
  words: string;
  registers: Set<string>;
}

/** What marketing is, by its name; a purpose of the firm's own words by those. */
const MARKETING = new Set('sales direct-marketing marketing targeting newsletter content raffles other-similar'.split(' '));
const SOUNDS_LIKE = /markkinoi|mainon|mainos|uutiskirj|myynti|myynni|tarjouk|suostuttel|kampanj/i;

export function purposes(book: Book, ids: readonly string[]): Json[] {
  const stated = [...new Set(book.of('basis').map((fact) => book.words(fact)))];
  const named = entries(book, ids);
  const special = book.of('field').some((fact) => classOf(fact) === 'special');
  const { of, unnamed } = grounds(
    book.of('basis'),
    [...named].map(([id, { own }]) => ({ id, own })),
    special,
  );
  const basisStated = stated.length === 0 ? null : same(cutAt(stated.join(' '), 400));
  const made = [...named].map(([id, { words, registers }]) => {
    const basis = of.get(id) ?? 'legitimate-interest';
    const service = basis === 'legitimate-interest' && !isMarketing(id, words);
    return {
      id,
      name: nameOf(id, words),
      registers: [...registers],
      basis,
      ...(basis === 'legitimate-interest' ? { interest: nameOf(id, words) } : {}),
      ...(service ? { marketing: false } : {}),
      completed: [
        { ...COMPLETIONS.basis, stated: basisStated },
        ...(words === '' ? [COMPLETIONS.purpose] : []),
        ...(service ? [COMPLETIONS.service] : []),
      ],
    };
  });
  const besides = unnamed.map(({ id, basis }) => ({
    id,
    name: nameOf(id, ''),
    registers: [...ids],
    basis,
    ...(basis === 'legitimate-interest' ? { interest: nameOf(id, ''), marketing: false } : {}),
    completed: [{ ...COMPLETIONS.ground, stated: basisStated }, ...(basis === 'legitimate-interest' ? [COMPLETIONS.service] : [])],
  }));
  return [...made, ...besides];
}

/** The ground that the draft gives to each purpose of the notice. */
export function purposeGrounds(facts: readonly Fact[]): ReadonlyMap<string, Basis> {
  const of = (kind: Fact['kind']) => facts.filter((fact) => fact.kind === kind);
  const named = of('purpose').map((fact) => ({ id: slug(last(fact.path)), own: BASES.find((each) => each === text(fact, 'basis')) }));
  const special = of('field').some((fact) => classOf(fact) === 'special');
  return grounds(of('basis'), [...new Map(named.map((each) => [each.id, each])).values()], special).of;
}

/** The purposes by id; a register that has none is kept for the care of those in it. */
function entries(book: Book, ids: readonly string[]): Map<string, Entry> {
  const scoped = ids.filter((id) => book.of('purpose').some((fact) => fact.path.startsWith(`purposes@${id}/`)));
  const seen = new Map<string, Entry>();
  for (const fact of book.of('purpose')) {
    const register = ids.find((id) => fact.path.startsWith(`purposes@${id}/`));
    const id = slug(last(fact.path));
    const entry = seen.get(id) ?? {
      own: BASES.find((each) => each === text(fact, 'basis')),
      words: book.words(fact),
      registers: new Set<string>(),
    };
    for (const each of register === undefined ? generalTo(ids, scoped) : [register]) entry.registers.add(each);
    seen.set(id, entry);
  }
  for (const id of ids)
    if (![...seen.values()].some(({ registers }) => registers.has(id)))
      seen.set(`care-${id}`.slice(0, 60), { own: undefined, words: '', registers: new Set([id]) });
  return seen;
}

/** What is said of no register is said of those without purposes of their own, or of all. */
function generalTo(ids: readonly string[], scoped: readonly string[]): readonly string[] {
  const rest = ids.filter((each) => !scoped.includes(each));
  return rest.length > 0 ? rest : ids;
}

function isMarketing(id: string, words: string): boolean {
  return MARKETING.has(id) || (!PURPOSES.some((each) => each.id === id) && SOUNDS_LIKE.test(words));
}

function nameOf(id: string, words: string): Text {
  if (id === 'consented') return WORDS.consented;
  if (id === 'consented-special') return WORDS.consentedSpecial;
  const known = PURPOSES.find((each) => each.id === id)?.name;
  return known ?? (words === '' ? WORDS.care : same(cutAt(words, 120)));
}
