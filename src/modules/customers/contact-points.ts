// How people are reached: which declared field a value belongs to, checked and normalised before it is stored.

import type { Writer } from '#kernel/records';
import { normaliseEmail, normalisePhone } from '#kernel/subjects';
import { appError } from '#platform/errors';

export type PointKind = 'email' | 'phone' | 'address' | 'social' | 'other';
export interface NewPoint {
  kind: PointKind;
  value: string;
  label?: string | undefined;
}

const PERSON_FIELDS: Record<PointKind, string> = {
  email: 'person.email',
  phone: 'person.phone',
  address: 'person.address',
  social: 'person.social',
  other: 'person.other_contact',
};
const ORGANISATION_FIELDS: Partial<Record<PointKind, string>> = {
  email: 'organisation.email',
  phone: 'organisation.phone',
  address: 'organisation.address',
};

/** The declared field a contact point of this kind is a value of. @throws errors.contact-kind */
export function fieldOfPoint(subject: 'person' | 'organisation', kind: PointKind): string {
  const field = subject === 'person' ? PERSON_FIELDS[kind] : ORGANISATION_FIELDS[kind];
  if (!field) throw appError('invalid', 'errors.contact-kind', { field: 'kind' });
  return field;
}

/** The field a contact point of this kind holds, when there is one. */
export function pointFields(subject: 'person' | 'organisation', kind: PointKind): string[] {
  const field = subject === 'person' ? PERSON_FIELDS[kind] : ORGANISATION_FIELDS[kind];
  return field === undefined ? [] : [field];
}

export function kindOfField(fieldId: string): PointKind {
  if (fieldId === 'person.other_contact') return 'other';
  const kind = fieldId.split('.')[1];
  return kind === 'email' || kind === 'phone' || kind === 'address' || kind === 'social' ? kind : 'other';
}

/** @throws errors.email-invalid or errors.phone-invalid, naming the field */
export function normalPoint(fieldId: string, value: string): string {
  if (fieldId.endsWith('.email')) {
    const email = normaliseEmail(value);
    if (!/^[^\s@<>(),;:"]+@[^\s@<>(),;:"]+\.[^\s@.<>(),;:"]{2,}$/.test(email) || email.length > 254)
      throw appError('invalid', 'errors.email-invalid', { field: fieldId });
    return email;
  }
  if (fieldId.endsWith('.phone')) {
    const phone = normalisePhone(value);
    if (!phone) throw appError('invalid', 'errors.phone-invalid', { field: fieldId });
    return phone;
  }
  return value.trim().toLowerCase();
}

export async function insertPoint(writer: Writer, subjectId: string, subject: 'person' | 'organisation', point: NewPoint): Promise<string> {
  const fieldId = fieldOfPoint(subject, point.kind);
  const id = writer.ctx.ids.next();
  await writer.insert('contact-point', {
    id,
    subject_id: subjectId,
    field_id: fieldId,
    value: point.value.trim(),
    normal: normalPoint(fieldId, point.value),
    label: point.label ?? null,
    created_at: writer.ctx.at.toISOString(),
  });
  return id;
}
