/** The address of a list: every condition, the order, and how the table looks, so that a view can be sent as a link. */
type Raw = Record<string, unknown>;

const text = (value: unknown) =>
  typeof value === 'string' && value.trim() !== '' ? value : typeof value === 'number' ? String(value) : undefined;
const day = (value: unknown) => (typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? value : undefined);
const oneOf =
  <const T extends string>(allowed: readonly T[]) =>
  (value: unknown): T | undefined =>
    allowed.find((each) => each === value);

const has = oneOf(['has', 'none']);
/** How the table looks: columns in their order with widths, and whether rows stand close. */
const looks = { view: text, cols: text, dense: oneOf(['yes']) };

const peopleReaders = {
  q: text,
  register: text,
  group: text,
  organisation: text,
  due: oneOf(['soon', 'overdue', 'review']),
  action: oneOf(['late', 'today', 'week', 'none', 'any', 'wanted']),
  email: has,
  phone: has,
  marketing: oneOf(['banned', 'consented', 'unasked']),
  job: text,
  language: text,
  industry: text,
  number: text,
  tag: text,
  addedFrom: day,
  addedTo: day,
  contactFrom: day,
  contactTo: day,
  contact: oneOf(['ever', 'never']),
  field: text,
  fieldText: text,
  sort: oneOf(['name', '-name', 'next-action', '-next-action', 'due', 'job', '-job', 'number', '-number', 'newest', 'oldest']),
  ...looks,
};
const organisationReaders = {
  q: text,
  register: text,
  industry: text,
  tag: text,
  businessId: has,
  website: has,
  people: oneOf(['none', 'one', 'many']),
  sort: oneOf(['name', '-name', 'newest', 'oldest', 'business-id', '-business-id']),
  ...looks,
};

type Read<R extends Record<string, (value: unknown) => unknown>> = { [K in keyof R]?: Exclude<ReturnType<R[K]>, undefined> };
export type PeopleSearch = Read<typeof peopleReaders>;
export type OrganisationSearch = Read<typeof organisationReaders>;

/** What does not belong in the address is dropped, and what is not set stays out of it. */
function read<R extends Record<string, (value: unknown) => unknown>>(readers: R, raw: Raw): Read<R> {
  const found = Object.entries(readers).flatMap(([key, reader]) => {
    const value = reader(raw[key]);
    return value === undefined ? [] : [[key, value]];
  });
  return Object.fromEntries(found) as Read<R>;
}

export function readPeopleSearch(raw: Raw): PeopleSearch {
  return read(peopleReaders, raw);
}

export function readOrganisationSearch(raw: Raw): OrganisationSearch {
  return read(organisationReaders, raw);
}

type Looks = keyof typeof looks;

/** What the server is asked: the conditions and the order, not the looks. */
export function askedOf<S extends { view?: string; cols?: string; dense?: 'yes' }>(search: S): Omit<S, Looks> {
  const { view: _view, cols: _cols, dense: _dense, ...asked } = search;
  return asked;
}

/** The conditions alone. */
export function conditionsIn<S extends { view?: string; cols?: string; dense?: 'yes'; sort?: string }>(search: S): Omit<S, Looks | 'sort'> {
  const { sort: _sort, ...conditions } = askedOf(search);
  return conditions as unknown as Omit<S, Looks | 'sort'>;
}

/** The search with these changes; an empty value takes the key out. */
export function changed<S extends object>(search: S, change: { [K in keyof S]?: S[K] | '' | undefined }): S {
  return Object.fromEntries(Object.entries({ ...search, ...change }).filter(([, value]) => value !== undefined && value !== '')) as S;
}
