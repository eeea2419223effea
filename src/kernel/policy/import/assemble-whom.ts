// Who receives what: the notice rarely says which data, so what such a recipient needs for its work is proposed, and the owner confirms it.

import { addPeriod } from '#platform/clock';
import { insideEea } from '../reference.ts';
import { last, text } from './assemble-core.ts';
import type { Book, Json } from './assemble-core.ts';
import { COMPLETIONS, same, WORDS } from './assemble-words.ts';
import { toolById } from './gazetteer.ts';
import type { ToolKind } from './gazetteer.ts';
import { titleOfPath } from './labels.ts';

export function recipients(book: Book, made: readonly Json[], declared: ReadonlySet<string>): Json[] {
  return book.of('recipient').map((fact) => {
    const id = last(fact.path);
    const named = text(fact, 'name');
    const tool = toolById(id);
    const told = [
      ...new Set(
        book
          .of('recipient-field')
          .filter((each) => each.path.startsWith(`recipients/${id}/`))
          .map((each) => text(each, 'field')),
      ),
    ].filter((field) => declared.has(field));
    const fields = told.length > 0 ? told : usually(id, tool?.kind, declared);
    const country = text(fact, 'country') || (tool?.country ?? 'EEA');
    const outside = !insideEea(country);
    const view = book.has('disclosures/partners-view') && tool === undefined && named === '';
    return {
      id,
      name: named === '' ? (titleOfPath(fact.path) ?? same(id)) : same(named),
      role: named === '' && tool === undefined ? 'category' : tool === undefined ? 'partner' : 'processor',
      country,
      access: view ? 'view' : 'copy',
      fields,
      purposes: [purposeOf(id, tool?.kind, made)],
      agreement: { kind: tool === undefined ? 'assignment-contract' : 'processing-agreement' },
      ...(outside
        ? {
            transfer: {
              instrument: country === 'US' ? 'dpf' : 'scc',
              reason: WORDS.transferReason,
              recheckOn: addPeriod(book.today, 'P1Y'),
            },
          }
        : {}),
      completed: [COMPLETIONS.country, ...(told.length > 0 ? [] : [COMPLETIONS.receives]), ...(outside ? [COMPLETIONS.transfer] : [])],
    };
  });
}

const BILLING =
  'organisation.billing invoice.details order.details organisation.name organisation.business_id person.address person.name person.email';
const PERSON = 'person.name person.email person.phone';
/** What a service of each kind cannot do without. */
const NEEDS: Readonly<Partial<Record<ToolKind, string>>> = {
  accounting: BILLING,
  payment: BILLING,
  newsletter: 'person.email person.name marketing.permission',
  events: `${PERSON} person.employer event.registration`,
  booking: `${PERSON} calendar.entry`,
  calendar: `${PERSON} calendar.entry`,
  mail: 'person.name person.email',
  meeting: 'person.name person.email',
  survey: 'person.name person.email feedback.text feedback.score',
  learning: 'person.name person.email event.registration service.used',
  analytics: 'web.page web.device web.cookie',
  web: 'web.page web.device person.name person.email',
  health: 'person.name person.email',
  assessment: 'person.name person.email',
};
const OF_ROLE: Readonly<Record<string, string>> = { accountant: BILLING, 'collection-agency': BILLING, 'invoicing-tool': BILLING };

/** A proposal out of the declared fields: never empty while anything is declared, and never of the sealed kinds. */
function usually(id: string, kind: ToolKind | undefined, declared: ReadonlySet<string>): string[] {
  const needs = (OF_ROLE[id] ?? (kind === undefined ? undefined : NEEDS[kind]) ?? PERSON).split(' ');
  const fit = needs.filter((field) => declared.has(field));
  return fit.length > 0 ? fit : PERSON.split(' ').filter((field) => declared.has(field));
}

const BOOKS = 'accounting invoicing payment-control';
const LETTERS = 'newsletter direct-marketing marketing other-similar content';
/** Purposes that a recipient of each kind serves, the most fitting first. */
const SERVES: Readonly<Partial<Record<ToolKind, string>>> = {
  accounting: BOOKS,
  payment: 'invoicing orders payment-control accounting',
  newsletter: LETTERS,
  events: 'events trainings bookings',
  booking: 'bookings events trainings',
  survey: 'surveys quality development',
  learning: 'trainings events',
  analytics: 'analytics development targeting marketing',
};
const SERVED_BY_ROLE: Readonly<Record<string, string>> = {
  accountant: BOOKS,
  'invoicing-tool': 'invoicing accounting',
  'collection-agency': 'collection payment-control invoicing',
  'email-tool': LETTERS,
  'event-service': 'events trainings bookings',
  'scheduling-tool': 'bookings events trainings',
  'feedback-tool': 'surveys quality development',
};

/** A purpose of the notice that such a recipient serves; the first of all where none is known to. */
function purposeOf(id: string, kind: ToolKind | undefined, made: readonly Json[]): unknown {
  const ids = made.map((purpose) => purpose['id']);
  const fit = (SERVED_BY_ROLE[id] ?? (kind === undefined ? undefined : SERVES[kind]) ?? '').split(' ');
  return fit.find((each) => ids.includes(each)) ?? ids[0];
}
