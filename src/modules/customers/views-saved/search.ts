// What a saved view may hold: choices from closed lists, days, and words that several people share. What finds one person is not kept.

import type { Deps } from '#kernel/deps';
import { appError } from '#platform/errors';
import { isoDate } from '#platform/contract';
import { z } from 'zod';
import { organisationFilter, organisationSorts, peopleFilter, peopleSorts } from '../contract/lists.ts';
import { matchingOrganisations } from '../list-organisations.ts';
import { matchingPeople } from '../list.ts';

export type ViewList = 'people' | 'organisations';

const { register, group, organisation, due, action, email, phone, marketing, contact, field, tag } = peopleFilter;
const looks = {
  cols: z
    .string()
    .regex(/^[\w:,-]{0,400}$/)
    .optional(),
  dense: z.enum(['yes']).optional(),
};
const day = isoDate.optional();
const shared = z.string().max(100).optional();

const CHOICES = { register, group, organisation, due, action, email, phone, marketing, contact, field, tag };
const CLOSED = {
  people: z.strictObject({
    ...CHOICES,
    addedFrom: day,
    addedTo: day,
    contactFrom: day,
    contactTo: day,
    job: shared,
    language: shared,
    industry: shared,
    sort: z.enum(peopleSorts).optional(),
    ...looks,
  }),
  organisations: z.strictObject({
    register: organisationFilter.register,
    businessId: organisationFilter.businessId,
    website: organisationFilter.website,
    people: organisationFilter.people,
    tag: organisationFilter.tag,
    industry: shared,
    sort: z.enum(organisationSorts).optional(),
    ...looks,
  }),
} as const;

/** A word is the firm's own when at least so many share it. */
const SHARED_BY = 3;
const WORDS = ['job', 'language', 'industry', 'tag'] as const;

/** @throws errors.view-holds naming what cannot be kept, errors.view-word-rare */
export async function savable(deps: Deps, list: ViewList, search: Readonly<Record<string, string>>): Promise<string> {
  const read = CLOSED[list].safeParse(search);
  if (!read.success) {
    const [issue] = read.error.issues;
    const key = issue?.code === 'unrecognized_keys' ? issue.keys[0] : issue?.path[0];
    throw appError('refused', 'errors.view-holds', { field: String(key ?? 'search') });
  }
  for (const key of WORDS) {
    const word = search[key];
    if (word === undefined || word === '') continue;
    const { n, more } =
      list === 'people' ? await matchingPeople(deps, { [key]: word }) : await matchingOrganisations(deps, { [key]: word });
    if (!more && n < SHARED_BY) throw appError('refused', 'errors.view-word-rare', { field: key, params: { least: SHARED_BY } });
  }
  return JSON.stringify(read.data);
}
