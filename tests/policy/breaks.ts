// Every way to break a declaration that one click can mend, for the five that are shipped.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { appendAt, applyFixes, DEFAULT_REFERENCE, lintPolicy, lintYaml, parsePolicy, removeAt, setAt } from '#kernel/policy';
import type { Policy } from '#kernel/policy';

export const ON = { today: '2026-11-22', reference: DEFAULT_REFERENCE };
const FOLDER = join(import.meta.dirname, '../../policies');
export const FILES = readdirSync(FOLDER).filter((name) => name.endsWith('.yaml'));
export const POLICIES = FILES.map((name) => readFileSync(join(FOLDER, name), 'utf8'));

function policyOf(yaml: string): Policy {
  const { policy } = parsePolicy(yaml);
  assert.ok(policy);
  return policy;
}

function comments(yaml: string): string[] {
  return yaml.split('\n').flatMap((line) => /^\s*(#.*)$/.exec(line)?.[1] ?? []);
}

function say(text: string): { fi: string; sv: string; en: string } {
  return { fi: text, sv: text, en: text };
}

/** Each way to break a declaration, the finding it must give, and where the fix is not a plain return to what was. */
export const BREAKS: Readonly<Record<string, (yaml: string, policy: Policy) => string>> = {
  'right-missing': (yaml, { requests }) =>
    removeAt(yaml, ['requests', 'rights', requests.rights.findIndex(({ right }) => right === 'restriction')]),
  'erasure-too-slow': (yaml) => setAt(yaml, ['requests', 'erasureHours'], 1000),
  'register-without-end': (yaml, { registers, retention }) => {
    const kept = registers[0]?.retention.filter((id) => retention.find((rule) => rule.id === id)?.kind === 'on-request') ?? [];
    const only = kept.length > 0 ? kept : ['asked'];
    const some = kept.length > 0 ? yaml : appendAt(yaml, ['retention'], { id: 'asked', kind: 'on-request', withinHours: 48 });
    return setAt(some, ['registers', 0, 'retention'], only);
  },
  'must-give-missing': (yaml) => setAt(yaml, ['mustGive'], []),
  'suppression-undeclared': (yaml) => setAt(yaml, ['marketing'], []),
  'in-person': (yaml) => setAt(yaml, ['requests', 'identity'], 'in-person'),
  'no-electronic-channel': (yaml) => setAt(yaml, ['requests', 'channels'], ['post']),
  'deadlines-disagree': (yaml, { retention }) =>
    setAt(yaml, ['retention', retention.findIndex(({ kind }) => kind === 'on-request'), 'withinHours'], 24),
  'accounting-too-short': (yaml, policy) => setAt(yaml, ['retention', voucherRule(policy), 'period'], 'P5Y'),
  'accounting-too-long': (yaml, policy) => setAt(yaml, ['retention', voucherRule(policy), 'period'], 'P10Y'),
  'bans-end-early': (yaml, { dataGroups }) =>
    setAt(
      appendAt(yaml, ['retention'], { id: 'subscribers', kind: 'after-event', trigger: 'service-end', period: 'P30D' }),
      ['dataGroups', dataGroups.findIndex(({ fields }) => isBans(fields)), 'retention'],
      ['subscribers'],
    ),
  'invoice-without-floor': (yaml, { dataGroups }) =>
    setAt(yaml, ['dataGroups', dataGroups.findIndex(({ fields }) => JSON.stringify(fields).includes('invoice.details')), 'retention'], []),
  'transfer-contradiction': (yaml, { recipients }) => {
    const abroad = setAt(setAt(yaml, ['recipients', 0, 'country'], 'US'), ['recipients', 0, 'access'], 'copy');
    const safe =
      recipients[0]?.transfer === undefined
        ? setAt(abroad, ['recipients', 0, 'transfer'], { instrument: 'scc', reason: say('x'), recheckOn: '2030-01-01' })
        : abroad;
    return appendAt(safe, ['transfers'], { id: 'flat', text: say('Tietoja ei siirretä EU:n ulkopuolelle.') });
  },
  'vendor-duty': (yaml) =>
    appendAt(yaml, ['transfers'], { id: 'theirs', text: say('Palveluntarjoajat huolehtivat riittävästä suojan tasosta.') }),
  'view-is-processing': (yaml) =>
    appendAt(yaml, ['disclosures'], { id: 'seen', text: say('Kumppani voi nähdä tietoja, mutta ei käsitellä niitä.') }),
  'never-used': (yaml) => appendAt(yaml, ['subjectGroups'], { id: 'nobody', name: say('Ei kukaan') }),
  'outdated.personal-data-act': (yaml) =>
    appendAt(yaml, ['about'], { id: 'old', text: say('Perustana on henkilötietolain (523/1999) 10 §.') }),
  'outdated.misspelt-gdpr': (yaml) => appendAt(yaml, ['about'], { id: 'slip', text: say('Noudatamme GDBR-sääntöjä.') }),
  'outdated.gdpr-asetus': (yaml) => appendAt(yaml, ['about'], { id: 'twice', text: say('Noudatamme GDPR-asetuksen sääntöjä.') }),
  'outdated.supervisor-address': (yaml) =>
    appendAt(yaml, ['about'], { id: 'office', text: say('Toimisto: Ratapihantie 9, 6. krs, 00520 Helsinki, PL 800, 00521 Helsinki.') }),
  'outdated.social-security-number': (yaml) => appendAt(yaml, ['about'], { id: 'code', text: say('Sosiaaliturvatunnusta ei kysytä.') }),
  'outdated.twitter': (yaml) => appendAt(yaml, ['about'], { id: 'bird', text: say('Olemme palvelussa Twitter.') }),
};

function voucherRule({ retention }: Policy): number {
  return retention.findIndex((rule) => rule.kind === 'statutory' && rule.trigger === 'financial-year-end');
}

/** A group of permissions and bans alone. */
function isBans(fields: Policy['dataGroups'][number]['fields']): boolean {
  return JSON.stringify(fields) === '["marketing.permission"]';
}

const GIVEN = new Map(POLICIES.map((yaml) => [yaml, policyOf(yaml)]));

function billed({ dataGroups, retention }: Policy): boolean {
  const rule = retention[voucherRule({ retention } as Policy)]?.id ?? '';
  return dataGroups.some((group) => group.retention.includes(rule) && JSON.stringify(group.fields).includes('invoice.details'));
}

const NEEDS: Readonly<Record<string, (policy: Policy) => boolean>> = {
  'bans-end-early': ({ dataGroups }) => dataGroups.some(({ fields }) => isBans(fields)),
  'deadlines-disagree': ({ retention }) => retention.some(({ kind }) => kind === 'on-request'),
  'accounting-too-short': billed,
  'accounting-too-long': billed,
  'invoice-without-floor': ({ dataGroups }) => dataGroups.some(({ fields }) => JSON.stringify(fields).includes('invoice.details')),
};

/** A break that this declaration has no place for is left out. */
export function broken(yaml: string, code: string): string | undefined {
  const policy = GIVEN.get(yaml) ?? policyOf(yaml);
  return NEEDS[code]?.(policy) === false ? undefined : BREAKS[code]?.(yaml, policy);
}

/** Breaks, finds, mends and looks again. */
export function mends(yaml: string, code: string): boolean {
  const bad = broken(yaml, code);
  if (bad === undefined) return false;
  const finding = lintYaml(bad, ON).find((each) => each.code === code && each.fix !== undefined);
  assert.ok(finding, `${code} is found and can be mended`);
  const { yaml: good, fixed } = applyFixes(bad, [finding.id], ON);
  assert.deepEqual(fixed, [finding.id]);
  const { policy } = parsePolicy(good);
  assert.ok(policy, 'the declaration still parses');
  assert.ok(!lintPolicy(policy, ON).some(({ id }) => id === finding.id), 'the finding is gone');
  assert.deepEqual(comments(good), comments(bad), 'every comment stays');
  const before = new Set(bad.split('\n'));
  const changed = good.split('\n').filter((line) => !before.has(line));
  assert.ok(changed.length < 40, `only the lines meant change (${changed.length})`);
  return true;
}

/** Several faults at once, in any order; a break that needs what another took is left out. */
export function mendsTogether(file: string, codes: readonly string[]): void {
  const yaml = POLICIES[FILES.indexOf(file)] ?? '';
  const bad = codes.reduce((text, code) => {
    try {
      return broken(text, code) ?? text;
    } catch {
      return text;
    }
  }, yaml);
  const fixable = lintYaml(bad, ON).filter(({ fix }) => fix !== undefined);
  const { yaml: good } = applyFixes(
    bad,
    fixable.map(({ id }) => id),
    ON,
  );
  const { policy } = parsePolicy(good);
  assert.ok(policy);
  assert.deepEqual(
    lintPolicy(policy, ON).filter(({ fix }) => fix !== undefined),
    [],
  );
  assert.deepEqual(comments(good), comments(bad));
}
