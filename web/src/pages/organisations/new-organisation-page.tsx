/** Adding an organisation: registers first, then only what they declare. */
import { Textarea, TextInput } from '@mantine/core';
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '#web/api/client.ts';
import { fieldOf, storableIn } from '#web/api/declared.ts';
import { peopleChanged, policyQuery } from '#web/api/queries.ts';
import { Form } from '#web/components/form.tsx';
import { PageHeader } from '#web/components/page-header.tsx';
import { say } from '#web/components/toast.ts';
import { useFields } from '#web/components/use-fields.ts';
import { isBusinessId, ORGANISATION_FACTS } from '#web/forms/organisation-facts.ts';
import { CONTACT_KINDS, ORGANISATION_CONTACT_FIELDS } from '#web/forms/person-facts.ts';
import { firstPlace, membershipsOf, type Places, RegisterPicker } from '#web/forms/register-picker.tsx';
import { SourceSelect } from '#web/forms/source-select.tsx';
import { useSource } from '#web/forms/use-source.ts';
import { businessRegister } from '#web/i18n/business-register.ts';
import { forms } from '#web/i18n/forms.ts';
import { useT, useText } from '#web/i18n/index.ts';
import { organisations as phrases } from '#web/i18n/organisations.ts';
import { type Firm, RegisterLookup, type Taken, useRegisterOn } from './register-lookup.tsx';

export function NewOrganisationPage() {
  const t = useT(phrases);
  const f = useT(forms);
  const b = useT(businessRegister);
  const registerOn = useRegisterOn();
  const text = useText();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { data: policy } = useSuspenseQuery(policyQuery);
  const [source, setSource] = useSource();
  const [places, setPlaces] = useState<Places>(() => firstPlace(policy));
  const allowed = storableIn(policy, Object.keys(places));
  const form = useFields<Record<string, string>>(
    {},
    {
      registers: () => (Object.keys(places).length === 0 ? t('registerMissing') : undefined),
      name: (v) => ((v['name'] ?? '').trim() === '' && allowed.has('organisation.name') ? t('nameMissing') : undefined),
      businessId: (v) => (isBusinessId(v['businessId'] ?? '') ? undefined : t('businessIdWrong')),
    },
  );
  const facts = ORGANISATION_FACTS.filter(({ fieldId }) => allowed.has(fieldId));
  const kinds = CONTACT_KINDS.filter((kind) => allowed.has(ORGANISATION_CONTACT_FIELDS[kind] ?? ''));
  async function submit() {
    const value = (name: string) => (form.values[name] ?? '').trim();
    const { organisation } = await api.organisations.create({
      body: {
        ...Object.fromEntries(facts.filter(({ key }) => value(key) !== '').map(({ key }) => [key, value(key)])),
        source,
        memberships: membershipsOf(places),
        contactPoints: kinds.filter((kind) => value(kind) !== '').map((kind) => ({ kind, value: value(kind) })),
      },
    });
    await peopleChanged(client);
    say(t('saved', { name: organisation.label }));
    await navigate({ to: '/organisations/$id', params: { id: organisation.id } });
  }
  async function addFromRegister({ businessId, name }: Firm, taken: Taken[]) {
    const { id } = await api.businessRegister.add({ body: { businessId, fields: taken, memberships: membershipsOf(places) } });
    await peopleChanged(client);
    say(b('taken', { name: name ?? businessId }));
    await navigate({ to: '/organisations/$id', params: { id } });
  }
  return (
    <div className="page">
      <div className="page-narrow">
        <PageHeader title={t('newTitle')} lead={t('newLead')} />
        <Form
          verb={t('verb')}
          check={form.check}
          onProblem={form.fail}
          onSubmit={submit}
          onCancel={() => void navigate({ to: '/organisations' })}
        >
          <div className="form-grid card">
            <RegisterPicker policy={policy} value={places} onChange={setPlaces} label={t('registers')} error={form.errors['registers']} />
            <SourceSelect value={source} onChange={setSource} />
          </div>
          {registerOn && (
            <section className="card" aria-label={b('title')}>
              <h2>{b('title')}</h2>
              <RegisterLookup allowed={allowed} current={{}} verb={b('add')} onTake={addFromRegister} />
            </section>
          )}
          <div className="form-grid card">
            {facts
              .filter(({ long }) => !long)
              .map(({ key, fieldId }) => (
                <TextInput
                  key={key}
                  label={text(fieldOf(policy, fieldId)?.name)}
                  autoComplete="off"
                  {...(key === 'businessId' ? { placeholder: t('businessIdHint') } : {})}
                  {...form.text(key)}
                />
              ))}
            {kinds.map((kind) => (
              <TextInput key={kind} label={f(`kinds.${kind}`)} autoComplete="off" {...form.text(kind)} />
            ))}
            {facts
              .filter(({ long }) => long)
              .map(({ key, fieldId }) => (
                <Textarea key={key} className="form-wide" label={text(fieldOf(policy, fieldId)?.name)} rows={3} {...form.text(key)} />
              ))}
          </div>
        </Form>
      </div>
    </div>
  );
}
