/** Won: where each party of the lead stands from now on. A prospect becomes a customer of the same register unless told otherwise. */
import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#web/api/client.ts';
import { type PolicyView, usePolicy } from '#web/api/queries.ts';
import { FormDialog } from '#web/components/form-dialog.tsx';
import { say } from '#web/components/toast.ts';
import { useT, useText } from '#web/i18n/index.ts';
import { leadActs } from '#web/i18n/lead-acts.ts';
import { leadPhrases as phrases } from '#web/i18n/leads.ts';
import { type Lead, useLeadsChanged } from './data.ts';

export function WinDialog({ lead, onClose }: { lead: Lead; onClose: () => void }) {
  const t = useT(phrases);
  const a = useT(leadActs);
  const text = useText();
  const policy = usePolicy();
  const changed = useLeadsChanged();
  const found = useQuery({
    queryKey: ['leads', 'one', lead.id],
    queryFn: ({ signal }) => api.leads.get({ params: { id: lead.id } }, { signal }),
  });
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({});
  const parties = lead.organisation === null ? [lead.subject] : [lead.subject, lead.organisation];
  const stands = found.data?.stands ?? [];
  const proposed = (id: string) => {
    const own = stands.find(({ subjectId }) => subjectId === id);
    return policy ? customerPlace(policy, own?.registerId) : '';
  };
  const choice = (id: string) => chosen[id] ?? proposed(id);
  async function submit() {
    const places = parties.flatMap(({ id }) => {
      const [registerId = '', subjectGroup = ''] = choice(id).split('/');
      return registerId === '' ? [] : [{ subjectId: id, registerId, subjectGroup }];
    });
    await api.leads.win({ params: { id: lead.id }, body: { places, version: lead.version } });
    await changed();
    say(a('win.done', { title: lead.title ?? t('untitled') }));
  }
  const options = [
    { value: '', label: a('win.keep') },
    ...(policy?.registers ?? []).map(({ id, name, subjectGroups }) => ({
      group: text(name),
      items: subjectGroups.map((group) => ({ value: `${id}/${group.id}`, label: text(group.name) })),
    })),
  ];
  return (
    <FormDialog title={a('win.title')} verb={a('win.verb')} lead={a('win.lead')} onSubmit={submit} onClose={onClose}>
      {parties.map(({ id, label }) => (
        <Select
          key={id}
          label={a('win.who', { name: label })}
          value={choice(id)}
          allowDeselect={false}
          data={options}
          onChange={(next) => setChosen({ ...chosen, [id]: next ?? '' })}
        />
      ))}
    </FormDialog>
  );
}

/** The group of customers in the register where the party stands, else in the first register that has one. */
function customerPlace({ registers }: PolicyView, registerId: string | undefined): string {
  const register = registers.find(({ id }) => id === registerId) ?? registers[0];
  const group = register?.subjectGroups.find(({ id }) => /customer|client|employer-contact/.test(id)) ?? register?.subjectGroups[0];
  return register && group ? `${register.id}/${group.id}` : '';
}
