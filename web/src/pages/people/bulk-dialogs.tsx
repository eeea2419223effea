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
import { useText } from '#web/i18n/index.ts';
import { type BulkAct, type Many, useBulkT } from './bulk-act.ts';
import { BulkPreview, usePreview } from './bulk-preview.tsx';

interface BulkDialogProps {
  many: Many;
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

function BulkFrame({ title, act, source = OWN, many, children, onStarted, onClose }: FrameProps) {
  const t = useBulkT();
  const preview = usePreview(many, act);
  const [sure, setSure] = useState(false);
  const erases = preview.data?.erases ?? 0;
  const ready = act !== null && preview.data !== undefined && preview.data.will > 0 && (erases === 0 || sure);
  async function start() {
    if (act === null) return;
    const run = await many.start({ act, source, erases });
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
  const t = useBulkT();
  const [text, setText] = useState('');
  const [on, setOn] = useState('');
  const [gone, setGone] = useState(false);
  const [nextAction, nextActionOn] = gone ? [null, null] : [text.trim() || null, on || null];
  const act: BulkAct | null = gone || nextAction !== null || nextActionOn !== null ? { do: 'next-action', nextAction, nextActionOn } : null;
  return (
    <BulkFrame {...props} title={t('bulk.next')} act={act}>
      {!gone && (
        <>
          <TextInput
            label={t('bulk.nextAction')}
            description={t('bulk.nextHint')}
            value={text}
            maxLength={300}
            autoComplete="off"
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <DateField label={t('bulk.nextActionOn')} value={on} onChange={setOn} />
        </>
      )}
      <Checkbox label={t('bulk.nextGone')} checked={gone} onChange={(event) => setGone(event.currentTarget.checked)} />
    </BulkFrame>
  );
}

/** The earliest open task of each gets somebody else to do it. */
export function DoerDialog(props: BulkDialogProps) {
  const t = useBulkT();
  const { data } = useQuery({ queryKey: ['tasks', 'staff'], queryFn: () => api.tasks.staff() });
  const [doer, setDoer] = useState<string | null>(null);
  return (
    <BulkFrame {...props} title={t('bulk.doer')} act={doer === null ? null : { do: 'doer', accountId: doer }}>
      <Select
        label={t('bulk.doerOf')}
        description={t('bulk.doerHint')}
        value={doer}
        allowDeselect={false}
        data={data?.staff.map(({ id, name }) => ({ value: id, label: name })) ?? []}
        onChange={setDoer}
      />
    </BulkFrame>
  );
}

export function TagsDialog(props: BulkDialogProps) {
  const t = useBulkT();
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
  const t = useBulkT();
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
  const t = useBulkT();
  const [registerId, setRegister] = useState<string | null>(null);
  return (
    <BulkFrame {...props} title={t('bulk.leave')} act={registerId === null ? null : { do: 'leave', registerId }}>
      <RegisterSelect value={registerId} onChange={setRegister} />
    </BulkFrame>
  );
}

function RegisterSelect({ value, onChange }: { value: string | null; onChange: (id: string, groups: string[]) => void }) {
  const t = useBulkT();
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
  const t = useBulkT();
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
