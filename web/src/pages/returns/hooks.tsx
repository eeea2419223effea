/** Notices of sending services, each by its own secret; a secret that we make is shown once. */
import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#web/api/client.ts';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { useT } from '#web/i18n/index.ts';
import { returnsSettings as phrases } from '#web/i18n/returns-settings.ts';
import type { SettingsView } from './returns-settings-page.tsx';

const PROVIDERS = ['generic', 'postmark', 'mailgun', 'ses'] as const;
type Provider = (typeof PROVIDERS)[number];

export function Hooks({ view }: { view: SettingsView }) {
  const t = useT(phrases);
  return (
    <section className="card returns-card">
      <h2>{t('hooks.title')}</h2>
      <p className="muted">{t('hooks.lead')}</p>
      <ul className="returns-rows">
        {PROVIDERS.map((provider) => (
          <Hook key={provider} provider={provider} url={view.hooks.find((each) => each.provider === provider)?.url ?? null} />
        ))}
      </ul>
    </section>
  );
}

function Hook({ provider, url }: { provider: Provider; url: string | null }) {
  const t = useT(phrases);
  const client = useQueryClient();
  const [given, setGiven] = useState('');
  const name = t(`hooks.names.${provider}`);
  const refresh = () => client.invalidateQueries({ queryKey: ['returns', 'settings'] });
  const save = useMutation({
    mutationFn: () => api.returns.saveHook({ params: { provider }, body: given === '' ? {} : { secret: given } }),
    onSuccess: () => setGiven(''),
    onSettled: refresh,
  });
  const drop = useMutation({ mutationFn: () => api.returns.dropHook({ params: { provider } }), onSettled: refresh });
  const isGiven = provider === 'mailgun' || provider === 'ses';
  const secret = save.data?.secret ?? null;
  return (
    <li className="returns-row">
      <div className="returns-what">
        <p className="returns-name">{name}</p>
        <p className="small muted">
          {t(url === null ? 'hooks.off' : 'hooks.on')}. {t(`hooks.hints.${provider}`)}
        </p>
        {url !== null && (
          <p className="small">
            {t('hooks.url')}: <code>{url}</code>
          </p>
        )}
        {secret !== null && url !== null && (
          <div role="status">
            <p className="small">{t('hooks.secret')}</p>
            <p className="returns-secret">
              <code>{secret}</code>
            </p>
          </div>
        )}
        <ErrorBanner error={save.error ?? drop.error} />
      </div>
      <div className="returns-inline">
        {isGiven && (
          <TextInput
            label={t(`hooks.secrets.${provider}`)}
            autoComplete="off"
            spellCheck={false}
            value={given}
            onChange={(event) => setGiven(event.currentTarget.value)}
          />
        )}
        <Button
          variant="default"
          loading={save.isPending}
          disabled={isGiven && given === ''}
          aria-label={t(url === null ? 'hooks.makeOf' : 'hooks.againOf', { name })}
          onClick={() => save.mutate()}
        >
          {t(url === null ? 'hooks.make' : 'hooks.again')}
        </Button>
        {url !== null && (
          <Button variant="default" loading={drop.isPending} aria-label={t('hooks.dropOf', { name })} onClick={() => drop.mutate()}>
            {t('hooks.drop')}
          </Button>
        )}
      </div>
    </li>
  );
}
