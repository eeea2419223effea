/** Head of the settings pages; a page one may not use is absent. */
import type { ReactNode } from 'react';
import { useMay } from '#web/api/queries.ts';
import { PageHeader } from '#web/components/page-header.tsx';
import { SubNav, type SubPage } from '#web/components/sub-nav.tsx';
import { useT } from '#web/i18n/index.ts';
import { businessRegister } from '#web/i18n/business-register.ts';
import { api as apiPhrases } from '#web/i18n/api.ts';
import { sending as sendingPhrases } from '#web/i18n/sending.ts';
import { settings as phrases } from '#web/i18n/settings.ts';

export function SettingsHead({ lead, actions }: { lead?: string; actions?: ReactNode }) {
  const t = useT(phrases);
  const b = useT(businessRegister);
  const a = useT(apiPhrases);
  const s = useT(sendingPhrases);
  const accounts = useMay('accounts.manage');
  const log = useMay('audit.read');
  const write = useMay('people.write');
  const mail = useMay('settings.write');
  const marketing = useMay('marketing.read');
  const pages: SubPage[] = [
    { to: '/settings', label: t('tabs.mine') },
    ...(accounts ? [{ to: '/settings/accounts' as const, label: t('tabs.accounts') }] : []),
    ...(log ? [{ to: '/settings/house' as const, label: t('tabs.house') }] : []),
    ...(mail ? [{ to: '/settings/mail' as const, label: t('tabs.mail') }] : []),
    ...(marketing ? [{ to: '/settings/sending' as const, label: s('tab') }] : []),
    ...(mail ? [{ to: '/settings/mailbox' as const, label: t('tabs.mailbox') }] : []),
    ...(mail ? [{ to: '/settings/api' as const, label: a('tab') }] : []),
    ...(mail ? [{ to: '/settings/business-register' as const, label: b('settings.tab') }] : []),
    { to: '/settings/reference', label: t('tabs.reference') },
    ...(write ? [{ to: '/settings/removed' as const, label: t('tabs.removed') }] : []),
    ...(log ? [{ to: '/settings/log' as const, label: t('tabs.log') }] : []),
  ];
  return (
    <>
      <PageHeader title={t('title')} {...(lead === undefined ? {} : { lead })} actions={actions} />
      {pages.length > 1 && <SubNav label={t('tabs.label')} pages={pages} />}
    </>
  );
}
