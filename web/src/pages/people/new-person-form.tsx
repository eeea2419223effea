/** The form behind "Uusi henkilö": registers first, then their fields. */
import { Button, Textarea, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { api, type Request } from '#web/api/client.ts';
import { fieldOf, storableIn } from '#web/api/declared.ts';
import { peopleChanged, type PolicyView } from '#web/api/queries.ts';
import { DateField } from '#web/components/date-field.tsx';
import { Form } from '#web/components/form.tsx';
import { say } from '#web/components/toast.ts';
import { useFields } from '#web/components/use-fields.ts';
import { OrganisationSelect } from '#web/forms/organisation-select.tsx';
import { CONTACT_FIELDS, CONTACT_KINDS, PERSON_FACTS, type PersonKey } from '#web/forms/person-facts.ts';
import { firstPlace, membershipsOf, type Places, RegisterPicker } from '#web/forms/register-picker.tsx';
import { SourceSelect } from '#web/forms/source-select.tsx';
import { takeToldPerson } from '#web/forms/told-person.ts';
import { useSource } from '#web/forms/use-source.ts';
import { forms } from '#web/i18n/forms.ts';
import { useT, useText } from '#web/i18n/index.ts';
import { people as phrases } from '#web/i18n/people.ts';
import { LikelyPeople } from './likely-people.tsx';

type Body = Request<'people', 'create'>['body'];
type Texts = Record<string, string>;

export function NewPersonForm({ policy }: { policy: PolicyView }) {
  const t = useT(phrases);
  const f = useT(forms);
  const text = useText();
  const client = useQueryClient();
  const navigate = useNavigate();
  const again = useRef(false);
  const [round, setRound] = useState(0);
  const [source, setSource] = useSource();
  const [places, setPlaces] = useState<Places>(() => firstPlace(policy));
  const [organisationId, setOrganisation] = useState<string | null>(null);
  const allowed = storableIn(policy, Object.keys(places));
  const form = useFields<Texts>(useState(takeToldPerson)[0], {
    registers: () => (Object.keys(places).length === 0 ? t('new.registerMissing') : undefined),
    source: () => (source === '' ? t('new.sourceMissing') : undefined),
    email: (v) => ((v['email'] ?? '') === '' || /^[^\s@]+@[^\s@]+$/.test(v['email'] ?? '') ? undefined : t('new.emailWrong')),
    givenName: (v) => (Object.values(v).some((each) => each.trim() !== '') ? undefined : t('new.empty')),
  });
  const facts = PERSON_FACTS.filter(({ fieldId }) => allowed.has(fieldId));
  const custom = policy.fields.filter((field) => field.custom && allowed.has(field.id));
  const labelOf = (key: PersonKey, fieldId: string) =>
    key === 'givenName' ? f('given') : key === 'familyName' ? f('family') : text(fieldOf(policy, fieldId)?.name);

  async function submit() {
    const { person } = await api.people.create({
      body: bodyOf(form.values, { allowed, places, source, organisationId, custom: custom.map(({ id }) => id) }),
    });
    await peopleChanged(client);
    say(t('new.saved', { name: person.label }));
    if (!again.current) return navigate({ to: '/people/$id', params: { id: person.id } });
    for (const name of Object.keys(form.values)) form.set(name, '');
    setOrganisation(null);
    setRound((now) => now + 1);
  }
  return (
    <Form
      key={round}
      focusFirst="givenName"
      verb={t('new.verb')}
      check={form.check}
      onProblem={form.fail}
      onSubmit={submit}
      onCancel={() => void navigate({ to: '/people' })}
      extra={
        <Button type="submit" variant="default" onClick={() => (again.current = true)} onBlur={() => (again.current = false)}>
          {t('new.another')}
        </Button>
      }
    >
      <div className="form-grid card">
        <RegisterPicker policy={policy} value={places} onChange={setPlaces} label={t('new.register')} error={form.errors['registers']} />
        <SourceSelect label={t('new.source')} value={source} onChange={setSource} error={form.errors['source']} />
      </div>
      <div className="form-grid card">
        {facts
          .filter(({ long }) => !long)
          .map(({ key, fieldId }) => (
            <TextInput key={key} label={labelOf(key, fieldId)} autoComplete="off" {...form.text(key)} />
          ))}
        {CONTACT_KINDS.filter((kind) => allowed.has(CONTACT_FIELDS[kind])).map((kind) => (
          <TextInput
            key={kind}
            label={f(`kinds.${kind}`)}
            autoComplete="off"
            type={kind === 'email' ? 'email' : kind === 'phone' ? 'tel' : 'text'}
            {...form.text(kind)}
          />
        ))}
        {allowed.has('person.employer') && <OrganisationSelect value={organisationId} onChange={setOrganisation} />}
        {allowed.has('person.next_action') && (
          <>
            <TextInput label={text(fieldOf(policy, 'person.next_action')?.name)} autoComplete="off" {...form.text('nextAction')} />
            <DateField
              label={t('new.nextActionOn')}
              name="nextActionOn"
              value={form.values['nextActionOn'] ?? ''}
              onChange={(value) => form.set('nextActionOn', value)}
              error={form.errors['nextActionOn']}
            />
          </>
        )}
        {facts
          .filter(({ long }) => long)
          .map(({ key, fieldId }) => (
            <Textarea key={key} className="form-wide" label={labelOf(key, fieldId)} autosize minRows={2} maxRows={10} {...form.text(key)} />
          ))}
        {custom.map(({ id, name }) => (
          <TextInput key={id} label={text(name)} autoComplete="off" {...form.text(id)} />
        ))}
      </div>
      <LikelyPeople values={form.values} />
    </Form>
  );
}

interface Around {
  allowed: ReadonlySet<string>;
  places: Places;
  source: string;
  organisationId: string | null;
  custom: readonly string[];
}

/** Only what the registers declare is sent, even when the reader wrote it before unticking a register. */
function bodyOf(values: Texts, { allowed, places, source, organisationId, custom }: Around): Body {
  const value = (name: string) => (values[name] ?? '').trim();
  const facts = PERSON_FACTS.filter(({ key, fieldId }) => allowed.has(fieldId) && value(key) !== '').map(({ key }): [string, string] => [
    key,
    value(key),
  ]);
  const contactPoints = CONTACT_KINDS.filter((kind) => allowed.has(CONTACT_FIELDS[kind]) && value(kind) !== '').map((kind) => ({
    kind,
    value: value(kind),
  }));
  const next = allowed.has('person.next_action')
    ? {
        ...(value('nextAction') === '' ? {} : { nextAction: value('nextAction') }),
        ...(value('nextActionOn') === '' ? {} : { nextActionOn: value('nextActionOn') }),
      }
    : {};
  return {
    ...Object.fromEntries<string>(facts),
    ...next,
    source,
    memberships: membershipsOf(places),
    contactPoints,
    ...(organisationId !== null && allowed.has('person.employer') ? { organisationId } : {}),
    custom: Object.fromEntries(custom.filter((id) => value(id) !== '').map((id) => [id, value(id)])),
  };
}
