/** A new token: for which program, what for, what it may do, and for how long. */
import { Checkbox, NumberInput, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#web/api/client.ts';
import { FormDialog } from '#web/components/form-dialog.tsx';
import { useFields } from '#web/components/use-fields.ts';
import { api as phrases } from '#web/i18n/api.ts';
import { useT } from '#web/i18n/index.ts';
import { OnceDialog } from './once-dialog.tsx';
import type { TokensView } from './tokens-card.tsx';
import { wordsOf } from './api-words.ts';

interface Wish {
  name: string;
  purpose: string;
  permissions: string[];
  days: number;
  networks: string;
}

export function TokenDialog({ view, onClose }: { view: TokensView; onClose: () => void }) {
  const t = useT(phrases);
  const client = useQueryClient();
  const [secret, setSecret] = useState<string | null>(null);
  const { standard, most } = view.days;
  const form = useFields<Wish>(
    { name: '', purpose: '', permissions: [], days: standard, networks: '' },
    {
      name: (v) => (v.name.trim() === '' ? t('tokens.nameMissing') : undefined),
      purpose: (v) => (v.purpose.trim() === '' ? t('tokens.purposeMissing') : undefined),
      permissions: (v) => (v.permissions.length === 0 ? t('tokens.permissionsMissing') : undefined),
      days: (v) => (Number.isInteger(v.days) && v.days >= 1 && v.days <= most ? undefined : t('tokens.daysWrong')),
    },
  );
  const { name, purpose, permissions, days, networks } = form.values;
  async function submit() {
    const list = networks.split(/[\s,]+/).filter(Boolean);
    const made = await api.tokens.create({ body: { name: name.trim(), purpose: purpose.trim(), permissions, days, networks: list } });
    await client.invalidateQueries({ queryKey: ['tokens'] });
    setSecret(made.secret);
  }
  if (secret !== null)
    return <OnceDialog title={t('tokens.shown')} lead={t('tokens.shownLead', { name })} secret={secret} onClose={onClose} />;
  return (
    <FormDialog
      title={t('tokens.make')}
      verb={t('tokens.make')}
      size="lg"
      check={form.check}
      onProblem={form.fail}
      onSubmit={submit}
      onClose={onClose}
      stay
    >
      <TextInput label={t('tokens.name')} description={t('tokens.nameHint')} autoComplete="off" {...form.text('name')} />
      <TextInput label={t('tokens.purpose')} autoComplete="off" {...form.text('purpose')} />
      <Checkbox.Group
        label={t('tokens.permissions')}
        description={t('tokens.permissionsHint')}
        error={form.errors.permissions}
        value={permissions}
        onChange={(value) => form.set('permissions', value)}
      >
        <div className="api-checks">
          {view.permissions.map((each) => (
            <Checkbox key={each} value={each} label={wordsOf(t, 'may', each)} />
          ))}
        </div>
      </Checkbox.Group>
      <NumberInput
        label={t('tokens.days')}
        min={1}
        max={most}
        value={days}
        error={form.errors.days}
        onChange={(value) => form.set('days', Number(value))}
      />
      <TextInput label={t('tokens.networks')} description={t('tokens.networksHint')} autoComplete="off" {...form.text('networks')} />
    </FormDialog>
  );
}
