// What is processed, why and on what ground, and what comes from where (Art. 6, 9, 13(1)(c)–(d), 14(1)(d), 14(2)(f)).

import { CATALOGUE } from '../catalogue.ts';
import type { Text } from '#platform/i18n';
import { toolById } from '../import/gazetteer.ts';
import { PURPOSES } from '../import/purpose-words.ts';
import type { Fact } from '../import/types.ts';
import type { Judged, Judgement } from './notice-judged.ts';
import { missing, NONE, partly, THERE } from './notice-judged.ts';
import { last, placesOf } from './notice-view.ts';
import type { View } from './notice-view.ts';

const ARTICLE_6 = new Set(['contract', 'consent', 'explicit-consent', 'legitimate-interest', 'legal-obligation']);

export function basisItems(view: View): Judgement {
  return {
    purposes: view.of('purpose').length > 0 ? THERE : missing({ code: 'purposes-missing', path: 'purposes' }),
    basis: basis(view),
    interest: interest(view),
  };
}

function bases(view: View): { lawful: Fact[]; old: Fact[] } {
  const all = view.of('basis');
  return { lawful: all.filter(({ path }) => ARTICLE_6.has(last(path))), old: all.filter(({ path }) => !ARTICLE_6.has(last(path))) };
}

/** A connection, or a customer relationship alone, was a ground of the repealed Act. */
function oldWording(view: View): Fact | undefined {
  const { lawful, old } = bases(view);
  return old.find(({ path }) => last(path) === 'other-connection') ?? (lawful.length === 0 ? old[0] : undefined);
}

function basis(view: View): Judged {
  const { lawful, old } = bases(view);
  if (lawful.length + old.length === 0) return missing({ code: 'basis-missing', path: 'purposes' });
  const wording = oldWording(view);
  const apart = lawful.length > 1 && view.of('purpose').length > 1 && !perPurpose(view, lawful);
  return partly(
    wording === undefined ? undefined : { code: 'basis-old-wording', path: 'purposes', place: wording.place },
    apart ? { code: 'basis-not-per-purpose', path: 'purposes', place: lawful[0]?.place } : undefined,
  );
}

/** A ground belongs to a purpose when one sentence says both; grounds on lines of their own also when a purpose stands beside each. */
function perPurpose(view: View, lawful: readonly Fact[]): boolean {
  const places = view.of('purpose').flatMap(placesOf);
  const starts = new Set(places.map(({ start }) => start));
  const lines = new Set(places.map(({ line }) => line));
  const apart = new Set(lawful.map(({ place }) => place.line)).size > 1;
  if (lawful.some((fact) => purposesIn(view, fact) > 1)) return true;
  const near = lawful.filter((fact) =>
    placesOf(fact).some(({ start, line }) => starts.has(start) || (apart && [line - 1, line, line + 1].some((each) => lines.has(each)))),
  );
  return near.length * 2 >= lawful.length;
}

/** How many purposes the sentence of a ground speaks of. */
function purposesIn(view: View, { place }: Fact): number {
  const words = view.text.slice(place.start, place.end).toLowerCase();
  return PURPOSES.filter(({ pattern, unless }) => pattern.test(words) && unless?.test(words) !== true).length;
}

const NAMED =
  /oikeutet\p{L}+ (?:etu|edu|ettu)\p{L}*\s*(?:\(|:|–|-\s|,? ?(?:joka|mikä|kuten|eli|esim|perustu|liitty|on |ovat |muodostu|syntyy|\p{L}+(?:ta|tä|da|dä|aa|ää|ea|eä)(?!\p{L})))|(?:etu|edu|ettu)\p{L}* (?:on|ovat) /iu;

function interest(view: View): Judged {
  const { lawful } = bases(view);
  const legitimate = lawful.find(({ path }) => last(path) === 'legitimate-interest');
  const unclear = lawful.length === 0 || oldWording(view) !== undefined || bases(view).old.length > 0;
  if (legitimate === undefined) return unclear ? missing({ code: 'interest-unnamed', path: 'purposes' }) : NONE;
  const lines = new Set(view.of('purpose').flatMap((fact) => placesOf(fact).map(({ line }) => line)));
  if (purposesIn(view, legitimate) > 0 || placesOf(legitimate).some(({ line }) => lines.has(line)) || NAMED.test(view.text)) return THERE;
  return missing({ code: 'interest-unnamed', path: 'purposes', place: legitimate.place });
}

export function contentItems(view: View): Judgement {
  const fields = view.of('field');
  return {
    categories: fields.length > 0 ? THERE : missing({ code: 'fields-missing', path: 'dataGroups' }),
    source: source(view),
    art9: special(view, fields),
    'identity-code': identityCode(view, fields),
    'must-give': view.of('must-give').length > 0 ? THERE : missing({ code: 'must-give-missing', path: 'mustGive' }),
    automated: automated(view),
  };
}

const OUTSIDE = new Set(['social', 'partner', 'public', 'media', 'data-vendors', 'authority', 'check']);
const SOURCE_NAMES =
  /LinkedIn|Twitter|Facebook|Instagram|(?<!\p{L})PRH|(?<!\p{L})YTJ|kaupparekister|yritys- ja yhteisötietojärjest|Patentti- ja rekisteri|Suomen Asiakastieto|Fonecta|Vainu|Bisnode|Digi- ja väestötieto|Posti(?:n)?(?!\p{L})|www\.\p{L}+/iu;

function source(view: View): Judged {
  const all = view.of('source');
  if (all.length === 0) return missing({ code: 'sources-missing', path: 'sources' });
  const outside = all.filter(({ path }) => OUTSIDE.has(last(path)));
  const named = outside.some((fact) => placesOf(fact).some(({ start, end }) => SOURCE_NAMES.test(view.text.slice(start, end))));
  return outside.length === 0 || named ? THERE : partly({ code: 'source-unnamed', path: 'sources', place: outside[0]?.place });
}

const CONDITION = /(?<!\d)9(?:\.2)? artikla|artiklan? 9|nimenomai\p{L}+ suostumu|erityis\p{L}+ (?:henkilö)?tie\p{L}+[^.]{0,160}suostumu/iu;

function special(view: View, fields: readonly Fact[]): Judged {
  const found = fields.filter(({ path }) => CATALOGUE.get(last(path))?.class === 'special');
  const health = view.of('tool').filter(({ path }) => toolById(last(path))?.kind === 'health');
  if (found.length + health.length === 0) return NONE;
  if (CONDITION.test(view.text)) return THERE;
  const names = joined([
    ...found.map(({ path }) => CATALOGUE.get(last(path))?.name ?? same(last(path))),
    ...health.map(({ value }) => same(String(value['name']))),
  ]);
  return missing({ code: 'art9-condition-missing', path: 'dataGroups', place: [...found, ...health][0]?.place, params: { names } });
}

const CODE_GROUND =
  /henkilötunn\p{L}+[^.\n]{0,200}(?:29 §|tietosuojala|yksilöi|lai(?:n|ssa|ki) (?:edellyt|sää|vaati)|lakisääteis|suostumu|perin|verot|palkan)|(?:29 §|yksilöi\p{L}+|lakisääteis\p{L}+|suostumu\p{L}+)[^.\n]{0,120}henkilötunn/iu;

function identityCode(view: View, fields: readonly Fact[]): Judged {
  const code = fields.find(({ path }) => last(path) === 'person.identity_code');
  if (code === undefined) return NONE;
  return CODE_GROUND.test(view.text) ? THERE : missing({ code: 'identity-code-ground-missing', path: 'dataGroups', place: code.place });
}

function automated(view: View): Judged {
  if (view.of('automated').length > 0) return THERE;
  const targeting = view.of('purpose').find(({ path }) => last(path) === 'targeting');
  if (targeting !== undefined) return missing({ code: 'profiling-undeclared', path: 'automated', place: targeting.place });
  return missing({ code: 'automated-missing', path: 'automated' });
}

export function same(text: string): Text {
  return { fi: text, sv: text, en: text };
}

export function joined(names: readonly Text[]): Text {
  const list = (lang: keyof Text) => [...new Set(names.map((name) => name[lang]))].join(', ');
  return { fi: list('fi'), sv: list('sv'), en: list('en') };
}
