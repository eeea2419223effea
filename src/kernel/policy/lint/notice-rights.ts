// The rights and how they are used: all must be told, and nothing may stand in their way (Art. 12–22).

import type { Raw } from './finding.ts';
import { RIGHT_NAMES } from './phrases-rights.ts';
import type { ChecklistItem, Judged, Judgement } from './notice-judged.ts';
import { missing, NONE, partly, THERE } from './notice-judged.ts';
import { last } from './notice-view.ts';
import type { View } from './notice-view.ts';

function lacks(right: string, rule?: string): Raw {
  return {
    code: 'right-missing',
    path: `requests/rights/${right}`,
    params: { right: RIGHT_NAMES[right] ?? right },
    ...(rule === undefined ? {} : { rule }),
  };
}

export function rightItems(view: View): Judgement {
  const plain = (right: ChecklistItem): Judged => (view.has(`rights/${right}`) ? THERE : missing(lacks(right)));
  return {
    access: access(view),
    rectification: plain('rectification'),
    erasure: erasure(view),
    restriction: plain('restriction'),
    objection: objection(view),
    portability: plain('portability'),
    withdrawal: withdrawal(view),
    complaint: complaint(view),
  };
}

function access(view: View): Judged {
  if (!view.has('rights/access')) return missing(lacks('access'));
  return partly(...hurdles(view));
}

function hurdles(view: View): Raw[] {
  const found: Raw[] = [];
  const when = (path: string, code: Raw['code']) => {
    const fact = view.fact(path);
    if (fact !== undefined) found.push({ code, path: 'requests', place: fact.place });
  };
  when('procedure/one-free-a-year', 'fee-once-a-year');
  when('procedure/signed', 'signed-paper');
  when(view.has('procedure/id-document') ? 'procedure/id-document' : 'procedure/strong-identity', 'identity-document');
  if (!view.says(/(?:tai|myös) (?:lähettä|sähkö|kirjal)/iu)) when('procedure/in-person', 'in-person');
  return found;
}

/** A written request is a smaller hurdle, and part of a signed one. */
export function inWriting(view: View): Raw[] {
  const fact = view.fact('procedure/in-writing');
  if (fact === undefined || view.has('procedure/signed') || view.has('procedure/email')) return [];
  return [{ code: 'in-writing', path: 'requests', place: fact.place }];
}

function erasure(view: View): Judged {
  if (view.has('rights/erasure')) return THERE;
  const hidden = view.fact('deadlines/erasure') ?? view.fact('retention/on-request');
  if (hidden === undefined) return missing(lacks('erasure'));
  return partly({ code: 'erasure-hidden', path: 'requests/rights/erasure', place: hidden.place });
}

/** To oppose, or to forbid the processing as such and not for marketing or what a law lists. */
const OBJECTS = /vastust|kieltää (?:\p{L}+ ){0,2}käsitte\p{L}+(?![^.]{0,100}(?:markkino|mainon|laissa määri))/iu;

function objection(view: View): Judged {
  const fact = view.fact('rights/objection');
  if (fact === undefined) {
    const ban = view.fact('rights/marketing-ban');
    return ban === undefined
      ? missing(lacks('objection'))
      : partly({ code: 'objection-narrow', path: 'requests/rights/objection', place: ban.place });
  }
  const full = view.says(OBJECTS) && !view.says(/vastust\p{L}+[^.]{0,160}lainvasta/iu);
  return full ? THERE : partly({ code: 'objection-narrow', path: 'requests/rights/objection', place: fact.place });
}

const NARROW =
  /perustu\p{L}* (?:\p{L}+ )?(?:ainoastaan|vain|yksinomaan|pelkästään)[^.]{0,60}suostumu|suostumu\p{L}*[^.]{0,30}(?:ainoa|yksinomainen)/iu;

function withdrawal(view: View): Judged {
  const fact = view.fact('rights/withdrawal');
  if (fact !== undefined) {
    const words = view.text.slice(fact.place.start, fact.place.end);
    return NARROW.test(words) ? partly({ code: 'withdrawal-narrow', path: 'requests/rights/withdrawal', place: fact.place }) : THERE;
  }
  return usesConsent(view) ? missing(lacks('withdrawal', 'R7i')) : NONE;
}

/** Consent as a ground, or the newsletter and marketing that need one. */
function usesConsent(view: View): boolean {
  const purposes = view.of('purpose').map(({ path }) => last(path));
  return (
    view.has('basis/consent') ||
    view.has('basis/explicit-consent') ||
    view.has('disclosures/with-consent') ||
    purposes.some((each) => ['newsletter', 'direct-marketing', 'marketing'].includes(each))
  );
}

function complaint(view: View): Judged {
  if (!view.has('rights/complaint')) return missing(lacks('complaint', 'R7j'));
  const old = view.says(/tietosuoja\.fi\/fi\/index|Ratapihantie 9|Albertinkatu 25|00521/iu);
  return { state: old ? 'partly' : 'there', found: [] };
}

export function deadline(view: View): Raw[] {
  return view.of('deadline').flatMap(({ value, place }): Raw[] => {
    const days = /^P(\d+)D$/.exec(String(value['period']))?.[1];
    if (value['what'] === 'erasure' || days === undefined || Number(days) <= 28) return [];
    return [{ code: 'deadline-over-law', path: 'requests/answerDays', place, params: { n: Number(days) } }];
  });
}
