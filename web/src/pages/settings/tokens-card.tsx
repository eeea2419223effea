/** Tokens: which program may do what, until when, and when it last did. */
import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type Answer, api } from '#web/api/client.ts';
import { ConfirmDialog } from '#web/components/confirm-dialog.tsx';
import { DateText } from '#web/components/date-text.tsx';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { SkeletonRows } from '#web/components/skeleton.tsx';
import { say } from '#web/components/toast.ts';
import { api as phrases } from '#web/i18n/api.ts';
import { useT } from '#web/i18n/index.ts';
import { wordsOf } from './api-words.ts';
import { TokenDialog } from './token-dialog.tsx';

export type TokensView = Answer<'tokens', 'list'>;
type Token = TokensView['tokens'][number];

export function TokensCard() {
  const t = useT(phrases);
  const [making, setMaking] = useState(false);
  const found = useQuery({ queryKey: ['tokens'], queryFn: ({ signal }) => api.tokens.list(undefined, { signal }) });
  const tokens = found.data?.tokens ?? [];
  return (
    <section className="card settings-card settings-wide">
      <div className="api-head">
        <h2>{t('tokens.title')}</h2>
        <Button disabled={!found.data} onClick={() => setMaking(true)}>
          {t('tokens.make')}
        </Button>
      </div>
      <p className="muted">{t('tokens.lead')}</p>
      <ErrorBanner error={found.error} onRetry={() => void found.refetch()} />
      {found.isPending && <SkeletonRows rows={1} />}
      {found.isSuccess && tokens.length === 0 && <p>{t('tokens.none')}</p>}
      {tokens.length > 0 && <Tokens tokens={tokens} />}
      {making && found.data && <TokenDialog view={found.data} onClose={() => setMaking(false)} />}
    </section>
  );
}

function Tokens({ tokens }: { tokens: readonly Token[] }) {
  const t = useT(phrases);
  return (
    <div className="settings-scroll" tabIndex={0} role="region" aria-label={t('tokens.title')}>
      <table className="table">
        <thead>
          <tr>
            {(['name', 'may', 'until', 'used', 'state', 'action'] as const).map((col) => (
              <th key={col} scope="col">
                {t(`tokens.col.${col}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {tokens.map((token) => (
            <TokenRow key={token.id} token={token} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function TokenRow({ token }: { token: Token }) {
  const t = useT(phrases);
  const { name, purpose, hint, permissions, networks, maker, state, endedWhy } = token;
  return (
    <tr className={state === 'live' ? '' : 'account-off'}>
      <td>
        <strong>{name}</strong> <code className="small">{hint}</code>
        <div className="small muted">{purpose}</div>
        <div className="small muted">{t('tokens.maker', { name: maker })}</div>
      </td>
      <td>
        {permissions.map((each) => wordsOf(t, 'may', each)).join(', ')}
        {networks.length > 0 && <div className="small muted">{networks.join(', ')}</div>}
      </td>
      <td>
        <DateText value={token.expiresAt} />
      </td>
      <td>{token.lastUsedOn === null ? t('tokens.never') : <DateText value={token.lastUsedOn} />}</td>
      <td>
        {t(`tokens.states.${state}`)}
        {endedWhy !== null && <div className="small muted">{t(`tokens.why.${endedWhy}`)}</div>}
      </td>
      <td>{state === 'live' && <EndToken token={token} />}</td>
    </tr>
  );
}

function EndToken({ token: { id, name } }: { token: Token }) {
  const t = useT(phrases);
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  async function end() {
    await api.tokens.revoke({ params: { id } });
    await client.invalidateQueries({ queryKey: ['tokens'] });
    say(t('tokens.ended'));
  }
  return (
    <>
      <Button variant="default" size="compact-sm" aria-label={t('tokens.endOf', { name })} onClick={() => setAsking(true)}>
        {t('tokens.end')}
      </Button>
      {asking && (
        <ConfirmDialog
          title={t('tokens.endTitle', { name })}
          verb={t('tokens.end')}
          danger
          onConfirm={end}
          onClose={() => setAsking(false)}
        >
          <p>{t('tokens.endLead')}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
