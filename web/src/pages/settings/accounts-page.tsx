/** Staff accounts: named, with a role, closed rather than removed so that the log keeps its names. */
import { Button, Menu, Select } from '@mantine/core';
import { IconDots, IconUserPlus } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type Answer, api, type Request } from '#web/api/client.ts';
import { useMe } from '#web/api/queries.ts';
import { ConfirmDialog } from '#web/components/confirm-dialog.tsx';
import { DateText } from '#web/components/date-text.tsx';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { SkeletonRows } from '#web/components/skeleton.tsx';
import { say } from '#web/components/toast.ts';
import { usePageCommand } from '#web/frame/page-commands.ts';
import { frame } from '#web/i18n/frame.ts';
import { useT } from '#web/i18n/index.ts';
import { settings as phrases } from '#web/i18n/settings.ts';
import { InviteDialog, OneTime } from './invite-dialog.tsx';
import { SettingsHead } from './settings-head.tsx';
import './settings.css';

type Account = Answer<'accounts', 'list'>['accounts'][number];
type Change = Request<'accounts', 'update'>['body'];
const ROLES = ['owner', 'colleague', 'viewer', 'accountant'] as const;
/** Given and bound on the page of the recipient; here it is only told. */
const PARTNER = ['partner'] as const;

export function AccountsPage() {
  const t = useT(phrases);
  const list = useQuery({ queryKey: ['accounts'], queryFn: ({ signal }) => api.accounts.list(undefined, { signal }) });
  const [inviting, setInviting] = useState(false);
  usePageCommand(true, { id: 'new-account', label: t('accounts.invite'), icon: IconUserPlus, run: () => setInviting(true) });
  return (
    <div className="page">
      <SettingsHead
        lead={t('accounts.lead')}
        actions={
          <Button leftSection={<IconUserPlus size={17} aria-hidden="true" />} onClick={() => setInviting(true)}>
            {t('accounts.invite')}
          </Button>
        }
      />
      <ErrorBanner error={list.error} onRetry={() => void list.refetch()} />
      {list.isPending && <SkeletonRows rows={4} />}
      {list.data && <AccountTable accounts={list.data.accounts} />}
      {inviting && <InviteDialog onClose={() => setInviting(false)} />}
    </div>
  );
}

function AccountTable({ accounts }: { accounts: readonly Account[] }) {
  const t = useT(phrases);
  const f = useT(frame);
  const me = useMe();
  const change = useChange();
  return (
    <>
      <ErrorBanner error={change.error} />
      <div className="settings-scroll" tabIndex={0} role="region" aria-label={t('tabs.accounts')}>
        <table className="table table-stack">
          <thead>
            <tr>
              <th scope="col">{t('accounts.col.name')}</th>
              <th scope="col">{t('accounts.col.role')}</th>
              <th scope="col">{t('accounts.col.mfa')}</th>
              <th scope="col">{t('accounts.col.last')}</th>
              <th scope="col">{t('accounts.col.state')}</th>
              <th scope="col">{t('accounts.col.action')}</th>
            </tr>
          </thead>
          <tbody>
            {accounts.map((account) => (
              <tr key={account.id} className={account.disabledAt === null ? '' : 'account-off'}>
                <td>
                  <strong>{account.name}</strong> {account.id === me.id && <span className="small muted">· {t('accounts.you')}</span>}
                  <div className="small muted">{account.email}</div>
                </td>
                <td data-label={t('accounts.col.role')}>
                  <Select
                    size="xs"
                    aria-label={`${t('accounts.col.role')}: ${account.name}`}
                    value={account.role}
                    disabled={account.id === me.id || account.role === 'partner'}
                    data={(account.role === 'partner' ? PARTNER : ROLES).map((value) => ({ value, label: f(`roles.${value}`) }))}
                    onChange={(role) =>
                      role !== null && role !== account.role && change.mutate({ id: account.id, body: { role: role as Change['role'] } })
                    }
                  />
                </td>
                <td data-label={t('accounts.col.mfa')}>{t(account.mfa ? 'accounts.on' : 'accounts.off')}</td>
                <td data-label={t('accounts.col.last')}>
                  {account.lastLoginAt === null ? t('accounts.never') : <DateText value={account.lastLoginAt} withTime />}
                </td>
                <td data-label={t('accounts.col.state')}>
                  {t(account.disabledAt !== null ? 'accounts.disabled' : account.locked ? 'accounts.locked' : 'accounts.active')}
                </td>
                <td>
                  {account.id !== me.id && (
                    <AccountMenu account={account} onChange={(body) => change.mutateAsync({ id: account.id, body })} />
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function useChange() {
  const t = useT(phrases);
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, body }: { id: string; body: Change }) => api.accounts.update({ params: { id }, body }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['accounts'] });
      say(t('accounts.changed'));
    },
  });
}

function AccountMenu({ account, onChange }: { account: Account; onChange: (body: Change) => Promise<unknown> }) {
  const t = useT(phrases);
  const [asking, setAsking] = useState<'disable' | 'resetMfa' | 'renew' | null>(null);
  const [made, setMade] = useState<string | null>(null);
  const client = useQueryClient();
  async function renew() {
    const { password } = await api.accounts.renew({ params: { id: account.id } });
    await client.invalidateQueries({ queryKey: ['accounts'] });
    setMade(password);
  }
  const { name } = account;
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" size="compact-sm" aria-label={t('accounts.actions', { name })}>
            <IconDots size={16} aria-hidden="true" />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {account.disabledAt === null && <Menu.Item onClick={() => setAsking('renew')}>{t('accounts.renew')}</Menu.Item>}
          {account.mfa && <Menu.Item onClick={() => setAsking('resetMfa')}>{t('accounts.resetMfa')}</Menu.Item>}
          {account.disabledAt === null ? (
            <Menu.Item className="menu-danger" onClick={() => setAsking('disable')}>
              {t('accounts.disable')}
            </Menu.Item>
          ) : (
            <Menu.Item onClick={() => void onChange({ disabled: false }).catch(() => {})}>{t('accounts.enable')}</Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {asking !== null && (
        <ConfirmDialog
          title={t(`accounts.${asking}Title`, { name })}
          verb={t(`accounts.${asking}`)}
          danger
          onConfirm={() => (asking === 'renew' ? renew() : onChange(asking === 'disable' ? { disabled: true } : { resetMfa: true }))}
          onClose={() => setAsking(null)}
        >
          <p>{t(`accounts.${asking}Lead`)}</p>
        </ConfirmDialog>
      )}
      {made !== null && <OneTime name={name} password={made} onClose={() => setMade(null)} />}
    </>
  );
}
