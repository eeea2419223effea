/** Adding to a register widens what may be stored, and starts that register's own clock. */
import { Select } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#web/api/client.ts';
import { peopleChanged, type PolicyView } from '#web/api/queries.ts';
import { DateField } from '#web/components/date-field.tsx';
import { FormDialog } from '#web/components/form-dialog.tsx';
import { say } from '#web/components/toast.ts';
import { SourceSelect } from '#web/forms/source-select.tsx';
import { useSource } from '#web/forms/use-source.ts';
import { today } from '#web/i18n/clock.ts';
import { useT, useText } from '#web/i18n/index.ts';
import { acts as phrases } from '#web/i18n/acts.ts';
import type { Person } from './person-page.tsx';

interface AddRegisterDialogProps {
  subjectId: string;
  memberships: Person['memberships'];
  policy: PolicyView;
  onClose: () => void;
}

export function AddRegisterDialog({ subjectId, memberships, policy, onClose }: AddRegisterDialogProps) {
  const t = useT(phrases);
  const text = useText();
  const client = useQueryClient();
  const [source, setSource] = useSource();
  const open = policy.registers.filter(({ id }) => !memberships.some(({ registerId }) => registerId === id));
  const [registerId, setRegister] = useState(open[0]?.id ?? '');
  const register = policy.registers.find(({ id }) => id === registerId);
  const [group, setGroup] = useState<string | null>(null);
  const [since, setSince] = useState(today());
  const subjectGroup = group ?? register?.subjectGroups[0]?.id ?? '';
  async function submit() {
    await api.people.addMembership({
      params: { id: subjectId },
      body: { registerId, subjectGroup, source, ...(since === '' ? {} : { since }) },
    });
    await peopleChanged(client);
    say(t('register.saved'));
  }
  return (
    <FormDialog title={t('register.title')} verb={t('register.verb')} disabled={register === undefined} onSubmit={submit} onClose={onClose}>
      {open.length === 0 && <p>{t('register.none')}</p>}
      {register && (
        <>
          <Select
            label={t('register.register')}
            value={registerId}
            data={open.map(({ id, name }) => ({ value: id, label: text(name) }))}
            onChange={(next) => {
              setRegister(next ?? '');
              setGroup(null);
            }}
          />
          <Select
            label={t('register.group')}
            value={subjectGroup}
            data={register.subjectGroups.map(({ id, name }) => ({ value: id, label: text(name) }))}
            onChange={setGroup}
          />
          <DateField label={t('register.since')} value={since} onChange={setSince} />
          <SourceSelect value={source} onChange={setSource} />
        </>
      )}
    </FormDialog>
  );
}
