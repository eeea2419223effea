/** One button drafts the clause that names a processor, or what a named one sees; the draft is then judged like any other. */
import { Button, Select, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { Form } from '#web/components/form.tsx';
import { useFields } from '#web/components/use-fields.ts';
import { useLang, useT } from '#web/i18n/index.ts';
import { mail } from '#web/i18n/mail.ts';

/** Of those offered, what lies outside the EEA. */
const OUTSIDE: ReadonlySet<string> = new Set(['CH', 'GB', 'US', 'CA']);
const COUNTRIES = 'FI SE EE NO DK DE FR NL IE LT LV PL ES IT BE AT CH GB US CA'.split(' ');

interface Drafted {
  draftId: string;
}

/** Makes the draft and shows what it changes, ready to be published. */
function useDrafted<Body>(declare: (body: Body) => Promise<Drafted>): (body: Body) => Promise<void> {
  const navigate = useNavigate();
  return async (body) => {
    const { draftId } = await declare(body);
    await navigate({ to: '/declaration/$id/publish', params: { id: draftId } });
  };
}

interface AdditionProps {
  words: { title: string; lead: string; verb: string };
  declare: () => Promise<Drafted>;
}

/** The notice names the processor, but not all that it sees. */
export function DeclareAddition({ words, declare }: AdditionProps) {
  const draft = useDrafted(declare);
  const add = useMutation({ mutationFn: () => draft(undefined) });
  return (
    <section className="card settings-card">
      <h2>{words.title}</h2>
      <p className="muted">{words.lead}</p>
      <ErrorBanner error={add.error} />
      <div>
        <Button loading={add.isPending} onClick={() => add.mutate()}>
          {words.verb}
        </Button>
      </div>
    </section>
  );
}

const SAFEGUARDS = ['scc', 'adequacy', 'dpf'] as const;
type Safeguard = (typeof SAFEGUARDS)[number];

interface Processor {
  name: string;
  country: string;
  safeguard?: Safeguard;
}

interface ProcessorProps {
  words: AdditionProps['words'] & { name: string; nameMissing: string; country: string };
  declare: (body: Processor) => Promise<Drafted>;
}

/** The notice names nobody yet. */
export function DeclareProcessor({ words, declare }: ProcessorProps) {
  const t = useT(mail);
  const lang = useLang();
  const draft = useDrafted(declare);
  const [chosen, setSafeguard] = useState<Safeguard>('scc');
  const form = useFields({ name: '', country: 'FI' }, { name: (v) => (v.name.trim() === '' ? words.nameMissing : undefined) });
  const countries = useMemo(() => {
    const names = new Intl.DisplayNames([lang], { type: 'region' });
    return [{ value: 'EEA', label: t('declare.eea') }, ...COUNTRIES.map((code) => ({ value: code, label: names.of(code) ?? code }))];
  }, [lang, t]);
  // The framework holds for the United States alone.
  const safeguard = chosen === 'dpf' && form.values.country !== 'US' ? 'scc' : chosen;
  const asks = OUTSIDE.has(form.values.country);
  return (
    <section className="card settings-card">
      <h2>{words.title}</h2>
      <p className="muted">{words.lead}</p>
      <Form
        verb={words.verb}
        check={form.check}
        onProblem={form.fail}
        onSubmit={() => draft({ name: form.values.name.trim(), country: form.values.country, ...(asks ? { safeguard } : {}) })}
      >
        <TextInput label={words.name} autoComplete="off" {...form.text('name')} />
        <Select
          label={words.country}
          searchable
          openOnFocus={false}
          allowDeselect={false}
          value={form.values.country}
          data={countries}
          onChange={(value) => value !== null && form.set('country', value)}
        />
        {asks && (
          <Select
            label={t('declare.safeguard')}
            description={t('declare.safeguardHint')}
            allowDeselect={false}
            value={safeguard}
            data={SAFEGUARDS.filter((each) => each !== 'dpf' || form.values.country === 'US').map((each) => ({
              value: each,
              label: t(`declare.safeguards.${each}`),
            }))}
            onChange={(value) => setSafeguard(SAFEGUARDS.find((each) => each === value) ?? 'scc')}
          />
        )}
      </Form>
    </section>
  );
}
