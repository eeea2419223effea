/** A newsletter begins with its name and its purpose; the purpose decides who may get it. */
import { Radio, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { api } from '#web/api/client.ts';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { FormDialog } from '#web/components/form-dialog.tsx';
import { useFields } from '#web/components/use-fields.ts';
import { formatInstant } from '#web/i18n/format.ts';
import { useLang, useT, useText } from '#web/i18n/index.ts';
import { marketing as phrases } from '#web/i18n/marketing.ts';
import { draftsQuery, purposesQuery, useMailingsChanged } from './data.ts';

export function NewMailingDialog({ onClose }: { onClose: () => void }) {
  const t = useT(phrases);
  const text = useText();
  const navigate = useNavigate();
  const changed = useMailingsChanged();
  const found = useQuery(purposesQuery);
  const purposes = (found.data?.purposes ?? []).filter(({ channels }) => channels.includes('email'));
  const form = useFields(
    { name: '', purpose: '' },
    {
      name: ({ name }) => (name.trim() === '' ? t('new.nameMissing') : undefined),
      purpose: ({ purpose }) => (purpose === '' && purposes.length !== 1 ? t('new.purposeMissing') : undefined),
    },
  );
  const purpose = form.values.purpose || (purposes.length === 1 ? (purposes[0]?.id ?? '') : '');
  async function submit() {
    const { id } = await api.mailings.create({ body: { name: form.values.name.trim(), purpose } });
    await changed();
    await navigate({ to: '/marketing/$id', params: { id } });
  }
  return (
    <FormDialog
      title={t('add')}
      verb={t('new.verb')}
      disabled={!found.isSuccess}
      check={form.check}
      onProblem={form.fail}
      onSubmit={submit}
      onClose={onClose}
    >
      <Drafts onClose={onClose} />
      <TextInput label={t('new.name')} description={t('new.nameHint')} autoComplete="off" maxLength={120} {...form.text('name')} />
      <ErrorBanner error={found.error} />
      <Radio.Group
        label={t('new.purpose')}
        description={t('new.purposeHint')}
        value={purpose}
        error={form.errors.purpose}
        onChange={(value) => form.set('purpose', value)}
      >
        <div className="stack-tight new-purposes">
          {purposes.map(({ id, name, kind }) => (
            <Radio key={id} value={id} name="purpose" label={text(name)} description={t(`new.kind.${kind}`)} />
          ))}
        </div>
      </Radio.Group>
    </FormDialog>
  );
}

const OFFERED = 3;

/** What was begun before and has not left: perhaps this is what is looked for. */
function Drafts({ onClose }: { onClose: () => void }) {
  const t = useT(phrases);
  const lang = useLang();
  const drafts = (useQuery(draftsQuery).data?.rows ?? []).filter(({ state }) => state === 'draft').slice(0, OFFERED);
  if (drafts.length === 0) return null;
  return (
    <section className="new-drafts" aria-label={t('new.drafts')}>
      <h3 className="mailing-sub">{t('new.drafts')}</h3>
      <ul className="plain-list">
        {drafts.map(({ id, name, changedAt }) => (
          <li key={id}>
            <Link to="/marketing/$id" params={{ id }} onClick={onClose}>
              {t('new.goOn', { name })}
            </Link>{' '}
            <span className="small muted num">{t('when.changed', { when: formatInstant(changedAt, lang) })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
