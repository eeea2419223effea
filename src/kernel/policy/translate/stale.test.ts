// Claims about translations: a text changed in one language is stale in the others until they change or somebody says that they still hold.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Policy } from '../schema.ts';
import { FIRMS, firmPolicy } from '../testing.ts';
import { confirmTexts, staleTexts } from './stale.ts';
import type { StaleText } from './stale.ts';

const BASE = firmPolicy('interniemi').policy;
const PATH = 'registers/peili/name';

function edited(edit: (policy: Policy) => void, base: Policy = BASE): Policy {
  const after = structuredClone(base);
  edit(after);
  return after;
}

function peili(policy: Policy) {
  const found = policy.registers.find(({ id }) => id === 'peili');
  assert.ok(found);
  return found.name;
}

function told(texts: readonly StaleText[]) {
  return texts.map(({ path, changed, stale }) => [path, changed, stale]);
}

describe('stale texts', () => {
  it('there are none while nothing changes, in any of the firms', () => {
    for (const firm of FIRMS) assert.deepEqual(staleTexts(firmPolicy(firm).policy, firmPolicy(firm).policy), []);
  });

  it('a text changed in one language is stale in the two others, in two in the third, in three in none', () => {
    const one = edited((policy) => (peili(policy).fi = 'Peilin asiakkaat'));
    const two = edited((policy) => (peili(policy).sv = 'Peilikunder'), one);
    const three = edited((policy) => (peili(policy).en = 'Peili clients'), two);
    assert.deepEqual(told(staleTexts(BASE, one)), [[PATH, ['fi'], ['sv', 'en']]]);
    assert.deepEqual(told(staleTexts(BASE, two)), [[PATH, ['fi', 'sv'], ['en']]]);
    assert.deepEqual(staleTexts(BASE, three), []);
  });

  it('where lines break changes nothing', () => {
    assert.deepEqual(
      staleTexts(
        BASE,
        edited((policy) => (peili(policy).fi = ` ${peili(policy).fi.replace(' ', '\n   ')} `)),
      ),
      [],
    );
  });

  it('a text is found by the id of its node, wherever the node stands', () => {
    const moved = edited((policy) => {
      policy.registers.reverse();
      peili(policy).fi = 'Peilin asiakkaat';
    });
    assert.deepEqual(told(staleTexts(BASE, moved)), [[PATH, ['fi'], ['sv', 'en']]]);
  });

  it('a new text that repeats one language in the others has not been translated; one in three languages has', () => {
    const [first] = BASE.about;
    assert.ok(first);
    const add = (text: { fi: string; sv: string; en: string }) => edited((policy) => policy.about.push({ ...first, id: 'more', text }));
    assert.deepEqual(told(staleTexts(BASE, add({ fi: 'Sama.', sv: 'Sama.', en: 'Sama.' }))), [['about/more/text', ['fi'], ['sv', 'en']]]);
    assert.deepEqual(told(staleTexts(BASE, add({ fi: 'Uusi.', sv: 'Uusi.', en: 'New.' }))), [['about/more/text', ['fi', 'en'], ['sv']]]);
    assert.deepEqual(staleTexts(BASE, add({ fi: 'Uusi.', sv: 'Ny.', en: 'New.' })), []);
  });

  it('a brand is called the same in every language', () => {
    const [recipient] = BASE.recipients;
    assert.ok(recipient);
    const name = { fi: 'Postittaja', sv: 'Postittaja', en: 'Postittaja' };
    assert.deepEqual(
      staleTexts(
        BASE,
        edited((policy) => policy.recipients.push({ ...recipient, id: 'mailer', name })),
      ),
      [],
    );
  });

  it('the first version has only what repeats another language', () => {
    assert.deepEqual(
      staleTexts(
        null,
        edited((policy) => (peili(policy).sv = peili(policy).fi)),
      ).filter(({ path }) => path === PATH).length,
      1,
    );
  });
});

describe('confirming', () => {
  const one = edited((policy) => (peili(policy).fi = 'Peilin asiakkaat'));

  it('what is confirmed is no longer stale, and what is not named stays', () => {
    const two = edited((policy) => (policy.about[0]!.text.en = 'Other words.'), one);
    const confirmed = confirmTexts(BASE, two, [], [PATH]);
    assert.deepEqual(
      staleTexts(BASE, two, confirmed).map(({ path }) => path),
      ['about/notice/text'],
    );
  });

  it('a confirmation is of these three texts: change one and it is gone, change it back and it holds', () => {
    const confirmed = confirmTexts(BASE, one, [], [PATH]);
    const other = edited((policy) => (peili(policy).fi = 'Peilin väki'), one);
    assert.deepEqual([staleTexts(BASE, one, confirmed).length, staleTexts(BASE, other, confirmed).length], [0, 1]);
    assert.deepEqual(staleTexts(BASE, other, confirmTexts(BASE, other, confirmed, [])).length, 1);
  });

  it('keeps what was confirmed before and lets go of what no longer stands', () => {
    const first = confirmTexts(BASE, one, [], [PATH]);
    const two = edited((policy) => (policy.about[0]!.text.en = 'Other words.'), one);
    assert.equal(confirmTexts(BASE, two, first, ['about/notice/text']).length, 2);
    assert.deepEqual(confirmTexts(BASE, BASE, first, [PATH]), []);
  });
});

describe('a node under another id', () => {
  it('is the same text: one language changed leaves the others behind', () => {
    const renamed = edited((policy) => {
      const [first] = policy.about;
      assert.ok(first);
      first.id = 'renamed';
      first.text.fi = 'Aivan muuta.';
    });
    assert.deepEqual(told(staleTexts(BASE, renamed)), [['about/renamed/text', ['fi'], ['sv', 'en']]]);
  });
});
