/** Lost: why, and what that means for what is held. Nothing is prolonged; what the firm no longer needs can go at once. */
import { Checkbox, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '#web/api/client.ts';
import { registerName } from '#web/api/declared.ts';
import { useMay, usePolicy } from '#web/api/queries.ts';
import { FormDialog } from '#web/components/form-dialog.tsx';
import { say } from '#web/components/toast.ts';
import { useFields } from '#web/components/use-fields.ts';
import { formatDate } from '#web/i18n/format.ts';
import { useLang, useT, useText } from '#web/i18n/index.ts';
import { leadActs } from '#web/i18n/lead-acts.ts';
import { leadPhrases as phrases } from '#web/i18n/leads.ts';
import { type Lead, useLeadsChanged, useLists } from './data.ts';
import '#web/pages/person/person.css';

export function LoseDialog({ lead, onClose }: { lead: Lead; onClose: () => void }) {
  const t = useT(phrases);
  const a = useT(leadActs);
  const text = useText();
  const lang = useLang();
  const policy = usePolicy();
  const lists = useLists();
  const navigate = useNavigate();
  const changed = useLeadsChanged();
  const mayEnd = useMay('people.erase');
  const [ending, setEnding] = useState<readonly string[]>([]);
  const [endNext, setEndNext] = useState(true);
  const found = useQuery({
    queryKey: ['leads', 'one', lead.id],
    queryFn: ({ signal }) => api.leads.get({ params: { id: lead.id } }, { signal }),
  });
  const form = useFields({ reason: '' }, { reason: ({ reason }) => (reason === '' ? a('lose.reasonMissing') : undefined) });
  async function submit() {
    const body = { reason: form.values.reason, endMemberships: [...ending], endNext: lead.next !== null && endNext, version: lead.version };
    const { lead: left } = await api.leads.lose({ params: { id: lead.id }, body });
    if (left === null) await navigate({ to: '/leads', search: {} });
    await changed();
    say(left === null ? a('lose.erased') : a('lose.done', { title: lead.title ?? t('untitled') }));
  }
  const stands = found.data?.stands ?? [];
  return (
    <FormDialog title={a('lose.title')} verb={a('lose.verb')} check={form.check} onProblem={form.fail} onSubmit={submit} onClose={onClose}>
      <Select
        label={a('lose.reason')}
        data-field="reason"
        value={form.values.reason || null}
        error={form.errors.reason}
        data={(lists?.reasons ?? []).map(({ id, name }) => ({ value: id, label: text(name) }))}
        onChange={(next) => form.set('reason', next ?? '')}
      />
      {lead.next !== null && (
        <Checkbox
          label={a('lose.endNext', { what: lead.next.title ?? (lead.next.on === null ? '–' : formatDate(lead.next.on, lang)) })}
          checked={endNext}
          onChange={(event) => setEndNext(event.currentTarget.checked)}
        />
      )}
      {stands.length > 0 && <p className="small">{a('lose.lead')}</p>}
      <ul className="plain-list leads-stands">
        {stands.map(({ membershipId, label, registerId, explanation, last }) => (
          <li key={membershipId}>
            <div className="grow">
              <strong>{label}</strong> <span className="small muted">{text(registerName(policy, registerId))}</span>
              <p className="small">{explanation === null ? a('lose.noDate') : text(explanation)}</p>
              {mayEnd && (
                <Checkbox
                  size="sm"
                  label={last ? a('lose.endLast', { name: label }) : a('lose.end')}
                  checked={ending.includes(membershipId)}
                  onChange={(event) =>
                    setEnding(event.currentTarget.checked ? [...ending, membershipId] : ending.filter((id) => id !== membershipId))
                  }
                />
              )}
            </div>
          </li>
        ))}
      </ul>
    </FormDialog>
  );
}
