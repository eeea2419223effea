/** A newsletter begins with its name and its purpose; the purpose decides who may get it. */
import { Radio, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { api } from '#web/api/client.ts';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { FormDialog } from '#web/components/form-dialog.tsx';
import { useFields } from '#web/components/use-fields.ts';
import { useT, useText } from '#web/i18n/index.ts';
import { marketing as phrases } from '#web/i18n/marketing.ts';
import { purposesQuery, useMailingsChanged } from './data.ts';

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
