/** The firm's own facts, and every place where the law asks more than the notice says, confirmed by a person. */
import { Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#web/api/client.ts';
import type { Request } from '#web/api/client.ts';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { Form } from '#web/components/form.tsx';
import { SkeletonRows } from '#web/components/skeleton.tsx';
import { useFields } from '#web/components/use-fields.ts';
import { isBusinessId } from '#web/forms/organisation-facts.ts';
import { common } from '#web/i18n/common.ts';
import { useT } from '#web/i18n/index.ts';
import { declarations as phrases } from '#web/i18n/declarations.ts';
import { Completions } from './completions.tsx';
import type { Choice } from './declaration-step.tsx';
import { ModelParts } from './model-parts.tsx';
import { ToolsOff } from './tools-off.tsx';
import { Unkept } from './unkept.tsx';
import { Untranslated } from './untranslated.tsx';
import { EMAIL } from './owner-step.tsx';
import type { Facts } from './setup-page.tsx';

/** As the server takes it: eight digits of which the last one holds. */
const isWhole = (businessId: string) => /^\d{7}-\d$/.test(businessId) && isBusinessId(businessId);

interface FactsStepProps {
  choice: Choice;
  facts: Facts;
  /** The details come from a notice that was read. */
  read: boolean;
  confirmed: readonly string[];
  tools: readonly string[];
  without: readonly string[];
  onWithout: (without: readonly string[]) => void;
  onTools: (tools: readonly string[]) => void;
  onBack: () => void;
  onNext: (facts: Facts, confirmed: readonly string[]) => void;
}

export function FactsStep({ choice, facts, read, confirmed, tools, without, onTools, onWithout, onBack, onNext }: FactsStepProps) {
  const t = useT(phrases);
  const c = useT(common);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(confirmed));
  const form = useFields(
    {
      firmName: facts.firmName ?? '',
      businessId: facts.businessId ?? '',
      contactName: facts.contactName,
      email: facts.email,
      phone: facts.phone ?? '',
      post: facts.post ?? '',
      confirm: '',
    },
    {
      firmName: (v) => (v.firmName.trim() === '' && v.businessId.trim() !== '' ? t('facts.firmNameMissing') : undefined),
      businessId: (v) => (v.businessId.trim() === '' || isWhole(v.businessId.trim()) ? undefined : t('facts.businessIdWrong')),
      contactName: (v) => (v.contactName.trim() === '' ? t('facts.contactMissing') : undefined),
      email: (v) => (EMAIL.test(v.email.trim()) ? undefined : t('facts.emailWrong')),
      confirm: () => (completions.every(({ id }) => chosen.has(id)) ? undefined : t('completions.missing')),
    },
  );
  const { preview, now, typedError } = usePreview(choice, form.values, { tools, without });
  const completions = now?.completions ?? [];
  const parts = read ? [] : (now?.modelParts ?? []);
  async function next() {
    const { firmName, businessId, contactName, email, phone, post } = form.values;
    onNext(
      {
        contactName: contactName.trim(),
        email: email.trim(),
        ...(firmName.trim() === '' ? {} : { firmName: firmName.trim() }),
        ...(firmName.trim() === '' || businessId.trim() === '' ? {} : { businessId: businessId.trim() }),
        ...(phone.trim() === '' ? {} : { phone: phone.trim() }),
        ...(post.trim() === '' ? {} : { post: post.trim() }),
      },
      [...chosen],
    );
  }
  return (
    <>
      <h1>{t('facts.title')}</h1>
      <p className="outside-lead">{t(read ? 'facts.leadRead' : 'facts.lead')}</p>
      <Form
        focusFirst
        verb={t('completions.verb')}
        check={form.check}
        disabled={!preview.isSuccess}
        onSubmit={next}
        extra={
          <Button variant="subtle" onClick={onBack}>
            {c('back')}
          </Button>
        }
      >
        {!read && preview.isSuccess && <p className="outside-lead">{t('facts.firmNow', { name: preview.data.name })}</p>}
        <div className="facts-grid">
          {!read && <TextInput label={t('facts.firmName')} description={t('facts.firmNameHint')} {...form.text('firmName')} />}
          {!read && (
            <TextInput
              label={t('facts.businessId')}
              description={<span className="facts-even">{'\u00A0'}</span>}
              {...form.text('businessId')}
            />
          )}
          <TextInput label={t('facts.contactName')} description={t('facts.contactNameHint')} {...form.text('contactName')} />
          <TextInput
            label={t('facts.email')}
            description={<span className="facts-even">{'\u00A0'}</span>}
            type="email"
            {...form.text('email')}
          />
          <TextInput label={t('facts.phone')} type="tel" {...form.text('phone')} />
          <TextInput label={t('facts.post')} {...form.text('post')} />
        </div>
        <ErrorBanner error={preview.error ?? typedError} onRetry={() => void preview.refetch()} />
        {preview.isPending && <SkeletonRows rows={5} />}
        {preview.isSuccess && <ToolsOff tools={preview.data.toolsOff} on={tools} onChange={onTools} />}
        <ModelParts parts={parts} without={without} onChange={onWithout} />
        {preview.isSuccess && <Unkept fields={preview.data.unkept} />}
        {preview.isSuccess && <Untranslated texts={preview.data.untranslated} />}
        {preview.isSuccess && (
          <Completions
            completions={completions}
            ofModel={parts.length > 0}
            chosen={chosen}
            onChange={setChosen}
            error={form.errors.confirm}
          />
        )}
      </Form>
    </>
  );
}

type Values = Record<'firmName' | 'businessId' | 'contactName' | 'email' | 'phone' | 'post', string>;
type Typed = Request<'setup', 'preview'>['body']['facts'];

/** The declaration as it is, and as it reads with what has been typed so far: that is what is confirmed. */
function usePreview(choice: Choice, values: Values, { tools, without }: { tools: readonly string[]; without: readonly string[] }) {
  const preview = useQuery({ queryKey: ['setup', 'preview', choice], queryFn: () => api.setup.preview({ body: choice }) });
  const [settled] = useDebouncedValue(JSON.stringify(typedFacts(values) ?? null), 400);
  const facts = (JSON.parse(settled) ?? undefined) as Typed;
  const typed = useQuery({
    queryKey: ['setup', 'preview', choice, 'typed', settled, tools, without],
    queryFn: () => api.setup.preview({ body: { ...choice, facts, tools: [...tools], without: [...without] } }),
    enabled: facts !== undefined,
    placeholderData: keepPreviousData,
  });
  return { preview, now: (facts === undefined ? undefined : typed.data) ?? preview.data, typedError: typed.error };
}

/** What can be put in already; undefined as long as nothing can. */
function typedFacts(values: Values): Typed {
  const { firmName, businessId, contactName, email, phone, post } = Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, value.trim()]),
  ) as Values;
  const facts: NonNullable<Typed> = {
    ...(firmName === '' ? {} : { firmName }),
    ...(firmName !== '' && isWhole(businessId) ? { businessId } : {}),
    ...(contactName === '' ? {} : { contactName }),
    ...(EMAIL.test(email) ? { email } : {}),
    ...(phone === '' ? {} : { phone }),
    ...(post === '' ? {} : { post }),
  };
  return Object.keys(facts).length === 0 ? undefined : facts;
}
