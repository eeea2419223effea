/** The keys that sign letters, each with the record that the name server must hold. The private half never leaves the house. */
import { Button, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#web/api/client.ts';
import { ConfirmDialog } from '#web/components/confirm-dialog.tsx';
import { Form } from '#web/components/form.tsx';
import { say } from '#web/components/toast.ts';
import { useFields } from '#web/components/use-fields.ts';
import { VerdictMark } from '#web/components/verdict-mark.tsx';
import { useT } from '#web/i18n/index.ts';
import { sending as phrases } from '#web/i18n/sending.ts';
import type { SendingView } from './sending-page.tsx';

type Key = SendingView['keys'][number];

export function SendingKeys({ view, may }: { view: SendingView; may: boolean }) {
  const t = useT(phrases);
  return (
    <section className="card settings-card">
      <h2>{t('key.title')}</h2>
      <p className="muted">{t('key.lead')}</p>
      {view.keys.length === 0 && (
        <p className="row settings-state" role="status">
          <VerdictMark verdict="unknown" withWord={false} />
          <span>{t('key.none')}</span>
        </p>
      )}
      {view.keys.map((each) => (
        <KeyView key={`${each.domain} ${each.selector}`} of={each} may={may} />
      ))}
      {may && <NewKey key={view.keys.length} view={view} />}
    </section>
  );
}

function KeyView({ of, may }: { of: Key; may: boolean }) {
  const t = useT(phrases);
  const { domain, name, text } = of;
  return (
    <div className="sending-key">
      <p className="row settings-state" role="status">
        <VerdictMark verdict="kept" withWord={false} />
        <span>{t('key.signed', { domain })}</span>
      </p>
      <p className="small">{t('key.todo')}</p>
      <RecordPart label={t('key.name')} copy={t('key.copyName')} value={name} />
      <RecordPart label={t('key.value')} copy={t('key.copyValue')} value={text} />
      {may && <KeyActs domain={domain} />}
    </div>
  );
}

function RecordPart({ label, copy, value }: { label: string; copy: string; value: string }) {
  const t = useT(phrases);
  return (
    <div className="sending-part">
      <div className="sending-part-head">
        <span className="small muted">{label}</span>
        <Button
          variant="subtle"
          size="compact-sm"
          aria-label={copy}
          onClick={() => void navigator.clipboard.writeText(value).then(() => say(t('copied')))}
        >
          {t('copy')}
        </Button>
      </div>
      <p className="sending-record" translate="no">
        {value}
      </p>
    </div>
  );
}

function KeyActs({ domain }: { domain: string }) {
  const t = useT(phrases);
  const client = useQueryClient();
  const [asking, setAsking] = useState<'replace' | 'drop' | null>(null);
  async function changed(work: Promise<unknown>, said: string) {
    await work;
    await client.invalidateQueries({ queryKey: ['sending'] });
    say(said);
  }
  const close = () => setAsking(null);
  return (
    <div className="row">
      <Button variant="default" aria-label={t('key.replaceOf', { domain })} onClick={() => setAsking('replace')}>
        {t('key.replace')}
      </Button>
      <Button variant="default" aria-label={t('key.dropOf', { domain })} onClick={() => setAsking('drop')}>
        {t('key.drop')}
      </Button>
      {asking === 'replace' && (
        <ConfirmDialog
          title={t('key.replaceTitle')}
          verb={t('key.replace')}
          onConfirm={() => changed(api.sending.makeKey({ body: { domain } }), t('key.made'))}
          onClose={close}
        >
          <p>{t('key.replaceLead')}</p>
        </ConfirmDialog>
      )}
      {asking === 'drop' && (
        <ConfirmDialog
          title={t('key.dropTitle')}
          verb={t('key.drop')}
          danger
          onConfirm={() => changed(api.sending.dropKey({ params: { domain } }), t('key.dropped'))}
          onClose={close}
        >
          <p>{t('key.dropLead', { domain })}</p>
        </ConfirmDialog>
      )}
    </div>
  );
}

function NewKey({ view: { keys, domain } }: { view: SendingView }) {
  const t = useT(phrases);
  const client = useQueryClient();
  const has = (name: string | undefined) => keys.some((each) => each.domain === name);
  const form = useFields(
    { domain: domain === null || has(domain) ? '' : domain },
    {
      domain: (v) => {
        const name = domainOf(v.domain);
        return name === undefined ? t('key.domainWrong') : has(name) ? t('key.taken') : undefined;
      },
    },
  );
  async function submit() {
    await api.sending.makeKey({ body: { domain: domainOf(form.values.domain) ?? '' } });
    await client.invalidateQueries({ queryKey: ['sending'] });
    say(t('key.made'));
  }
  return (
    <Form verb={t('key.verb')} check={form.check} onProblem={form.fail} onSubmit={submit}>
      <TextInput
        label={t(keys.length === 0 ? 'key.domain' : 'key.other')}
        autoComplete="off"
        spellCheck={false}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        description={t('key.domainHint')}
        {...form.text('domain')}
      />
    </Form>
  );
}

/** As the name server writes it: small letters, and ä as xn--; whole addresses are understood too. */
function domainOf(typed: string): string | undefined {
  const bare = typed.slice(typed.lastIndexOf('@') + 1).trim();
  if (!/^[^\s/:?#]+\.[^\s/:?#.]{2,}$/.test(bare) || !URL.canParse(`http://${bare}`)) return undefined;
  return new URL(`http://${bare}`).hostname;
}
