/** Pages of marketing, each at its own address. */
import { type SubPage, SubNav } from '#web/components/sub-nav.tsx';
import { useMay } from '#web/api/queries.ts';
import { marketing as phrases } from '#web/i18n/marketing.ts';
import { useT } from '#web/i18n/index.ts';
import { raffles } from '#web/i18n/raffles.ts';
import { returns } from '#web/i18n/returns.ts';
import { returnsLists } from '#web/i18n/returns-lists.ts';
import { visits } from '#web/i18n/visits.ts';

export function MarketingNav() {
  const t = useT(phrases);
  const r = useT(returns);
  const v = useT(visits);
  const a = useT(raffles);
  const l = useT(returnsLists);
  const may = useMay('marketing.read');
  const mayTakeIn = useMay('people.import');
  const pages: SubPage[] = [
    { to: '/marketing', label: t('tabs.newsletters') },
    { to: '/marketing/audiences', label: t('tabs.audiences') },
    { to: '/marketing/calls', label: t('tabs.calls') },
    { to: '/marketing/automations', label: t('tabs.automations') },
    { to: '/marketing/visits', label: v('tab') },
    { to: '/marketing/forms', label: t('tabs.forms') },
    { to: '/marketing/raffles', label: a('tab') },
    { to: '/marketing/returns', label: r('tab') },
    ...(mayTakeIn ? [{ to: '/marketing/lists', label: l('tab') } as const] : []),
  ];
  return may ? <SubNav label={t('tabs.label')} pages={pages} /> : null;
}
