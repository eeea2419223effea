import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fieldOfColumn, fieldsHeld, holdsCustomFields } from './contract.ts';
import { recordKinds } from './kinds.ts';
import { createRegistry } from './registry.ts';
import { sampleKinds } from './testing.ts';

const registry = createRegistry([...recordKinds, ...sampleKinds]);

test('a field leads to the kinds that hold it, a field of the policy alone to custom values', () => {
  const names = (fieldId: string) => registry.forField(fieldId).map((of) => of.kind);
  assert.deepEqual(names('person.name'), ['sample-person']);
  assert.deepEqual(names('person.email'), ['sample-point']);
  assert.deepEqual(names('person.note'), ['sample-person', 'sample-remark']);
  assert.deepEqual(names('firm.hobby'), ['custom-value']);
  assert.deepEqual(names('invoice.details'), []);
});

test('a field is storable when a table holds it and its class is not sealed', () => {
  const storable = ['person.name', 'firm.hobby', 'record.source', 'invoice.details', 'coaching.summary', 'person.identity_code'];
  assert.deepEqual(
    storable.filter((id) => registry.storable(id)),
    ['person.name', 'firm.hobby', 'record.source'],
  );
});

test('two contracts for one table or one name are refused', () => {
  assert.throws(() => createRegistry([...recordKinds, ...recordKinds]), /signed for twice: origin/);
  const [first] = recordKinds;
  assert.throws(() => createRegistry([...recordKinds, { ...first!, kind: 'another' }]), /signed for twice: origin/);
  assert.throws(() => registry.byTable('unknown'), /nobody signed for unknown/);
});

test('the field of a column may stand in another column of the row', () => {
  const point = registry.byKind('sample-point');
  assert.equal(fieldOfColumn(point.columns['value']!, { field_id: 'person.phone' }), 'person.phone');
  assert.equal(fieldOfColumn(point.columns['id']!, {}), undefined);
  assert.deepEqual(fieldsHeld(point), ['person.email', 'person.phone']);
  assert.equal(holdsCustomFields(point), false);
});

test('only kinds that lead to a subject are walked for a subject', () => {
  assert.deepEqual(
    registry.subjectKinds().map((of) => of.kind),
    ['field-origin', 'custom-value', 'undo-entry', 'sample-person', 'sample-point', 'sample-remark'],
  );
});
