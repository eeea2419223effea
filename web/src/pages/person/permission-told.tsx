/** When, how and from where something was said, and about which address: the same in every dialog of permissions. */
import { Select } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import type { Request } from '#web/api/client.ts';
import { peopleChanged } from '#web/api/queries.ts';
import { DateField } from '#web/components/date-field.tsx';
import { say } from '#web/components/toast.ts';
import { type Fields, useFields } from '#web/components/use-fields.ts';
import { SourceSelect } from '#web/forms/source-select.tsx';
import { useSource } from '#web/forms/use-source.ts';
import { today } from '#web/i18n/clock.ts';
import { useT } from '#web/i18n/index.ts';
import { permission as phrases } from '#web/i18n/permission.ts';
import type { PermissionCell } from './permission-state.ts';

type Way = Request<'permissions', 'ban'>['body']['way'];

const WAYS: readonly Way[] = ['in-person', 'phone', 'email', 'letter', 'paper-form', 'web-form', 'sale'];

interface Told {
  on: string;
  way: string;
  /** Empty for every address of the channel. */
  contact: string;
}

/** When, how and from where, the same in every dialog. */
export function useTold() {
  const t = useT(phrases);
  const [source] = useSource();
  const form = useFields<Told>({ on: today(), way: 'in-person', contact: '' }, { on: (v) => (v.on === '' ? t('missing') : undefined) });
  const { on, way, contact } = form.values;
  const told = () => ({
    on,
    way: WAYS.find((each) => each === way) ?? ('in-person' as const),
    source,
    ...(contact === '' ? {} : { contactPointId: contact }),
  });
  return { form, told };
}

export function ToldFields({ form }: { form: Fields<Told> }) {
  const t = useT(phrases);
  const [source, setSource] = useSource();
  return (
    <div className="form-grid">
      <DateField label={t('on')} name="on" value={form.values.on} onChange={(value) => form.set('on', value)} error={form.errors.on} />
      <Select
        label={t('way')}
        name="way"
        value={form.values.way}
        data={WAYS.map((value) => ({ value, label: t(`ways.${value}`) }))}
        onChange={(value) => value !== null && form.set('way', value)}
      />
      <div className="permission-source">
        <SourceSelect value={source} onChange={setSource} />
      </div>
    </div>
  );
}

/** Which address it is about, where the person has several. */
export function ContactChoice({ form, cell }: { form: Fields<Told>; cell: PermissionCell | undefined }) {
  const t = useT(phrases);
  if (cell === undefined || cell.contacts.length < 2) return null;
  return (
    <Select
      label={t('contact')}
      name="contactPointId"
      value={form.values.contact}
      data={[{ value: '', label: t('everyContact') }, ...cell.contacts.map(({ id, value }) => ({ value: id, label: value }))]}
      allowDeselect={false}
      onChange={(value) => form.set('contact', value ?? '')}
    />
  );
}

/** Tells everybody who shows the person, and says it. */
export function useSaved(): (message: string) => Promise<void> {
  const client = useQueryClient();
  return async (message) => {
    await peopleChanged(client);
    say(message);
  };
}
