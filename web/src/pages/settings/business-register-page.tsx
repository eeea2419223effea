/** Whether the business register is asked at all, and under which declared source its facts are kept. */
import { Button, Select } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '#web/api/client.ts';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { SkeletonRows } from '#web/components/skeleton.tsx';
import { say } from '#web/components/toast.ts';
import { businessRegister as phrases } from '#web/i18n/business-register.ts';
import { useT, useText } from '#web/i18n/index.ts';
import { SettingsHead } from './settings-head.tsx';
import './settings.css';

export function BusinessRegisterPage() {
  const t = useT(phrases);
  const text = useText();
  const client = useQueryClient();
  const state = useQuery({ queryKey: ['business-register'], queryFn: ({ signal }) => api.businessRegister.state(undefined, { signal }) });
  const change = useMutation({
    mutationFn: (source: string | null) => api.businessRegister.set({ body: { source } }),
    onSuccess: (answer) => {
      client.setQueryData(['business-register'], answer);
      say(t('settings.saved'));
    },
  });
  return (
    <div className="page">
      <SettingsHead />
      <div className="page-narrow">
        <section className="card stack">
          <h2>{t('settings.title')}</h2>
          <p>{t('settings.lead')}</p>
          <p className="muted">{t('settings.leaves')}</p>
          <ErrorBanner error={state.error ?? change.error} />
          {state.isPending && <SkeletonRows rows={1} />}
          {state.data && state.data.sources.length === 0 && (
            <div className="off small">
              <span>{t('settings.missing')}</span>
              <Button component={Link} to="/notice" variant="default" size="compact-sm">
                {t('settings.toNotice')}
              </Button>
            </div>
          )}
          {state.data && state.data.sources.length > 0 && (
            <Select
              label={t('settings.source')}
              value={state.data.source ?? ''}
              allowDeselect={false}
              disabled={change.isPending}
              data={[
                { value: '', label: t('settings.off') },
                ...state.data.sources.map(({ id, name }) => ({ value: id, label: text(name) })),
              ]}
              onChange={(next) => change.mutate(next || null)}
            />
          )}
        </section>
      </div>
    </div>
  );
}
