/** One form: what it does and says on the left, the page that visitors see on the right; below, where it is shown and what came of it. */
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '#web/api/client.ts';
import { useMay } from '#web/api/queries.ts';
import { ConfirmDialog } from '#web/components/confirm-dialog.tsx';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { PageHeader } from '#web/components/page-header.tsx';
import { isNotThere, RecordError } from '#web/components/record-error.tsx';
import { SkeletonRows } from '#web/components/skeleton.tsx';
import { say } from '#web/components/toast.ts';
import { useT, useText } from '#web/i18n/index.ts';
import { signUpForms as phrases } from '#web/i18n/sign-up-forms.ts';
import { signUpMore } from '#web/i18n/sign-up-more.ts';
import { MarketingNav } from '../marketing/marketing-nav.tsx';
import { draftOf, type FormDetails, formQuery, formsQuery, newDraft, optionsQuery, type SignUpForm, useFormsChanged } from './data.ts';
import { DraftWaits } from './draft-waits.tsx';
import { FormEditor } from './form-editor.tsx';
import { FormGaps, gapsOf } from './form-gaps.tsx';
import { FormShare } from './form-share.tsx';
import { FormWhatCame } from './form-what-came.tsx';
import './forms.css';

export function NewFormPage() {
  const t = useT(phrases);
  const navigate = useNavigate();
  const options = useQuery(optionsQuery);
  const list = useQuery(formsQuery);
  // Asked once: the draft that is made here must not close the page it is made on.
  const [waiting, setWaiting] = useState<readonly SignUpForm[] | null>(null);
  if (waiting === null && !list.isFetching && !list.isPending) setWaiting(list.data?.forms.filter(({ state }) => state === 'draft') ?? []);
  const changed = useFormsChanged();
  return (
    <div className="page">
      <PageHeader title={t('newTitle')} />
      <MarketingNav />
      <ErrorBanner error={options.error} />
      {options.data?.places.length === 0 && <p className="off small">{t('noPlace')}</p>}
      {waiting !== null && waiting.length > 0 && <DraftWaits drafts={waiting} to="/marketing/forms/$id" onNew={() => setWaiting([])} />}
      {waiting?.length === 0 && options.data !== undefined && options.data.places.length > 0 && (
        <FormEditor
          options={options.data}
          initial={newDraft(options.data, 'newsletter')}
          verb={t('create')}
          onSave={async (draft) => {
            const { form } = await api.forms.create({ body: draft });
            await changed();
            say(t('made'));
            await navigate({ to: '/marketing/forms/$id', params: { id: form.id } });
          }}
        />
      )}
    </div>
  );
}

export function FormPage() {
  const { id } = useParams({ strict: false });
  const text = useText();
  const details = useQuery(formQuery(id ?? ''));
  const form = details.data?.form;
  return (
    <div className="page">
      {!isNotThere(details.error) && <PageHeader title={text(form?.name)} {...(form ? { actions: <Acts form={form} /> } : {})} />}
      {!isNotThere(details.error) && <MarketingNav />}
      <RecordError error={details.error} what="form" id={id ?? ''} onRetry={() => void details.refetch()} />
      {details.isPending && <SkeletonRows rows={6} />}
      {details.data && <Known details={details.data} />}
    </div>
  );
}

function Known({ details }: { details: FormDetails }) {
  const t = useT(phrases);
  const { form } = details;
  const mayWrite = useMay('marketing.write');
  const options = useQuery(optionsQuery);
  const list = useQuery(formsQuery);
  const changed = useFormsChanged();
  return (
    <div className="stack">
      {!form.admitted && <p className="form-alarm">{t('undeclared')}</p>}
      {options.data && (
        <FormEditor
          key={form.version}
          options={options.data}
          initial={draftOf(form)}
          form={form}
          readOnly={!mayWrite}
          verb={t('save')}
          onSave={async (draft) => {
            await api.forms.update({ params: { id: form.id }, body: { ...draft, version: form.version } });
            await changed();
            say(t('saved'));
          }}
        />
      )}
      <FormShare form={form} origin={list.data?.origin ?? ''} />
      <FormWhatCame details={details} />
    </div>
  );
}

function Acts({ form }: { form: SignUpForm }) {
  const t = useT(phrases);
  const m = useT(signUpMore);
  const text = useText();
  const navigate = useNavigate();
  const changed = useFormsChanged();
  const [removing, setRemoving] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const to = form.state === 'open' ? 'closed' : 'open';
  const gaps = gapsOf(form);
  const [asking, setAsking] = useState(false);
  async function turn() {
    setBusy(true);
    setError(null);
    try {
      await api.forms.setState({ params: { id: form.id }, body: { state: to, version: form.version } });
      await changed();
      say(t(to === 'open' ? 'opened' : 'closedNow'));
    } catch (caught) {
      setError(caught);
    } finally {
      setBusy(false);
    }
  }
  if (!useMay('marketing.write')) return null;
  return (
    <div className="stack-tight">
      <span className="row">
        <span className={`form-state form-${form.state}`}>{t(`states.${form.state}`)}</span>
        <Button
          variant={to === 'open' ? 'filled' : 'default'}
          loading={busy}
          onClick={() => (to === 'open' && gaps.length > 0 ? setAsking(true) : void turn())}
        >
          {t(to === 'open' ? 'open' : 'close')}
        </Button>
        {form.numbers.confirmed === 0 && form.state !== 'open' && (
          <Button variant="subtle" color="gray" onClick={() => setRemoving(true)}>
            {t('remove')}
          </Button>
        )}
      </span>
      <ErrorBanner error={error} />
      {asking && (
        <ConfirmDialog
          title={m('openTitle')}
          verb={m('openAnyway')}
          onConfirm={async () => {
            await api.forms.setState({ params: { id: form.id }, body: { state: 'open', version: form.version } });
            await changed();
            say(t('opened'));
          }}
          onClose={() => setAsking(false)}
        >
          <FormGaps gaps={gaps} />
        </ConfirmDialog>
      )}
      {removing && (
        <ConfirmDialog
          title={t('removeTitle', { name: text(form.name) })}
          verb={t('remove')}
          danger
          onConfirm={async () => {
            await api.forms.remove({ params: { id: form.id } });
            await navigate({ to: '/marketing/forms' });
            await changed();
            say(t('removed'));
          }}
          onClose={() => setRemoving(false)}
        >
          <p>{t('removeLead')}</p>
        </ConfirmDialog>
      )}
    </div>
  );
}
