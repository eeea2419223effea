// Before somebody new is saved: who may already be that person, by the same address, number or name.

import type { Deps } from '#kernel/deps';
import { normaliseEmail, normalisePhone, search } from '#kernel/subjects';
import { factsOf } from '../queries-duplicates.ts';
import { holdersOf } from '../queries.ts';
import { matchOf } from './match.ts';
import type { MatchFacts, Reason } from './match.ts';
import { onesOf } from './views.ts';

const SHOWN = 5;
/** Namesakes that are looked through. */
const MET = 20;
const TELLING: readonly Reason[] = ['email', 'phone', 'name'];

export interface Typed {
  readonly givenName: string;
  readonly familyName: string;
  readonly email: string;
  readonly phone: string;
}

/** Likeliest first. A name alone is enough to be told here: only who types knows whether it is somebody else. */
export async function likelyOf(deps: Deps, typed: Typed) {
  const { db } = deps.database;
  const emails = typed.email === '' ? [] : [normaliseEmail(typed.email)];
  const phones = [typed.phone === '' ? null : normalisePhone(typed.phone)].filter((each) => each !== null);
  const name = [typed.givenName, typed.familyName].filter((each) => each !== '').join(' ');
  const holders = [...(await holdersOf(db, 'person.email', emails)), ...(await holdersOf(db, 'person.phone', phones))];
  const named = typed.givenName === '' || typed.familyName === '' ? [] : await search(db, name, MET, 'person');
  const ids = [...new Set([...holders.map(({ subject_id }) => subject_id), ...named])].slice(0, MET * 2);
  const mine: MatchFacts = {
    kind: 'person',
    given: typed.givenName || null,
    family: typed.familyName || null,
    number: null,
    businessId: null,
    website: null,
    emails,
    phones,
    organisations: [],
  };
  const met = [...(await factsOf(db, 'person', ids))].flatMap(([id, theirs]) => {
    const { score, reasons } = matchOf(mine, theirs);
    const telling = TELLING.filter((each) => reasons.includes(each));
    return telling.length === 0 ? [] : [{ id, score, reasons: telling }];
  });
  const likely = met.toSorted((a, b) => b.score - a.score).slice(0, SHOWN);
  const known = await onesOf(
    deps,
    'person',
    likely.map(({ id }) => id),
  );
  return likely.flatMap(({ id, reasons }) => {
    const one = known.get(id);
    return one === undefined ? [] : [{ id, label: one.label, detail: one.detail, reasons: [...reasons] }];
  });
}
