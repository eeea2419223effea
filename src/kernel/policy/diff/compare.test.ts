// Claims about the difference of two versions: it speaks of meaning and not of lines, leaves nothing unsaid, and says whom to tell.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { LANGS } from '#platform/i18n';
import { BASES, policySchema, RETENTION_KINDS, TRIGGERS } from '../schema.ts';
import type { Policy } from '../schema.ts';
import { canonicalJson } from '../store.ts';
import { FIRMS, firmPolicy } from '../testing.ts';
import { comparePolicies } from './compare.ts';
import type { PolicyChange } from './types.ts';

const BASE = firmPolicy('interniemi').policy;

function changedBy(edit: (policy: Policy) => void, base: Policy = BASE): PolicyChange[] {
  const after = structuredClone(base);
  edit(after);
  return comparePolicies(base, after);
}

function ids(changes: readonly PolicyChange[]): string[] {
  return changes.map(({ id }) => id);
}

function told(changes: readonly PolicyChange[]): [string, boolean][] {
  return changes.flatMap(({ id, tell }): [string, boolean][] => (tell ? [[id, tell.ask]] : []));
}

function the<T extends { id: string }>(list: T[], id: string): T {
  const found = list.find((each) => each.id === id);
  assert.ok(found, id);
  return found;
}

const NEW = { fi: 'uusi', sv: 'ny', en: 'new' };

describe('the difference of two versions', () => {
  it('is empty when nothing means anything else, however the lists are ordered', () => {
    assert.deepEqual(
      changedBy(() => undefined),
      [],
    );
    const turned = changedBy((policy) => {
      policy.purposes.reverse();
      policy.dataGroups.reverse();
      for (const group of policy.dataGroups) group.fields.reverse();
    });
    assert.deepEqual(turned, []);
  });

  it('says of every single value that differs that it differs', () => {
    for (const firm of FIRMS) {
      const base = firmPolicy(firm).policy;
      const unsaid: string[] = [];
      let looked = 0;
      for (const [path, mutated] of mutations(base)) {
        looked += 1;
        const changes = comparePolicies(base, mutated);
        if (changes.length === 0) unsaid.push(path);
        for (const { id, text, effects } of changes)
          for (const sentence of [text, ...effects])
            for (const lang of LANGS)
              assert.ok(sentence[lang].length > 3 && !/[{}]|undefined/.test(sentence[lang]), `${id} ${lang}: ${sentence[lang]}`);
      }
      assert.deepEqual(unsaid, [], firm);
      assert.ok(looked > 50, `${firm}: ${looked}`);
    }
  });

  it('has an id of its own for each change, in letters that the audit log takes', () => {
    const everything = comparePolicies(firmPolicy('lajina-mieli').policy, firmPolicy('lexmentor').policy);
    assert.equal(new Set(ids(everything)).size, everything.length);
    for (const id of ids(everything)) assert.match(id, /^[\w.:/+-]{3,160}$/);
  });

  it('asks nobody and tells nobody of wording', () => {
    const changes = changedBy((policy) => {
      the(policy.registers, 'peili').name = NEW;
      policy.safeguards[0]!.text = NEW;
      policy.controllers[0]!.contact.email = 'uusi@firma.example.test';
    });
    assert.equal(changes.length, 3);
    assert.deepEqual(told(changes), []);
    assert.match(changes.find(({ part }) => part === 'registers')?.text.fi ?? '', /nimi\. Nyt: ”uusi”\. Ennen: ”/);
  });

  it('a wording changed in one language says so in the others', () => {
    const [change] = changedBy((policy) => (the(policy.registers, 'peili').name.sv = 'ny'));
    assert.match(change?.text.sv ?? '', /namn\. Nu: ”ny”/);
    assert.match(change?.text.fi ?? '', /vain muilla kielillä/);
  });
});

describe('purposes', () => {
  const purpose = {
    id: 'research',
    name: NEW,
    registers: ['peili'],
    basis: 'legitimate-interest' as const,
    clauses: [],
    completed: [],
    superseded: [],
  };

  it('a new purpose is told to the people of its registers before their data are used for it', () => {
    const [change, ...more] = changedBy((policy) => policy.purposes.push(purpose));
    assert.deepEqual(more, []);
    assert.equal(change?.id, 'added:purposes/research');
    assert.deepEqual([change.tell?.registerIds, change.tell?.ask], [['peili'], false]);
    assert.match(change.tell?.why.fi ?? '', /13 artiklan 3 kohta/);
  });

  it('a new purpose on consent is asked, not told', () => {
    assert.deepEqual(told(changedBy((policy) => policy.purposes.push({ ...purpose, basis: 'consent' }))), [
      ['added:purposes/research', true],
    ]);
  });

  it('a purpose of a new register has nobody to be told to', () => {
    const changes = changedBy((policy) => {
      policy.registers.push({ ...the(policy.registers, 'peili'), id: 'fresh', name: NEW });
      policy.purposes.push({ ...purpose, registers: ['fresh'] });
    });
    assert.deepEqual(told(changes), []);
  });

  it('a basis that becomes consent is asked; one that ceases to be consent says that consent is not swapped', () => {
    const [first] = BASE.purposes.filter(({ basis }) => basis === 'contract');
    assert.ok(first);
    const asked = changedBy((policy) => (the(policy.purposes, first.id).basis = 'consent'));
    assert.deepEqual(told(asked), [[`changed:purposes/${first.id}/basis`, true]]);
    const consented = structuredClone(BASE);
    the(consented.purposes, first.id).basis = 'consent';
    const [back] = comparePolicies(consented, BASE);
    assert.equal(back?.tell?.ask, false);
    assert.ok(back?.effects.some(({ en }) => /consent once given does not turn/.test(en)));
  });

  it('a consent purpose that says something else is asked again; another purpose is not', () => {
    const base = structuredClone(BASE);
    const [purposeId] = base.purposes.map(({ id }) => id);
    the(base.purposes, purposeId ?? '').basis = 'consent';
    const again = changedBy((policy) => (the(policy.purposes, purposeId ?? '').name = NEW), base);
    assert.deepEqual(told(again), [[`changed:purposes/${purposeId}/name`, true]]);
    const other = base.purposes.find(({ basis }) => basis !== 'consent' && basis !== 'explicit-consent');
    assert.ok(other);
    assert.deepEqual(told(changedBy((policy) => (the(policy.purposes, other.id).name = NEW), base)), []);
  });

  it('data that begin to be used for a purpose already known are told', () => {
    const group = BASE.dataGroups.find(({ purposes }) => purposes.length < BASE.purposes.length);
    const fresh = BASE.purposes.find(
      ({ id, registers }) => !group?.purposes.includes(id) && registers.some((each) => group?.registers.includes(each)),
    );
    assert.ok(group && fresh);
    const changes = changedBy((policy) => the(policy.dataGroups, group.id).purposes.push(fresh.id));
    assert.ok(
      changes.every(({ part, kind }) => part === 'dataGroups' && kind === 'added'),
      JSON.stringify(ids(changes)),
    );
    assert.ok(told(changes).length > 0);
  });
});

describe('data', () => {
  it('a field that a register no longer declares is said to be erased, and who was given it is named', () => {
    const changes = changedBy((policy) => {
      for (const group of policy.dataGroups)
        group.fields = group.fields.filter((field) => (typeof field === 'string' ? field : field.id) !== 'person.email');
    });
    assert.ok(changes.length > 0);
    for (const { kind, effects, text } of changes) {
      assert.equal(kind, 'removed');
      assert.match(text.fi, /ei enää ilmoita näitä tietoja: .*sähköposti/);
      assert.match(effects[0]?.fi ?? '', /poistetaan voimaantulopäivänä/);
    }
    assert.deepEqual(told(changes), []);
  });

  it('a field more is told when it is collected, not before', () => {
    const group = BASE.dataGroups[0]!;
    const changes = changedBy((policy) => the(policy.dataGroups, group.id).fields.push('person.birth_date'));
    assert.deepEqual(
      changes.map(({ kind, part }) => [kind, part]),
      group.registers.map(() => ['added', 'dataGroups']),
    );
    assert.deepEqual(told(changes), []);
  });

  it('a group that is split in two changes no field of any register', () => {
    const changes = changedBy((policy) => {
      const group = policy.dataGroups.find(({ fields }) => fields.length > 2)!;
      policy.dataGroups.push({ ...group, id: 'split', name: NEW, fields: group.fields.splice(0, 1) });
    });
    assert.ok(changes.some(({ id }) => id === 'added:dataGroups/split'));
    assert.ok(
      changes.every(({ effects }) => effects.every(({ en }) => !/erased/.test(en))),
      JSON.stringify(changes, null, 1),
    );
    assert.deepEqual(told(changes), []);
  });
});

describe('retention', () => {
  const rule = BASE.retention.find((each) => each.kind === 'relation' || each.kind === 'after-event')!;
  const used = (changes: readonly PolicyChange[]) => changes.find(({ part }) => part === 'retention');

  it('a longer period is told, a shorter one is not', () => {
    const set = (period: string) => changedBy((policy) => Object.assign(the(policy.retention, rule.id), { period }));
    const [longer, shorter] = [set('P20Y'), set('P1M')];
    assert.deepEqual([longer.length, shorter.length], [1, 1]);
    assert.ok((used(longer)?.tell?.registerIds.length ?? 0) > 0);
    assert.deepEqual(told(shorter), []);
    assert.match(shorter[0]?.text.fi ?? '', /1 kuukausi/);
    assert.deepEqual(set('P0Y').length, 1);
  });

  it('the same length said in other units changes no day', () => {
    const base = structuredClone(BASE);
    Object.assign(the(base.retention, rule.id), { period: 'P1Y' });
    const changes = changedBy((policy) => Object.assign(the(policy.retention, rule.id), { period: 'P12M' }), base);
    assert.deepEqual(told(changes), []);
    assert.ok(changes.every(({ effects }) => effects.every(({ en }) => !/erasure/.test(en))));
  });

  it('another trigger may move days either way and is told', () => {
    const [change] = changedBy((policy) => Object.assign(the(policy.retention, rule.id), { trigger: 'membership-start' }));
    assert.equal(change?.id, `changed:retention/${rule.id}/time`);
    assert.ok(change.tell);
  });

  it('a register that loses a rule keeps its data longer, one that gains a rule never does', () => {
    const register = BASE.registers[0]!;
    const lost = changedBy((policy) => (the(policy.registers, register.id).retention = register.retention.slice(0, 1)));
    assert.match(told(lost)[0]?.[0] ?? '', /^changed:registers\/.*\/retention$/);
    const other = BASE.retention.find(({ id, kind }) => !register.retention.includes(id) && kind !== 'statutory')!;
    assert.deepEqual(told(changedBy((policy) => the(policy.registers, register.id).retention.push(other.id))), []);
  });
});

describe('recipients', () => {
  const recipient = BASE.recipients.find(({ fields, transfer }) => fields.length > 0 && transfer === undefined)!;

  it('a new recipient, a wider list and a copy instead of a view are told; less is not', () => {
    const fresh = { ...recipient, id: 'fresh', name: NEW };
    assert.deepEqual(told(changedBy((policy) => policy.recipients.push(fresh))), [['added:recipients/fresh', false]]);
    const less = changedBy((policy) => the(policy.recipients, recipient.id).fields.pop());
    assert.deepEqual([ids(less), told(less)], [[`removed:recipients/${recipient.id}/fields/less`], []]);
    const wide = changedBy((policy) => the(policy.recipients, recipient.id).fields.push('person.birth_date'));
    assert.deepEqual(told(wide), [[`added:recipients/${recipient.id}/fields/more`, false]]);
  });

  it('a transfer outside the EEA is told before it begins, and asked when it rests on consent', () => {
    const to = (instrument: 'scc' | 'consent') =>
      changedBy((policy) =>
        Object.assign(the(policy.recipients, recipient.id), {
          country: 'US',
          transfer: { instrument, reason: NEW, recheckOn: '2027-01-01' },
        }),
      );
    const asked = (instrument: 'scc' | 'consent') =>
      told(to(instrument)).find(([id]) => id === `added:recipients/${recipient.id}/transfer`)?.[1];
    assert.deepEqual([asked('scc'), asked('consent')], [false, true]);
  });
});

describe('clauses', () => {
  const clause = { id: 'fresh', text: NEW, clauses: [], completed: [], superseded: [] };

  it('a new disclosure or automated decision is told; a new safeguard is a promise', () => {
    assert.deepEqual(told(changedBy((policy) => policy.disclosures.push(clause))), [['added:disclosures/fresh', false]]);
    assert.deepEqual(told(changedBy((policy) => policy.automated.push(clause))), [['added:automated/fresh', false]]);
    const [guard] = changedBy((policy) => policy.safeguards.push({ ...clause, proof: { kind: 'fact' } }));
    assert.match(guard?.effects[0]?.en ?? '', /becomes a promise/);
    assert.equal(guard?.tell, undefined);
  });
});

/** One value changed at a time, as far as the language of policies allows it; every ninth, so that the claim is quick. */
function* mutations(base: Policy): Generator<[string, Policy]> {
  const paths = [...leafPaths(base)];
  for (const [i, path] of paths.entries()) {
    if (i % 9 !== paths.length % 9) continue;
    const old = path.reduce<unknown>((node, key) => (node as Record<string, unknown>)[key], base);
    for (const value of others(old)) {
      const copy = structuredClone(base);
      const parent = path.slice(0, -1).reduce<Record<string, unknown>>((node, key) => node[key] as Record<string, unknown>, copy as never);
      parent[path.at(-1) ?? ''] = value;
      const parsed = policySchema.safeParse(copy);
      if (!parsed.success || canonicalJson(parsed.data) === canonicalJson(base)) continue;
      yield [path.join('/'), parsed.data];
      break;
    }
  }
}

function* leafPaths(value: unknown, path: string[] = []): Generator<string[]> {
  if (typeof value !== 'object' || value === null) yield path;
  else for (const [key, each] of Object.entries(value)) yield* leafPaths(each, [...path, key]);
}

const WORDS = [
  ...BASES,
  ...RETENTION_KINDS,
  ...TRIGGERS,
  'P7M',
  'copy',
  'view',
  'partner',
  'processor',
  'nda',
  'scc',
  'dpf',
  'US',
  'FI',
  'social',
  'web',
];

function others(value: unknown): unknown[] {
  if (typeof value === 'number') return [value + 1];
  if (typeof value === 'boolean') return [!value];
  const text = String(value);
  return [
    `${text}x`,
    `${text}-x`,
    ...WORDS.filter((word) => word !== text),
    '2031-01-01',
    'person.birth_date',
    'firma@toinen.example.test',
    'Z9-99',
    'R8',
  ];
}
