/** What is to be done about somebody: the earliest open task is the next action, ticked off where it stands. */
import { ActionIcon, Button, Checkbox, Select, TextInput, UnstyledButton } from '@mantine/core';
import { IconChecklist, IconPencil, IconPlus, IconX } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type Answer, api } from '#web/api/client.ts';
import { peopleChanged, useMe } from '#web/api/queries.ts';
import { DateField } from '#web/components/date-field.tsx';
import { DateText } from '#web/components/date-text.tsx';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { FeatureOff } from '#web/components/feature-off.tsx';
import { Form } from '#web/components/form.tsx';
import { SkeletonRows } from '#web/components/skeleton.tsx';
import { sayUndo } from '#web/components/undo-toast.tsx';
import { useFields } from '#web/components/use-fields.ts';
import { usePageCommand } from '#web/frame/page-commands.ts';
import { today } from '#web/i18n/clock.ts';
import { common } from '#web/i18n/common.ts';
import { useT } from '#web/i18n/index.ts';
import { personPage as phrases } from '#web/i18n/person-page.ts';
import { person as personPhrases } from '#web/i18n/person.ts';
import './tasks.css';

type Task = Answer<'tasks', 'list'>['open'][number];
type Staff = Answer<'tasks', 'list'>['staff'];

interface TasksProps {
  subjectId: string;
  about: 'person' | 'organisation';
  allowed: readonly string[];
  registerId: string | undefined;
  mayWrite: boolean;
}

/** Whatever is written about tasks is looked up again wherever it is shown. */
function useTaskActs(subjectId: string) {
  const client = useQueryClient();
  const t = useT(phrases);
  const changed = async () => {
    await client.invalidateQueries({ queryKey: ['tasks', subjectId] });
    await peopleChanged(client);
  };
  const change = async (id: string, body: { done?: boolean; title?: string; on?: string | null; accountId?: string; version?: number }) => {
    await api.tasks.update({ params: { id }, body });
    await changed();
  };
  const add = async (body: { title: string; on?: string | null; accountId?: string }) => {
    await api.tasks.add({ params: { id: subjectId }, body });
    await changed();
  };
  return {
    change,
    add,
    async tick(task: Task) {
      await change(task.id, { done: task.doneOn === null });
      if (task.doneOn === null) sayUndo(t('tasks.wasDone'), () => change(task.id, { done: false }));
    },
    async remove(task: Task) {
      await api.tasks.remove({ params: { id: task.id } });
      await changed();
      const { title, on, accountId } = task;
      sayUndo(t('tasks.wasRemoved'), () => add({ title: title ?? t('tasks.untitled'), on, accountId }));
    },
  };
}

export function Tasks({ subjectId, about, allowed, registerId, mayWrite }: TasksProps) {
  const t = useT(phrases);
  const p = useT(personPhrases);
  const [editing, setEditing] = useState<string | null>(null);
  const [past, setPast] = useState(false);
  const on = allowed.includes(`${about}.next_action`);
  const found = useQuery({
    queryKey: ['tasks', subjectId],
    queryFn: ({ signal }) => api.tasks.list({ params: { id: subjectId } }, { signal }),
    enabled: on,
  });
  usePageCommand(on && mayWrite && found.isSuccess, {
    id: 'task',
    label: t('tasks.add'),
    icon: IconChecklist,
    key: 't',
    run: () => setEditing('new'),
  });
  if (!on)
    return mayWrite ? <FeatureOff feature={about === 'person' ? 'next-action' : 'organisation-tasks'} registerId={registerId} /> : null;
  const { open = [], done = [], staff = [] } = found.data ?? {};
  const late = open.some((task) => task.on !== null && task.on < today());
  const close = () => setEditing(null);
  const item = (task: Task, index: number) =>
    editing === task.id ? (
      <li key={task.id} className="task-form">
        <TaskForm subjectId={subjectId} task={task} staff={staff} onDone={close} />
      </li>
    ) : (
      <TaskItem
        key={task.id}
        task={task}
        first={index === 0 && task.doneOn === null}
        staff={staff}
        mayWrite={mayWrite}
        onEdit={() => setEditing(task.id)}
      />
    );
  return (
    <section className={late ? 'card tasks next-late' : 'card tasks'} aria-label={t('tasks.title')}>
      <div className="section-head">
        <h2>{t('tasks.title')}</h2>
        {mayWrite && found.isSuccess && editing !== 'new' && (
          <Button
            variant={open.length === 0 ? 'default' : 'subtle'}
            size="compact-sm"
            leftSection={<IconPlus size={15} aria-hidden="true" />}
            onClick={() => setEditing('new')}
          >
            {open.length === 0 ? p('setNext') : t('tasks.add')}
          </Button>
        )}
      </div>
      <ErrorBanner error={found.error} onRetry={() => void found.refetch()} />
      {found.isPending && <SkeletonRows rows={1} />}
      {found.isSuccess && open.length === 0 && editing !== 'new' && <p className="muted">{p('noNext')}</p>}
      {editing === 'new' && <TaskForm subjectId={subjectId} first={open.length === 0} staff={staff} onDone={close} />}
      <ul className="task-list">{open.map(item)}</ul>
      {done.length > 0 && (
        <UnstyledButton className="task-past small muted no-print" aria-expanded={past} onClick={() => setPast(!past)}>
          {t('tasks.past', { n: done.length })}
        </UnstyledButton>
      )}
      {past && <ul className="task-list task-done">{done.map(item)}</ul>}
    </section>
  );
}

interface TaskItemProps {
  task: Task;
  first: boolean;
  staff: Staff;
  mayWrite: boolean;
  onEdit: () => void;
}

function TaskItem({ task, first, staff, mayWrite, onEdit }: TaskItemProps) {
  const t = useT(phrases);
  const me = useMe();
  const acts = useTaskActs(task.subjectId);
  const tick = useMutation({ mutationFn: () => acts.tick(task) });
  const title = task.title ?? t('tasks.untitled');
  const late = task.doneOn === null && task.on !== null && task.on < today();
  const who = task.accountId === me.id ? null : (staff.find(({ id }) => id === task.accountId)?.name ?? null);
  return (
    <li className={first ? 'task task-first' : 'task'}>
      <Checkbox
        checked={tick.isPending ? task.doneOn === null : task.doneOn !== null}
        disabled={!mayWrite}
        aria-label={t(task.doneOn === null ? 'tasks.done' : 'tasks.open', { title })}
        onChange={() => tick.isPending || tick.mutate()}
      />
      <div className="grow">
        {first && <p className="small muted">{t('tasks.next')}</p>}
        <p className="task-title">{title}</p>
        <p className="small muted">
          {task.on !== null && (
            <span className={late ? 'late' : undefined}>
              <DateText value={task.on} />
              {late && ` · ${t('tasks.late')}`}
            </span>
          )}
          {task.on !== null && who !== null && ' · '}
          {who}
        </p>
        <ErrorBanner error={tick.error} />
      </div>
      {mayWrite && (
        <ActionIcon variant="subtle" color="gray" aria-label={t('tasks.edit', { title })} onClick={onEdit}>
          <IconPencil size={16} aria-hidden="true" />
        </ActionIcon>
      )}
    </li>
  );
}

interface TaskFormProps {
  subjectId: string;
  staff: Staff;
  task?: Task;
  first?: boolean;
  onDone: () => void;
}

function TaskForm({ subjectId, staff, task, first = false, onDone }: TaskFormProps) {
  const t = useT(phrases);
  const p = useT(personPhrases);
  const c = useT(common);
  const me = useMe();
  const acts = useTaskActs(subjectId);
  const [accountId, setAccount] = useState(task?.accountId ?? me.id);
  const form = useFields(
    { title: task?.title ?? '', on: task?.on ?? '' },
    { title: (v) => (v.title.trim() === '' ? t('tasks.missing') : undefined) },
  );
  const doers = staff.filter(({ id, active }) => active || id === accountId);
  async function submit() {
    const body = { title: form.values.title.trim(), on: form.values.on === '' ? null : form.values.on, accountId };
    await (task === undefined ? acts.add(body) : acts.change(task.id, { ...body, version: task.version }));
    onDone();
  }
  return (
    <Form
      focusFirst
      verb={c('save')}
      check={form.check}
      onProblem={form.fail}
      onSubmit={submit}
      onCancel={onDone}
      extra={
        <>
          <Button variant="subtle" onClick={onDone}>
            {c('cancel')}
          </Button>
          {task !== undefined && (
            <Button
              variant="subtle"
              color="gray"
              leftSection={<IconX size={15} aria-hidden="true" />}
              onClick={() => void acts.remove(task).then(onDone)}
            >
              {t('tasks.remove')}
            </Button>
          )}
        </>
      }
    >
      <div className="form-grid">
        <TextInput label={first ? p('next') : t('tasks.label')} autoComplete="off" maxLength={300} {...form.text('title')} />
        <DateField label={p('nextOn')} name="on" value={form.values.on} onChange={(value) => form.set('on', value)} />
        {doers.length > 1 && (
          <Select
            label={t('tasks.who')}
            value={accountId}
            data={doers.map(({ id, name }) => ({ value: id, label: name }))}
            allowDeselect={false}
            onChange={(next) => next !== null && setAccount(next)}
          />
        )}
      </div>
    </Form>
  );
}
