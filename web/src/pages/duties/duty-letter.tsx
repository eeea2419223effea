/** The letter of a duty: read, copied, or sent by the house's own mail. */
import { Button, Select, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type Answer, api } from '#web/api/client.ts';
import { useMay } from '#web/api/queries.ts';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { Form } from '#web/components/form.tsx';
import { say } from '#web/components/toast.ts';
import { useFields } from '#web/components/use-fields.ts';
import { common } from '#web/i18n/common.ts';
import { dutyWords } from '#web/i18n/duty-words.ts';
import { useT } from '#web/i18n/index.ts';
import { dutiesChanged } from './data.ts';

type Found = Answer<'duties', 'get'>;

export function DutyLetter({ found }: { found: Found }) {
  const s = useT(dutyWords);
  const may = useMay('requests.write');
  const client = useQueryClient();
  const { duty, letter, address, mail } = found;
  const send = useMutation({
    mutationFn: () => api.duties.send({ params: { id: duty.id }, body: {} }),
    onSuccess: async ({ sent, without }) => {
      await dutiesChanged(client);
      say([s('letter.sent', { n: sent }), without > 0 ? s('letter.without', { n: without }) : ''].join(' ').trim());
    },
  });
  if (letter === null) return null;
  async function copy() {
    await navigator.clipboard.writeText(letter ?? '');
    say(s('letter.copied'));
  }
  const sendable = duty.kind !== 'off-system' && duty.open > 0;
  return (
    <section className="card stack">
      <h2>{s('letter.title')}</h2>
      <p className="serif letter-text duty-letter">{letter}</p>
      <ErrorBanner error={send.error} />
      <div className="row">
        <Button variant="default" onClick={() => void copy()}>
          {s('letter.copy')}
        </Button>
        {may && mail && sendable && (duty.kind === 'inform' || address !== null) && (
          <Button loading={send.isPending} onClick={() => send.mutate()}>
            {s('letter.send')}
          </Button>
        )}
      </div>
      {!mail && sendable && <p className="small muted">{s('letter.off')}</p>}
      {may && duty.target.type === 'recipient' && <Address found={found} key={address?.email ?? ''} />}
    </section>
  );
}

const LANGS = [
  { value: 'fi', label: 'Suomi' },
  { value: 'sv', label: 'Svenska' },
  { value: 'en', label: 'English' },
];

function Address({ found: { duty, address } }: { found: Found }) {
  const s = useT(dutyWords);
  const c = useT(common);
  const client = useQueryClient();
  const form = useFields(
    { email: address?.email ?? '', lang: address?.lang ?? ('fi' as 'fi' | 'sv' | 'en') },
    { email: (v) => (v.email.trim() === '' ? c('missing') : undefined) },
  );
  async function save() {
    await api.duties.address({ params: { id: duty.id }, body: { email: form.values.email.trim(), lang: form.values.lang } });
    await dutiesChanged(client);
    say(s('letter.saved'));
  }
  return (
    <Form verb={s('letter.save')} check={form.check} onProblem={form.fail} onSubmit={save}>
      <div className="form-grid">
        <TextInput label={s('letter.address')} type="email" autoComplete="off" {...form.text('email')} />
        <Select
          label={s('letter.lang')}
          data={LANGS}
          value={form.values.lang}
          allowDeselect={false}
          onChange={(value) => form.set('lang', value === 'sv' || value === 'en' ? value : 'fi')}
        />
      </div>
    </Form>
  );
}
