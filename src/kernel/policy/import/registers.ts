// Registers, and registers inside registers: by heading, by the title of the notice, by a list with its own fields.

import { fold, slug } from './fold.ts';
import { states } from './headings.ts';
import type { Add, Unit } from './types.ts';

const KNOWN: readonly (readonly [id: string, pattern: RegExp])[] = [
  ['customer-marketing', /asiakas(?!rekister)[a-zåäö]*-? ?(?:ja|\/) ?(?:suora)?markkinointi ?rekister/u],
  ['customer-stakeholder', /asiakas-? ja (?:yhteistyökumppani|sidosryhmä)[a-zåäö]* ?rekister/u],
  ['participant', /(?:osallistuja|koulutus|tapahtuma|kurssi)[a-zåäö]*rekister|osallistu[a-zåäö]* rekister/u],
  ['newsletter', /uutiskirje[a-zåäö]* ?(?:tilaaja)?rekister/u],
  ['customer', /asiakastieto ?rekister|asiakkaiden rekister|asiakkai[a-zåäö]* (?:tieto)?rekister/u],
  ['marketing', /markkinointi-? ?ja viestintä ?rekister|markkinointi ?rekister/],
  ['recruitment', /rekrytointi ?rekister|työn?hakija[a-zåäö]*rekister|rekrytoin[a-zåäö]* (?:[a-zåäö]+ ){0,3}(?:rekister|tietokan)/u],
  ['staff', /henkilöstörekister/],
  ['trainer', /kouluttaja-? ?(?:tai vastaava )?rekister/],
  ['supplier', /toimittaja ?rekister/],
  ['member', /jäsen[a-zåäö]*rekister/u],
  ['stakeholder', /sidosryhmä[a-zåäö]*rekister/u],
  ['user', /käyttäjärekister/],
];

/** The register a phrase names, as an id; a word before `asiakasrekisteri` tells one customer register from another. */
export function registerNamed(key: string): string | undefined {
  const known = KNOWN.find(([, pattern]) => pattern.test(key));
  if (known !== undefined) return known[0];
  const match = /((?:[a-zåäö-]+ ){0,2})asiakas ?rekister/u.exec(key);
  if (match !== null) {
    const before = (match[1] ?? '')
      .trim()
      .split(' ')
      .find(
        (word) =>
          !/^(?:oy:n|oy|tmi|ky|yrityksen|firman|ja|sekä|n|rekisterin|nimi|voi|on|ovat|ei)?$/.test(word) &&
          !/(?:n|:n|ää|mme|t[aä]|d[aä])$/.test(word),
      );
    if (before !== undefined) return `customer-${slug(before.replace(/(?:käyttä[a-zåäö]*profiili|profiili)$/u, ''))}`;
    const owner = /([a-zåäö]{6,})(?:n)? asiakas ?rekister/u.exec(key)?.[1];
    return owner !== undefined && /yhteenliit|verkosto|konserni/.test(owner) ? `customer-${slug(owner.replace(/n$/, ''))}` : 'customer';
  }
  return /rekisteri\b/.test(key) ? `register-${slug(/([a-zåäö]+)rekisteri/u.exec(key)?.[1] ?? key.slice(0, 40))}` : undefined;
}

/** The register under whose name in a list a unit stands. */
export function nestedRegister(unit: Unit): string | undefined {
  return NESTED.get(unit);
}

/** A bullet with bullets inside it is what they are about, not one of them. */
export function opensList(unit: Unit): boolean {
  return PARENTS.has(unit);
}

const PARENTS = new WeakSet<Unit>();
const NESTED = new WeakMap<Unit, string>();
/** Under the heading of registers: `X:n asiakasrekisteri, joka sisältää seuraavat tiedot:`. */
const MADE_OF = /^[^.:]{0,60}rekisteri,? joka sisältää [^.]{0,200}:$/u;
const NAME = /^[a-zåäö -]*rekisteri:?$/u;

function markParents(units: readonly Unit[]): void {
  for (const [index, unit] of units.entries()) {
    const next = units[index + 1];
    if (unit.role === 'item' && next?.role === 'item' && next.level > unit.level && unit.row === undefined) PARENTS.add(unit);
  }
}

/** Walks lists once: a bullet that is the name of a register governs the bullets inside it. */
export function nest(units: readonly Unit[]): void {
  let current: { id: string; level: number; intro: Unit | undefined } | undefined;
  markParents(units);
  for (const unit of units) {
    if (unit.role === 'sentence' && unit.key.endsWith(':') && (unit.section === 'data' ? NAME : MADE_OF).test(unit.key)) {
      current = { id: registerNamed(unit.key) ?? 'main', level: 0, intro: unit.intro };
      continue;
    }
    const row =
      unit.row === undefined
        ? undefined
        : unit.row.section === 'register' || NAME.test(unit.row.key)
          ? registerNamed(unit.row.key)
          : undefined;
    if (row !== undefined) NESTED.set(unit, row);
    else if (unit.role === 'heading') current = undefined;
    else if (unit.role === 'item' && NAME.test(unit.key))
      current = { id: registerNamed(unit.key) ?? 'main', level: unit.level, intro: unit.intro };
    else if (current !== undefined && (unit.role !== 'item' || unit.level <= current.level)) {
      if (unit.role === 'item' && unit.level === current.level && unit.intro === current.intro) NESTED.set(unit, current.id);
      else current = undefined;
    } else if (current !== undefined) NESTED.set(unit, current.id);
  }
}

/** `Asiakasrekisteri, markkinointirekisteri ja osallistujarekisteri` on one line. */
function readSeveral(unit: Unit, add: Add): boolean {
  const pair = /([a-zåäö]{4,20})- (?:ja|sekä) ([a-zåäö]{4,20}rekisteri)(?![a-zåäö])/u.exec(unit.key);
  const apart = pair !== null && registerNamed(pair[0]) === registerNamed(pair[2] ?? '') ? [`${pair[1] ?? ''}rekisteri`] : [];
  const names = [...apart, ...(unit.key.match(/[a-zåäö]{3,30}rekisteri(?![a-zåäö])|kouluttaja- tai vastaava rekisteri/gu) ?? [])];
  const ids = new Set(names.map((name) => registerNamed(name) ?? slug(name)));
  if (ids.size < 2 || unit.text.length > 300) return false;
  for (const name of names) add(unit, 'register', `registers/${registerNamed(name) ?? slug(name)}`, { name }, 0.9);
  return true;
}

export function readRegisters(unit: Unit, add: Add): void {
  if (unit.role === 'item' && NAME.test(unit.key) && unit.section !== 'register') {
    const id = registerNamed(unit.key) ?? 'main';
    add(unit, 'register', `registers/${id}`, { name: unit.text.replace(/:$/, '') }, 0.95);
    return;
  }
  if (unit.section === 'register' && unit.role !== 'heading' && unit.role !== 'chrome') {
    if (unit.role !== 'item' || nestedRegister(unit) === undefined) readNamed(unit, add);
  } else if (unit.section === 'title') readTitle(unit, add);
  if (unit.role === 'sentence') readMade(unit, add);
}

/** `Markkinointirekisteri koostuu …`, `asiakasrekisterin muodostavat …`: a register told by what it is made of. */
function readMade(unit: Unit, add: Add): void {
  const name = /([a-zåäö-]{4,30}rekisteri)n? (?:koostuu|muodost)/u.exec(unit.key)?.[1];
  const id = name === undefined ? undefined : registerNamed(name);
  if (name !== undefined && id !== undefined && !id.startsWith('register-')) add(unit, 'register', `registers/${id}`, { name }, 0.7);
}

/** A line under the heading of the register's name. */
function readNamed(unit: Unit, add: Add): void {
  if (readSeveral(unit, add)) return;
  const id =
    registerNamed(
      fold(
        unit.text
          .replace(
            /^(?:Tmi|T:mi|Toiminimi) .*?(?=(?:\p{Ll}+-? ja )?\p{Ll}*rekisteri)|^.{1,60} \p{Lu}\p{L}+ (?=(?:\p{Ll}+-? ja )?\p{Ll}*rekisteri)|^.{1,60} -(?=\p{Ll})/u,
            '',
          )
          .replace(/\.(?:fi|com|net)(?= )/g, ''),
      ),
    ) ?? (/seloste|rekist/.test(unit.key) ? undefined : `register-${slug(unit.text.slice(0, 32))}`);
  if (id === undefined || unit.text.length >= 240) return;
  if (!id.startsWith('register-') || (unit.text.length < 90 && !(/[.!]$/.test(unit.text) && states(unit.text))))
    add(unit, 'register', `registers/${id}`, { name: unit.text }, 0.95);
}

/** The title of the notice, or a line that is the name of a register. */
function readTitle(unit: Unit, add: Add): void {
  const named = /^(?:\d+[.)]? )?([a-zåäö -]*[a-zåäö]rekisteri)$/u.exec(unit.key)?.[1];
  if (named !== undefined && unit.text.length < 80)
    add(unit, 'register', `registers/${registerNamed(named) ?? 'main'}`, { name: unit.text.replace(/^\d+[.)]? /, '') }, 0.8);
  const title = /((?:[a-zåäö-]+ (?:ja )?)?[a-zåäö-]*rekister)in (?:tietosuoja|rekisteri)seloste/u.exec(unit.key);
  if (title?.[1] !== undefined) {
    const id = registerNamed(fold(`${title[1]}i`));
    if (id !== undefined && !id.startsWith('register-')) add(unit, 'register', `registers/${id}`, { name: `${title[1]}i` }, 0.8);
  }
}
