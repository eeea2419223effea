/** While the notice does not say who carries mail, one button drafts the clause that does. */
import { api } from '#web/api/client.ts';
import { useMay } from '#web/api/queries.ts';
import { useT } from '#web/i18n/index.ts';
import { mail as phrases } from '#web/i18n/mail.ts';
import { DeclareAddition, DeclareProcessor } from './declare-processor.tsx';
import type { MailView } from './mail-page.tsx';

export function MailDeclare({ view }: { view: MailView }) {
  const t = useT(phrases);
  const mayPublish = useMay('policy.publish');
  const recipientId = view.settings?.recipientId ?? null;
  const words = {
    title: t('declare.title'),
    lead: t('declare.lead'),
    verb: t('declare.verb'),
    name: t('declare.name'),
    nameMissing: t('declare.nameMissing'),
    country: t('declare.country'),
  };
  if (!mayPublish || view.works || view.why === 'untested' || view.why === 'failing') return null;
  if (view.why === 'relay-without-address' && recipientId !== null)
    return (
      <DeclareAddition
        words={{ title: words.title, lead: t('declare.addLead'), verb: t('declare.addAddress') }}
        declare={() => api.mail.declare({ body: { recipientId } })}
      />
    );
  return view.relays.some(({ seesAddress }) => seesAddress) && view.settings === null ? null : (
    <DeclareProcessor words={words} declare={(body) => api.mail.declare({ body })} />
  );
}
