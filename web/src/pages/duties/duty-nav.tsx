/** The pages of duties and of breaches stand side by side. */
import { SubNav } from '#web/components/sub-nav.tsx';
import { dutyPhrases as phrases } from '#web/i18n/duties.ts';
import { useT } from '#web/i18n/index.ts';

export function DutyNav({ duties, breaches }: { duties?: number; breaches?: number }) {
  const t = useT(phrases);
  return (
    <SubNav
      label={t('nav')}
      pages={[
        { to: '/duties', label: t('title'), count: duties },
        { to: '/duties/breaches', label: t('breaches'), count: breaches },
      ]}
    />
  );
}
