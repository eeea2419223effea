/** While the notice does not say who keeps the mailbox, one button drafts the clause that does. */
import { api } from '#web/api/client.ts';
import { useMay } from '#web/api/queries.ts';
import { useT } from '#web/i18n/index.ts';
import { mailbox as phrases } from '#web/i18n/mailbox.ts';
import { DeclareAddition, DeclareProcessor } from './declare-processor.tsx';
import type { MailboxView } from './mailbox-page.tsx';

export function MailboxDeclare({ view }: { view: MailboxView }) {
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
  if (!mayPublish) return null;
  if (view.off === 'keeper-without-fields' && recipientId !== null)
    return (
      <DeclareAddition
        words={{ title: words.title, lead: t('declare.addLead'), verb: t('declare.add') }}
        declare={() => api.mailbox.declare({ body: { recipientId } })}
      />
    );
  const missing = view.off === 'keeper-undeclared' || (view.off === 'not-set-up' && !view.keepers.some(({ sees }) => sees));
  return missing ? <DeclareProcessor words={words} declare={(body) => api.mailbox.declare({ body })} /> : null;
}
