/** What the pages of forms share: what they read, and the draft that is edited. */
import { queryOptions, useQueryClient } from '@tanstack/react-query';
import { type Answer, api } from '#web/api/client.ts';
import type { Lang } from '#web/i18n/index.ts';

export type SignUpForm = Answer<'forms', 'list'>['forms'][number];
export type FormDetails = Answer<'forms', 'get'>;
export type FormKind = SignUpForm['kind'];
export type Options = Answer<'forms', 'options'>;
export type Place = Options['places'][number];
export type FormDraft = Pick<
  SignUpForm,
  'slug' | 'kind' | 'name' | 'intro' | 'registerId' | 'subjectGroup' | 'purposeId' | 'sourceId' | 'fields' | 'permissions' | 'origins'
>;

export const KINDS: readonly FormKind[] = ['newsletter', 'guide', 'contact', 'raffle'];

export const formsQuery = queryOptions({ queryKey: ['forms', 'list'], queryFn: ({ signal }) => api.forms.list(undefined, { signal }) });
export const optionsQuery = queryOptions({
  queryKey: ['forms', 'options'],
  queryFn: ({ signal }) => api.forms.options(undefined, { signal }),
  staleTime: 300_000,
});

export function formQuery(id: string) {
  return queryOptions({ queryKey: ['forms', 'one', id], queryFn: ({ signal }) => api.forms.get({ params: { id } }, { signal }) });
}

export function previewQuery(draft: FormDraft, lang: Lang) {
  return queryOptions({
    queryKey: ['forms', 'preview', lang, JSON.stringify(draft)],
    queryFn: ({ signal }) => api.forms.preview({ body: { draft, lang } }, { signal }),
    placeholderData: (before) => before,
    staleTime: 60_000,
    gcTime: 60_000,
  });
}

export function useFormsChanged(): () => Promise<void> {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: ['forms'] });
}

/** What a form of this kind can do in the register; the guide alone may keep nothing. */
export function purposesFor(place: Place | undefined, kind: FormKind) {
  const purposes = place?.purposes.filter(({ kinds }) => kinds.includes(kind)) ?? [];
  const order = place?.raffle.purposes ?? [];
  return kind === 'raffle' ? purposes.toSorted((a, b) => order.indexOf(a.id) - order.indexOf(b.id)) : purposes;
}

/** Whom a form of this kind may take; whoever enters a raffle is no subscriber. The best is the last, for a raffle the first. */
export function groupsFor(place: Place | undefined, kind: FormKind) {
  const groups = place?.subjectGroups ?? [];
  if (kind !== 'raffle') return groups;
  return (place?.raffle.subjectGroups ?? []).flatMap((id) => groups.find((group) => group.id === id) ?? []);
}

export function placesFor(options: Options, kind: FormKind): readonly Place[] {
  return options.places.filter((place) => purposesFor(place, kind).length > 0 || (kind === 'guide' && place.permissions.length > 0));
}

const ONLY_FOR: Readonly<Record<string, FormKind>> = { 'contact.note': 'contact', 'marketing.raffle': 'raffle' };

/** Fields that a form of this kind has a place for. */
export function askable(place: Place | undefined, { kind, purposeId }: Pick<FormDraft, 'kind' | 'purposeId'>) {
  const fields = purposesFor(place, kind).find(({ id }) => id === purposeId)?.fields ?? [];
  return fields.filter(({ id }) => (ONLY_FOR[id] ?? kind) === kind);
}

/** The same form for another kind, register or purpose: what does not fit there is left out. */
export function fitted(options: Options, draft: FormDraft): FormDraft {
  const places = placesFor(options, draft.kind);
  const place = places.find(({ registerId }) => registerId === draft.registerId) ?? places[0];
  const purposes = purposesFor(place, draft.kind);
  const nothing = draft.kind === 'guide' && (draft.purposeId === null || purposes.length === 0);
  const purpose = nothing ? undefined : (purposes.find(({ id }) => id === draft.purposeId) ?? purposes[0]);
  const sources = purpose?.sources ?? [];
  const sourceId =
    purpose === undefined ? (options.anySource ?? '') : (sources.find(({ id }) => id === draft.sourceId)?.id ?? sources[0]?.id ?? '');
  const groups = groupsFor(place, draft.kind);
  const usual = draft.kind === 'raffle' ? groups[0] : groups.at(-1);
  // A press that subscribes is no box besides.
  const main = draft.kind === 'newsletter' ? purpose?.id : undefined;
  return {
    ...draft,
    registerId: place?.registerId ?? draft.registerId,
    subjectGroup: groups.find(({ id }) => id === draft.subjectGroup)?.id ?? usual?.id ?? '',
    purposeId: purpose?.id ?? null,
    sourceId,
    fields: draft.fields.filter(({ id }) =>
      askable(place, { kind: draft.kind, purposeId: purpose?.id ?? null }).some((field) => field.id === id),
    ),
    permissions: draft.permissions.filter((id) => id !== main && place?.permissions.some((each) => each.id === id) === true),
  };
}

const NAMES: Record<FormKind, FormDraft['name']> = {
  newsletter: { fi: 'Tilaa uutiskirje', sv: 'Prenumerera på nyhetsbrevet', en: 'Subscribe to the newsletter' },
  guide: { fi: 'Lataa opas', sv: 'Ladda ner guiden', en: 'Download the guide' },
  contact: { fi: 'Ota yhteyttä', sv: 'Ta kontakt', en: 'Get in touch' },
  raffle: { fi: 'Osallistu arvontaan', sv: 'Delta i utlottningen', en: 'Enter the raffle' },
};
const SLUGS: Record<FormKind, string> = { newsletter: 'uutiskirje', guide: 'opas', contact: 'yhteys', raffle: 'arvonta' };

/** A form to begin with: what it says and asks can be changed. */
export function newDraft(options: Options, kind: FormKind): FormDraft {
  const empty = { fi: '', sv: '', en: '' };
  const none = {
    registerId: '',
    subjectGroup: '',
    purposeId: kind === 'guide' ? null : '',
    sourceId: '',
    fields: [],
    permissions: [],
    origins: [],
  };
  const draft = fitted(options, { kind, slug: SLUGS[kind], name: NAMES[kind], intro: empty, ...none });
  const place = options.places.find(({ registerId }) => registerId === draft.registerId);
  const asked = askable(place, draft);
  const fields = kind === 'contact' ? asked.filter(({ id }) => ['person.name', 'contact.note'].includes(id)) : [];
  return { ...draft, fields: fields.map(({ id }) => ({ id, required: id === 'contact.note' })) };
}

/** Whether the words are still those that the kind began with. */
export function isUntouched({ kind, name, slug }: FormDraft): boolean {
  return JSON.stringify(name) === JSON.stringify(NAMES[kind]) && slug === SLUGS[kind];
}

export function draftOf({
  slug,
  kind,
  name,
  intro,
  registerId,
  subjectGroup,
  purposeId,
  sourceId,
  fields,
  permissions,
  origins,
}: SignUpForm): FormDraft {
  return { slug, kind, name, intro, registerId, subjectGroup, purposeId, sourceId, fields, permissions, origins };
}
