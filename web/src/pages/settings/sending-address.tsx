/** The address to which reports of letters return, with one that would do. */
import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '#web/api/client.ts';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { Form } from '#web/components/form.tsx';
import { say } from '#web/components/toast.ts';
import { useFields } from '#web/components/use-fields.ts';
import { VerdictMark } from '#web/components/verdict-mark.tsx';
import { useT } from '#web/i18n/index.ts';
import { sending as phrases } from '#web/i18n/sending.ts';
import type { SendingView } from './sending-page.tsx';

export function SendingAddress({ view, may }: { view: SendingView; may: boolean }) {
  const t = useT(phrases);
  return (
    <section className="card settings-card">
      <h2>{t('address.title')}</h2>
      <p className="muted">{t('address.lead')}</p>
      <State view={view} />
      {may ? <AddressForm view={view} /> : <p className="settings-path">{view.returnAddress}</p>}
    </section>
  );
}

function State({ view: { returnAddress, ways } }: { view: SendingView }) {
  const t = useT(phrases);
  const state = returnAddress === null ? 'none' : ways.length === 0 ? 'unread' : 'works';
  return (
    <div className="row settings-state" role="status">
      <VerdictMark verdict={state === 'works' ? 'kept' : 'unknown'} withWord={false} />
      <span>
        {t(`address.${state}`)} {ways.length === 0 && <Link to="/marketing/returns/settings">{t('address.ways')}</Link>}
      </span>
    </div>
  );
}

function AddressForm({ view }: { view: SendingView }) {
  const t = useT(phrases);
  const client = useQueryClient();
  const form = useFields(
    { address: view.returnAddress ?? view.suggested?.address ?? '' },
    { address: (v) => (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(v.address.trim()) ? undefined : t('address.wrong')) },
  );
  const refresh = () => client.invalidateQueries({ queryKey: ['sending'] });
  async function submit() {
    await api.sending.saveReturnAddress({ body: { address: form.values.address.trim() } });
    await refresh();
    say(t('address.saved'));
  }
  const drop = useMutation({
    mutationFn: () => api.sending.saveReturnAddress({ body: { address: null } }),
    onSuccess: () => say(t('address.dropped')),
    onSettled: refresh,
  });
  const off = view.returnAddress !== null && (
    <Button variant="default" loading={drop.isPending} onClick={() => drop.mutate()}>
      {t('address.drop')}
    </Button>
  );
  const hinted = view.returnAddress === null && form.values.address === view.suggested?.address ? view.suggested.from : null;
  const hint =
    hinted === null
      ? t('address.plus', { example: exampleOf(form.values.address) })
      : t(hinted === 'mailbox' ? 'address.fromMailbox' : 'address.fromSender');
  return (
    <>
      <Form verb={t('address.verb')} check={form.check} onProblem={form.fail} onSubmit={submit} extra={off}>
        <TextInput
          label={t('address.field')}
          type="email"
          autoComplete="off"
          spellCheck={false}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          description={<span className="settings-path">{hint}</span>}
          {...form.text('address')}
        />
      </Form>
      <ErrorBanner error={drop.error} />
    </>
  );
}

/** The same box with a part behind a plus. */
function exampleOf(address: string): string {
  const [name = '', domain = ''] = address.trim().split('@');
  return name === '' || domain === '' ? '…+koe@…' : `${name}+koe@${domain}`;
}
