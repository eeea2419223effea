// The form offers every word of the policy language and no other, in three languages.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BASES, CHANNELS, CHECK_IDS, FIELD_CLASSES, policySchema, RETENTION_KINDS, RIGHTS, SOURCE_KINDS, TRIGGERS } from '#kernel/policy';
import { LANGS } from '#platform/i18n';
import { declarationChecks } from '#web/i18n/declaration-checks.ts';
import { declarationClocks } from '#web/i18n/declaration-clocks.ts';
import { declarationFields } from '#web/i18n/declaration-fields.ts';
import { declarationForm } from '#web/i18n/declaration-form.ts';
import { declarationPublish } from '#web/i18n/declaration-publish.ts';
import { declarationWords } from '#web/i18n/declaration-words.ts';
import { declaration } from '#web/i18n/declaration.ts';
import { SECTIONS } from '#web/pages/declaration/spec.ts';

const GROUPS: Record<string, readonly string[]> = {
  basis: BASES,
  kind: RETENTION_KINDS,
  trigger: TRIGGERS,
  sourceKind: SOURCE_KINDS,
  right: RIGHTS,
  channel: CHANNELS,
  class: FIELD_CLASSES,
};

function offered(group: string): string[] {
  for (const phrases of [declarationWords, declarationClocks]) {
    const keys = [...phrases.all('fi').keys()].filter((key) => key.startsWith(`${group}.`)).map((key) => key.slice(group.length + 1));
    if (keys.length > 0) return keys;
  }
  return [];
}

test('every list one chooses from holds exactly the words of the policy language', () => {
  for (const [group, words] of Object.entries(GROUPS)) assert.deepEqual(offered(group).toSorted(), words.toSorted(), group);
  assert.deepEqual([...declarationChecks.all('fi').keys()].toSorted(), [...CHECK_IDS].toSorted());
});

test('every key of a declaration has a section of the form', () => {
  const shown = new Set(SECTIONS.flatMap(({ parts }) => parts));
  assert.deepEqual([...shown].toSorted(), Object.keys(policySchema.shape).toSorted());
});

test('every word stands in three languages', () => {
  const all = [declaration, declarationFields, declarationForm, declarationPublish, declarationWords, declarationClocks, declarationChecks];
  for (const phrases of all) {
    assert.deepEqual(phrases.inconsistencies(), []);
    for (const lang of LANGS) assert.equal(phrases.all(lang).size, phrases.all('fi').size);
  }
});
