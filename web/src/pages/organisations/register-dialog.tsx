/** Facts of the business register for an organisation that is here already. */
import { useQueryClient } from '@tanstack/react-query';
import { type Answer, api } from '#web/api/client.ts';
import { peopleChanged } from '#web/api/queries.ts';
import { Dialog } from '#web/components/dialog.tsx';
import { say } from '#web/components/toast.ts';
import { businessRegister as phrases } from '#web/i18n/business-register.ts';
import { useT } from '#web/i18n/index.ts';
import { type Firm, RegisterLookup, type Taken } from './register-lookup.tsx';

type Organisation = Answer<'organisations', 'get'>['organisation'];

export function RegisterDialog({ organisation, onClose }: { organisation: Organisation; onClose: () => void }) {
  const t = useT(phrases);
  const client = useQueryClient();
  const { id, name, businessId, industry, website, contactPoints, allowed, version } = organisation;
  const address = contactPoints.find(({ kind }) => kind === 'address')?.value;
  const known = Object.entries({ name, businessId, industry, website, address }).flatMap(([key, value]) => (value ? [[key, value]] : []));
  async function take(firm: Firm, fields: Taken[]) {
    await api.businessRegister.take({ params: { id }, body: { businessId: firm.businessId, fields, version } });
    await peopleChanged(client);
    say(t('taken', { name: firm.name ?? firm.businessId }));
    onClose();
  }
  return (
    <Dialog title={t('title')} size="lg" onClose={onClose}>
      <RegisterLookup
        initial={businessId ?? name ?? ''}
        allowed={new Set(allowed)}
        current={Object.fromEntries(known) as Partial<Record<Taken, string>>}
        verb={t('take')}
        onTake={take}
      />
    </Dialog>
  );
}
