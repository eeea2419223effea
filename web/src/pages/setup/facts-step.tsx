/** The firm's own facts, and every place where the law asks more than the notice says, confirmed by a person. */
import { Button, Checkbox, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Answer, api } from '#web/api/client.ts';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { Form } from '#web/components/form.tsx';
import { SkeletonRows } from '#web/components/skeleton.tsx';
import { useFields } from '#web/components/use-fields.ts';
import { common } from '#web/i18n/common.ts';
import { useT, useText } from '#web/i18n/index.ts';
import { declarations as phrases } from '#web/i18n/declarations.ts';
import type { Choice } from './declaration-step.tsx';
import { EMAIL } from './owner-step.tsx';
import type { Facts } from './setup-page.tsx';

interface FactsStepProps {
  choice: Choice;
  facts: Facts;
  confirmed: readonly string[];
  onBack: () => void;
  onNext: (facts: Facts, confirmed: readonly string[]) => void;
}

export function FactsStep({ choice, facts, confirmed, onBack, onNext }: FactsStepProps) {
  const t = useT(phrases);
  const c = useT(common);
  const preview = useQuery({ queryKey: ['setup', 'preview', choice], queryFn: () => api.setup.preview({ body: choice }) });
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(confirmed));
  const completions = preview.data?.completions ?? [];
  const form = useFields(
    { contactName: facts.contactName, email: facts.email, phone: facts.phone ?? '', post: facts.post ?? '', confirm: '' },
    {
      contactName: (v) => (v.contactName.trim() === '' ? t('facts.contactMissing') : undefined),
      email: (v) => (EMAIL.test(v.email.trim()) ? undefined : t('facts.emailWrong')),
      confirm: () => (completions.every(({ id }) => chosen.has(id)) ? undefined : t('completions.missing')),
    },
  );
  async function next() {
    const { contactName, email, phone, post } = form.values;
    onNext(
      {
        contactName: contactName.trim(),
        email: email.trim(),
        ...(phone.trim() === '' ? {} : { phone: phone.trim() }),
        ...(post.trim() === '' ? {} : { post: post.trim() }),
      },
      [...chosen],
    );
  }
  return (
    <>
      <h1>{t('facts.title')}</h1>
      <p className="outside-lead">{t('facts.lead')}</p>
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
        <div className="facts-grid">
          <TextInput label={t('facts.contactName')} description={t('facts.contactNameHint')} {...form.text('contactName')} />
          <TextInput label={t('facts.email')} description={'\u00A0'} type="email" {...form.text('email')} />
          <TextInput label={t('facts.phone')} type="tel" {...form.text('phone')} />
          <TextInput label={t('facts.post')} {...form.text('post')} />
        </div>
        <ErrorBanner error={preview.error} onRetry={() => void preview.refetch()} />
        {preview.isPending && <SkeletonRows rows={5} />}
        {preview.isSuccess && <Completions completions={completions} chosen={chosen} onChange={setChosen} error={form.errors.confirm} />}
      </Form>
    </>
  );
}

type Completion = Answer<'setup', 'preview'>['completions'][number];
interface CompletionsProps {
  completions: readonly Completion[];
  chosen: ReadonlySet<string>;
  onChange: (chosen: ReadonlySet<string>) => void;
  error: string | undefined;
}

function Completions({ completions, chosen, onChange, error }: CompletionsProps) {
  const t = useT(phrases);
  const missing = error !== undefined && completions.some(({ id }) => !chosen.has(id));
  function toggle(id: string) {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    onChange(next);
  }
  return (
    <section className="stack">
      <h2>{t('completions.title')}</h2>
      <p className="muted">{completions.length === 0 ? t('completions.none') : t('completions.lead', { n: completions.length })}</p>
      {completions.length > 0 && (
        <div className="row">
          <Button variant="default" size="xs" data-field="confirm" onClick={() => onChange(new Set(completions.map(({ id }) => id)))}>
            {t('completions.all')}
          </Button>
          <span className="small muted num" role="status">
            {t('completions.done', { done: completions.filter(({ id }) => chosen.has(id)).length, n: completions.length })}
          </span>
          {missing && <span className="field-error">{error}</span>}
        </div>
      )}
      <ul className="completion-list">
        {completions.map((each) => (
          <CompletionRow key={each.id} completion={each} checked={chosen.has(each.id)} onToggle={() => toggle(each.id)} />
        ))}
      </ul>
    </section>
  );
}

function CompletionRow({ completion, checked, onToggle }: { completion: Completion; checked: boolean; onToggle: () => void }) {
  const t = useT(phrases);
  const text = useText();
  return (
    <li className="completion">
      <div>
        <p>
          <span className="completion-where">{text(completion.where)}</span>{' '}
          <span className="small muted">
            {text(completion.section)} · {[...completion.clauses, completion.rule].join(' · ')}
          </span>
        </p>
        {completion.superseded && <p className="small muted">{t('completions.superseded')}</p>}
        <dl>
          <dt>{t('completions.said')}</dt>
          <dd>{completion.stated === null ? <span className="muted">{t('completions.silent')}</span> : text(completion.stated)}</dd>
          <dt>{t('completions.law')}</dt>
          <dd>{text(completion.reason)}</dd>
        </dl>
      </div>
      <Checkbox
        className="completion-check"
        label={t('completions.confirm')}
        aria-label={`${t('completions.confirm')}: ${text(completion.where)}`}
        checked={checked}
        onChange={onToggle}
      />
    </li>
  );
}
