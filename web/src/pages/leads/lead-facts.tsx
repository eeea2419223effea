/** What a lead is about, changed where it stands; and what law asks first of data that did not come from the person. */
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api, type Request } from '#web/api/client.ts';
import { useMay } from '#web/api/queries.ts';
import { DateText } from '#web/components/date-text.tsx';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { InlineField } from '#web/components/inline-field.tsx';
import { say } from '#web/components/toast.ts';
import { formatMoney } from '#web/i18n/format.ts';
import { useLang, useT, useText } from '#web/i18n/index.ts';
import { leadPhrases as phrases } from '#web/i18n/leads.ts';
import { readAmount } from '../documents/paper.ts';
import { type Lead, useLeadsChanged } from './data.ts';
import { InformBy } from './inform-by.tsx';

type Change = Omit<Request<'leads', 'update'>['body'], 'version'>;

export function LeadFacts({ lead, mayWrite }: { lead: Lead; mayWrite: boolean }) {
  const t = useT(phrases);
  const text = useText();
  const lang = useLang();
  const changed = useLeadsChanged();
  const [wrong, setWrong] = useState(false);
  const change = useMutation({
    mutationFn: async (next: Change) => {
      await api.leads.update({ params: { id: lead.id }, body: { ...next, version: lead.version } });
      await changed();
    },
  });
  async function save(field: string, next: Change) {
    await change.mutateAsync(next);
    say(t('page.saved', { field }));
  }
  async function saveValue(typed: string) {
    const valueCents = readAmount(typed);
    setWrong(valueCents === undefined || (valueCents !== null && valueCents < 0));
    if (valueCents === undefined) throw new Error('no amount');
    await save(t('value'), { valueCents });
  }
  const inline = (label: string) => ({
    label,
    editLabel: t('page.edit', { field: label }),
    placeholder: t('page.empty'),
    readOnly: !mayWrite,
  });
  const value = lead.valueCents === null ? '' : formatMoney(lead.valueCents, lang);
  return (
    <section className="card" aria-label={t('page.about')}>
      <ErrorBanner error={change.error} />
      {lead.inform !== null && <Inform inform={lead.inform} />}
      <dl className="fact-list">
        <InlineField {...inline(t('page.what'))} value={lead.title ?? ''} onSave={(title) => save(t('page.what'), { title })} />
        <InlineField {...inline(t('value'))} value={value} onSave={saveValue} />
      </dl>
      {wrong && (
        <p className="small field-error" role="alert">
          {t('page.valueWrong')}
        </p>
      )}
      <dl className="leads-facts">
        <dt>{t('next')}</dt>
        <dd className={lead.next?.late === true ? 'late' : ''}>
          {lead.next === null ? (
            <span className="muted">{t('noNext')}</span>
          ) : (
            <>
              {lead.next.on !== null && <DateText value={lead.next.on} />} {lead.next.title}
            </>
          )}
        </dd>
        <dt>{t('source')}</dt>
        <dd>{text(lead.source.name)}</dd>
        <dt>{t('col.created')}</dt>
        <dd>
          <DateText value={lead.createdAt} />
        </dd>
      </dl>
    </section>
  );
}

function Inform({ inform }: { inform: NonNullable<Lead['inform']> }) {
  const t = useT(phrases);
  const may = useMay('requests.read');
  return (
    <div className="leads-tell">
      <InformBy inform={inform} />
      <p className="small">
        {t('tellMore')} {may && <Link to="/duties">{t('toDuties')}</Link>}
      </p>
    </div>
  );
}
