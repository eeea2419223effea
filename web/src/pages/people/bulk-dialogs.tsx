/** What is done to many is asked first, then told: to how many, and who would be left out and why. */
import { Checkbox, Select, TagsInput, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#web/api/client.ts';
import { usePolicy } from '#web/api/queries.ts';
import { DateField } from '#web/components/date-field.tsx';
import { FormDialog } from '#web/components/form-dialog.tsx';
import { SourceSelect } from '#web/forms/source-select.tsx';
import { useSource } from '#web/forms/use-source.ts';
import { useT, useText } from '#web/i18n/index.ts';
import { bulkPhrases as phrases } from '#web/i18n/bulk.ts';
import type { BulkAct, Whom } from './bulk-act.ts';
import { BulkPreview, usePreview } from './bulk-preview.tsx';

interface BulkDialogProps {
  whom: Whom;
  onStarted: (run: string) => void;
  onClose: () => void;
}

/** The firm does it of itself; nobody gave the datum. */
const OWN = 'own-records';

interface FrameProps extends BulkDialogProps {
  title: string;
  act: BulkAct | null;
  source?: string;
  children: React.ReactNode;
}

function BulkFrame({ title, act, source = OWN, whom, children, onStarted, onClose }: FrameProps) {
  const t = useT(phrases);
  const preview = usePreview(whom, act);
  const [sure, setSure] = useState(false);
  const erases = preview.data?.erases ?? 0;
  const ready = act !== null && preview.data !== undefined && preview.data.will > 0 && (erases === 0 || sure);
  async function start() {
    if (act === null) return;
    const run = await api.bulk.start({ body: { who: whom, act, source, erases } });
    onStarted(run.id);
  }
  return (
    <FormDialog title={title} verb={t('bulk.verb')} disabled={!ready} onSubmit={start} onClose={onClose}>
      {children}
      {act !== null && <BulkPreview preview={preview} undoable={act.do !== 'leave'} />}
      {erases > 0 && <Checkbox label={t('bulk.sure')} checked={sure} onChange={(event) => setSure(event.currentTarget.checked)} />}
    </FormDialog>
  );
}

export function NextActionDialog(props: BulkDialogProps) {
  const t = useT(phrases);
  const [text, setText] = useState('');
  const [on, setOn] = useState('');
  const act: BulkAct = { do: 'next-action', nextAction: text.trim() === '' ? null : text.trim(), nextActionOn: on === '' ? null : on };
  return (
    <BulkFrame {...props} title={t('bulk.next')} act={act}>
      <TextInput
        label={t('bulk.nextAction')}
        description={t('bulk.nextEmpty')}
        value={text}
        maxLength={300}
        autoComplete="off"
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <DateField label={t('bulk.nextActionOn')} value={on} onChange={setOn} />
    </BulkFrame>
  );
}

export function TagsDialog(props: BulkDialogProps) {
  const t = useT(phrases);
  const known = useQuery({ queryKey: ['tags'], queryFn: () => api.tags.list() }).data?.tags.map(({ tag }) => tag) ?? [];
  const [add, setAdd] = useState<string[]>([]);
  const [remove, setRemove] = useState<string[]>([]);
  const act: BulkAct | null = add.length + remove.length === 0 ? null : { do: 'tags', add, remove };
  return (
    <BulkFrame {...props} title={t('bulk.tags')} act={act}>
      <TagsInput label={t('bulk.addTags')} description={t('bulk.tagsHint')} data={known} value={add} onChange={setAdd} maxTags={20} />
      <TagsInput label={t('bulk.removeTags')} data={known} value={remove} onChange={setRemove} maxTags={20} />
    </BulkFrame>
  );
}

export function JoinDialog(props: BulkDialogProps) {
  const t = useT(phrases);
  const [source, setSource] = useSource();
  const [place, setPlace] = useState<{ registerId: string; subjectGroup: string } | null>(null);
  return (
    <BulkFrame {...props} title={t('bulk.join')} act={place === null ? null : { do: 'join', ...place }} source={source}>
      <RegisterSelect
        value={place?.registerId ?? null}
        onChange={(registerId, groups) => setPlace({ registerId, subjectGroup: groups[0] ?? '' })}
      />
      {place !== null && <GroupSelect place={place} onChange={(subjectGroup) => setPlace({ ...place, subjectGroup })} />}
      <SourceSelect label={t('bulk.source')} value={source} onChange={setSource} />
    </BulkFrame>
  );
}

export function LeaveDialog(props: BulkDialogProps) {
  const t = useT(phrases);
  const [registerId, setRegister] = useState<string | null>(null);
  return (
    <BulkFrame {...props} title={t('bulk.leave')} act={registerId === null ? null : { do: 'leave', registerId }}>
      <RegisterSelect value={registerId} onChange={setRegister} />
    </BulkFrame>
  );
}

function RegisterSelect({ value, onChange }: { value: string | null; onChange: (id: string, groups: string[]) => void }) {
  const t = useT(phrases);
  const text = useText();
  const registers = usePolicy()?.registers ?? [];
  return (
    <Select
      label={t('bulk.register')}
      value={value}
      allowDeselect={false}
      data={registers.map(({ id, name }) => ({ value: id, label: text(name) }))}
      onChange={(id) => id !== null && onChange(id, registers.find((each) => each.id === id)?.subjectGroups.map((group) => group.id) ?? [])}
    />
  );
}

function GroupSelect({ place, onChange }: { place: { registerId: string; subjectGroup: string }; onChange: (group: string) => void }) {
  const t = useT(phrases);
  const text = useText();
  const groups = usePolicy()?.registers.find(({ id }) => id === place.registerId)?.subjectGroups ?? [];
  return (
    <Select
      label={t('bulk.group')}
      value={place.subjectGroup}
      allowDeselect={false}
      data={groups.map(({ id, name }) => ({ value: id, label: text(name) }))}
      onChange={(group) => group !== null && onChange(group)}
    />
  );
}
