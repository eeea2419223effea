/** The API: tokens of programs, notices to other systems, and the way to the documentation. */
import { api as phrases } from '#web/i18n/api.ts';
import { useLang, useT } from '#web/i18n/index.ts';
import { HooksCard } from './hooks-card.tsx';
import { SettingsHead } from './settings-head.tsx';
import { TokensCard } from './tokens-card.tsx';
import './settings.css';
import './api.css';

export function ApiPage() {
  const t = useT(phrases);
  const lang = useLang();
  return (
    <div className="page">
      <SettingsHead lead={t('lead')} />
      <p className="api-docs">
        <a href={`/api/docs?lang=${lang}`}>{t('docs.link')}</a>
        <a href="/api/openapi.json">{t('docs.machine')}</a>
      </p>
      <div className="settings">
        <TokensCard />
        <HooksCard />
      </div>
    </div>
  );
}
