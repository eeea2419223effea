/** The file that keeps an outside tool in step: looked at first, then made, saved and logged. */
import { Button, Select } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#web/api/client.ts';
import { usePolicy } from '#web/api/queries.ts';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { saveFile } from '#web/components/save-file.ts';
import { useLang, useT, useText } from '#web/i18n/index.ts';
import { returnsLists as phrases } from '#web/i18n/returns-lists.ts';
import { formatDate } from '#web/i18n/format.ts';
import { formatNumber } from '#platform/i18n';

const WEEK_MS = 7 * 86_400_000;

export function SyncFile() {
  const t = useT(phrases);
  const text = useText();
  const lang = useLang();
  const policy = usePolicy();
  const found = useQuery({ queryKey: ['recipients'], queryFn: ({ signal }) => api.recipients.list(undefined, { signal }) });
  const [recipientId, setRecipient] = useState('');
  const [purpose, setPurpose] = useState('');
  const [register, setRegister] = useState('');
  const wish = { recipientId, purpose, register };
  const plan = useMutation({ mutationFn: () => api.lists.syncPlan({ body: wish }) });
  const make = useMutation({
    mutationFn: async (latest: string) => {
      const week = new Date(Date.now() + WEEK_MS).toISOString().slice(0, 10);
      const destroyBy = week < latest ? week : latest;
      const { name, text: content } = await api.lists.syncFile({ body: { ...wish, destroyBy } });
      saveFile(name, content, 'text/csv');
      return destroyBy;
    },
  });
  const tools = (found.data?.recipients ?? []).filter(({ access }) => access === 'copy');
  const tool = tools.find(({ id }) => id === recipientId);
  const purposes = (policy?.purposes ?? []).filter(({ id }) => tool?.purposes.some((each) => each.id === id));
  const registers = (policy?.registers ?? []).filter(({ id }) => purposes.find((each) => each.id === purpose)?.registers.includes(id));
  const n = (count: number) => formatNumber(count, lang);
  function choose(set: (value: string) => void) {
    return (value: string | null) => {
      set(value ?? '');
      plan.reset();
      make.reset();
    };
  }
  return (
    <section className="card returns-card">
      <h2>{t('sync.title')}</h2>
      <p className="muted">{t('sync.lead')}</p>
      <ErrorBanner error={found.error ?? plan.error ?? make.error} />
      {found.isSuccess && tools.length === 0 && <p>{t('sync.none')}</p>}
      {tools.length > 0 && (
        <div className="returns-fields">
          <Select label={t('sync.recipient')} value={recipientId} data={options(tools, text)} onChange={choose(setRecipient)} />
          <Select label={t('sync.purpose')} value={purpose} data={options(purposes, text)} onChange={choose(setPurpose)} />
          <Select label={t('sync.register')} value={register} data={options(registers, text)} onChange={choose(setRegister)} />
        </div>
      )}
      {tools.length > 0 && (
        <div>
          <Button
            variant="default"
            disabled={[recipientId, purpose, register].includes('')}
            loading={plan.isPending}
            onClick={() => plan.mutate()}
          >
            {t('sync.look')}
          </Button>
        </div>
      )}
      {plan.data && (
        <div role="status" className="returns-done">
          <ul>
            <li>{t('sync.people', { n: n(plan.data.people) })}</li>
            <li>{t('sync.removals', { n: n(plan.data.removals) })}</li>
            <li>{t('sync.left', { n: n(plan.data.left.reduce((sum, each) => sum + each.n, 0)) })}</li>
            <li>{t('sync.columns', { names: plan.data.columns.join(', ') })}</li>
          </ul>
          <Button loading={make.isPending} onClick={() => make.mutate(plan.data.latest)}>
            {t('sync.make')}
          </Button>
        </div>
      )}
      {make.isSuccess && <p role="status">{t('sync.made', { date: formatDate(make.data, lang) })}</p>}
    </section>
  );
}

function options(of: readonly { id: string; name: { fi: string; sv: string; en: string } }[], text: ReturnType<typeof useText>) {
  return of.map(({ id, name }) => ({ value: id, label: text(name) }));
}
