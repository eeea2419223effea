/** How newsletters leave: the key that signs them, the address to which reports return, and how fast. */
import { useQuery } from '@tanstack/react-query';
import { type Answer, api } from '#web/api/client.ts';
import { useMay } from '#web/api/queries.ts';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { SkeletonRows } from '#web/components/skeleton.tsx';
import { useT } from '#web/i18n/index.ts';
import { sending as phrases } from '#web/i18n/sending.ts';
import { MailDeclare } from './mail-declare.tsx';
import { SendingAddress } from './sending-address.tsx';
import { SendingKeys } from './sending-keys.tsx';
import { SendingRates } from './sending-rates.tsx';
import { SettingsHead } from './settings-head.tsx';
import './settings.css';
import './mail.css';

export type SendingView = Answer<'sending', 'settings'>;

export function SendingPage() {
  const t = useT(phrases);
  const may = useMay('settings.write');
  const found = useQuery({ queryKey: ['sending'], queryFn: ({ signal }) => api.sending.settings(undefined, { signal }) });
  return (
    <div className="page">
      <SettingsHead lead={t('lead')} />
      <ErrorBanner error={found.error} onRetry={() => void found.refetch()} />
      {found.isPending && <SkeletonRows rows={6} />}
      {found.data && (
        <>
          {!may && <p className="muted settings-lead">{t('readOnly')}</p>}
          <div className="settings sending-settings">
            <SendingKeys view={found.data} may={may} />
            <div className="settings-column">
              <Relay />
              <SendingAddress view={found.data} may={may} />
              <SendingRates view={found.data} may={may} />
            </div>
          </div>
        </>
      )}
    </div>
  );
}

/** While the notice does not name who carries the letters, one press drafts the clause and shows it alone. */
function Relay() {
  const may = useMay('settings.write');
  const found = useQuery({ queryKey: ['mail'], queryFn: ({ signal }) => api.mail.settings(undefined, { signal }), enabled: may });
  return found.data ? <MailDeclare view={found.data} /> : null;
}
