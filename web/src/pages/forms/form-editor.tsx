/** What a form does, says and asks, chosen from what the declaration lets it; beside it the page itself, made anew as it is changed. */
import { SegmentedControl, Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Form } from '#web/components/form.tsx';
import { LANG_NAMES, type Lang, useLang, useT, useText } from '#web/i18n/index.ts';
import { signUpForms as phrases } from '#web/i18n/sign-up-forms.ts';
import { signUpMore } from '#web/i18n/sign-up-more.ts';
import {
  fitted,
  groupsFor,
  type FormDraft,
  type FormKind,
  isUntouched,
  KINDS,
  newDraft,
  type Options,
  placesFor,
  purposesFor,
  type SignUpForm,
} from './data.ts';
import { AskedFields, AskedPermissions } from './form-asks.tsx';
import { FormFile } from './form-file.tsx';
import { FormGaps, gapsOf } from './form-gaps.tsx';
import { FormPreview } from './form-preview.tsx';
import { RafflePlace } from './raffle-place.tsx';

const LANGS: readonly Lang[] = ['fi', 'sv', 'en'];
const NOTHING = 'nothing';

interface FormEditorProps {
  options: Options;
  initial: FormDraft;
  /** Absent while it is new. */
  form?: SignUpForm;
  readOnly?: boolean;
  verb: string;
  onSave: (draft: FormDraft) => Promise<unknown>;
}

export interface PartProps {
  options: Options;
  draft: FormDraft;
  set: (change: Partial<FormDraft>) => void;
}

export function FormEditor({ options, initial, form, readOnly = false, verb, onSave }: FormEditorProps) {
  const t = useT(phrases);
  const m = useT(signUpMore);
  const [draft, setDraft] = useState(initial);
  const [lang, setLang] = useState<Lang>(useLang());
  const set = (change: Partial<FormDraft>) => setDraft((now) => fitted(options, { ...now, ...change }));
  const missing = LANGS.filter((each) => draft.name[each].trim() === '');
  const part = { options, draft, set };
  const gaps = gapsOf(draft);
  const impossible = draft.kind === 'raffle' && draft.subjectGroup === '';
  return (
    <div className="form-work">
      <fieldset className="form-edit" disabled={readOnly}>
        <legend className="visually-hidden">{t('what')}</legend>
        <Form
          verb={verb}
          disabled={readOnly || impossible}
          onSubmit={() => onSave(draft)}
          check={() => (missing.length > 0 ? ['name'] : [])}
        >
          <section className="stack" aria-label={t('what')}>
            <h2>{t('what')}</h2>
            <What {...part} isNew={form === undefined} />
            {draft.kind === 'raffle' && <RafflePlace options={options} draft={draft} />}
          </section>
          <section className="stack">
            <h2>{t('words')}</h2>
            <SegmentedControl
              aria-label={t('wordsLang')}
              value={lang}
              onChange={(value) => setLang(value as Lang)}
              data={LANGS.map((value) => ({ value, label: LANG_NAMES[value] }))}
            />
            <Words
              {...part}
              lang={lang}
              error={missing.length > 0 ? t('missing', { langs: missing.map((each) => LANG_NAMES[each]).join(', ') }) : undefined}
            />
            {gaps.length > 0 && <FormGaps gaps={gaps} />}
            <p className="small muted">{m('ready')}</p>
          </section>
          <AskedFields {...part} />
          <AskedPermissions {...part} />
          {form?.kind === 'guide' && <FormFile form={form} />}
          <section className="stack">
            <h2>{t('place')}</h2>
            <Where {...part} />
          </section>
        </Form>
      </fieldset>
      {!impossible && <FormPreview draft={draft} lang={lang} />}
    </div>
  );
}

function What({ options, draft, set, isNew }: PartProps & { isNew: boolean }) {
  const t = useT(phrases);
  const text = useText();
  const places = placesFor(options, draft.kind);
  const place = places.find(({ registerId }) => registerId === draft.registerId);
  const purposes = purposesFor(place, draft.kind);
  const purpose = purposes.find(({ id }) => id === draft.purposeId);
  const named = (all: readonly { id: string; name: { fi: string; sv: string; en: string } }[]) =>
    all.map(({ id, name }) => ({ value: id, label: text(name) }));
  // A raffle is always there: where the declaration has nothing for it, that is said and can be drafted.
  const kinds = KINDS.filter((kind) => kind === 'raffle' || placesFor(options, kind).length > 0);
  const groups = groupsFor(place, draft.kind);
  function pick(kind: FormKind) {
    set(isUntouched(draft) ? newDraft(options, kind) : { kind });
  }
  return (
    <>
      {isNew && (
        <Select
          label={t('kind')}
          name="kind"
          allowDeselect={false}
          value={draft.kind}
          data={kinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
          onChange={(value) => pick(value as FormKind)}
        />
      )}
      {places.length > 1 && (
        <Select
          label={t('register')}
          name="registerId"
          allowDeselect={false}
          value={draft.registerId}
          data={places.map(({ registerId, name }) => ({ value: registerId, label: text(name) }))}
          onChange={(value) => set({ registerId: value ?? '' })}
        />
      )}
      {(draft.kind !== 'raffle' || purposes.length > 0) && (
        <Select
          label={t('purpose')}
          name="purposeId"
          allowDeselect={false}
          value={draft.purposeId ?? NOTHING}
          data={[...(draft.kind === 'guide' ? [{ value: NOTHING, label: t('nothingKept') }] : []), ...named(purposes)]}
          description={draft.purposeId === null ? t('nothingKeptWhy') : undefined}
          onChange={(value) => set({ purposeId: value === NOTHING ? null : value })}
        />
      )}
      {groups.length > 1 && (
        <Select
          label={t('group')}
          name="subjectGroup"
          allowDeselect={false}
          value={draft.subjectGroup}
          data={named(groups)}
          onChange={(value) => set({ subjectGroup: value ?? '' })}
        />
      )}
      {purpose !== undefined && purpose.sources.length > 1 && (
        <Select
          label={t('source')}
          name="sourceId"
          allowDeselect={false}
          value={draft.sourceId}
          data={named(purpose.sources)}
          onChange={(value) => set({ sourceId: value ?? '' })}
        />
      )}
    </>
  );
}

function Words({ draft, set, lang, error }: PartProps & { lang: Lang; error: string | undefined }) {
  const t = useT(phrases);
  return (
    <>
      <TextInput
        label={t('name')}
        name="name"
        lang={lang}
        maxLength={160}
        autoComplete="off"
        value={draft.name[lang]}
        error={error}
        onChange={({ currentTarget: { value } }) => set({ name: { ...draft.name, [lang]: value } })}
      />
      <Textarea
        label={t('intro')}
        name="intro"
        lang={lang}
        autosize
        minRows={2}
        maxLength={2000}
        description={t('introWhy')}
        value={draft.intro[lang]}
        onChange={({ currentTarget: { value } }) => set({ intro: { ...draft.intro, [lang]: value } })}
      />
    </>
  );
}

function Where({ draft, set }: PartProps) {
  const t = useT(phrases);
  const [lines, setLines] = useState(draft.origins.join('\n'));
  return (
    <>
      <TextInput
        label={t('slug')}
        name="slug"
        maxLength={60}
        autoComplete="off"
        description={t('slugWhy')}
        leftSection={<span className="small muted">/lomake/</span>}
        leftSectionWidth={74}
        value={draft.slug}
        onChange={({ currentTarget: { value } }) => set({ slug: value.toLowerCase().replaceAll(' ', '-') })}
      />
      <Textarea
        label={t('origins')}
        name="origins"
        autosize
        minRows={1}
        description={t('originsWhy')}
        value={lines}
        onChange={({ currentTarget: { value } }) => {
          setLines(value);
          set({
            origins: value
              .split('\n')
              .map((line) => line.trim().replace(/\/$/, ''))
              .filter(Boolean),
          });
        }}
      />
    </>
  );
}
