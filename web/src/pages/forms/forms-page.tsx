/** Forms with their numbers: what is open, what waits, and whether today is unlike other days. */
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMay, usePolicy } from '#web/api/queries.ts';
import { EmptyState } from '#web/components/empty-state.tsx';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { FeatureOff } from '#web/components/feature-off.tsx';
import { PageHeader } from '#web/components/page-header.tsx';
import { SkeletonRows } from '#web/components/skeleton.tsx';
import { useT, useText } from '#web/i18n/index.ts';
import { signUpCame } from '#web/i18n/sign-up-came.ts';
import { signUpForms as phrases } from '#web/i18n/sign-up-forms.ts';
import { MarketingNav } from '../marketing/marketing-nav.tsx';
import { formsQuery, optionsQuery, type SignUpForm } from './data.ts';
import './forms.css';

export function FormsPage() {
  const t = useT(phrases);
  const mayWrite = useMay('marketing.write');
  const policy = usePolicy();
  const list = useQuery(formsQuery);
  const options = useQuery(optionsQuery);
  const possible = options.data !== undefined && options.data.places.length > 0;
  const rows = list.data?.forms ?? [];
  const add = mayWrite && possible && (
    <Button component={Link} to="/marketing/forms/new" leftSection={<IconPlus size={17} aria-hidden="true" />}>
      {t('add')}
    </Button>
  );
  return (
    <div className="page">
      <PageHeader title={t('title')} lead={t('lead')} actions={add} />
      <MarketingNav />
      <ErrorBanner error={list.error ?? options.error} onRetry={() => void list.refetch()} />
      {list.data && <Notices data={list.data} />}
      {options.isSuccess && !possible && <FeatureOff feature="forms" registerId={policy?.registers[0]?.id} />}
      {list.isPending && <SkeletonRows rows={3} />}
      {list.isSuccess && rows.length === 0 && <EmptyState sentence={t('empty')} action={add} promise={t('promise')} />}
      {rows.length > 0 && (
        <ul className="form-rows">
          {rows.map((form) => (
            <Row key={form.id} form={form} />
          ))}
        </ul>
      )}
    </div>
  );
}

function Notices({ data: { today, mailWorks, forms } }: { data: Shown }) {
  const t = useT(phrases);
  return (
    <>
      {today.unusual && (
        <p className="form-alarm" role="status">
          {t('unusual', { today: today.today, usual: today.usual })}
        </p>
      )}
      {!mailWorks && forms.length > 0 && (
        <p className="form-alarm" role="status">
          {t('mailOff')} <Link to="/settings/mail">{t('mailSettings')}</Link>
        </p>
      )}
    </>
  );
}

interface Shown {
  forms: readonly SignUpForm[];
  today: { today: number; usual: number; unusual: boolean };
  mailWorks: boolean;
}

function Row({ form }: { form: SignUpForm }) {
  const t = useT(phrases);
  const c = useT(signUpCame);
  const text = useText();
  const { shown, taken, confirmed } = form.numbers;
  return (
    <li className="form-row">
      <div className="form-row-what">
        <Link className="form-row-name" to="/marketing/forms/$id" params={{ id: form.id }}>
          {text(form.name)}
        </Link>
        <p className="small muted">
          {t(`kinds.${form.kind}`)} · <span className={`form-state form-${form.state}`}>{t(`states.${form.state}`)}</span> · /lomake/
          {form.slug}
        </p>
        {!form.admitted && <p className="small form-broken">{t('undeclared')}</p>}
      </div>
      <dl className="form-numbers" aria-label={c('numbers.label')}>
        {(
          [
            ['shown', shown],
            ['taken', taken],
            ['confirmed', confirmed],
            ['waiting', form.waiting],
          ] as const
        ).map(([key, n]) => (
          <div key={key}>
            <dt className="small muted">{c(`numbers.${key}`)}</dt>
            <dd className="num">{n}</dd>
          </div>
        ))}
      </dl>
    </li>
  );
}
