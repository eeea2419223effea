/** The day's tasks: open whoever one is about, or tick it off where it stands. */
import { ActionIcon } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type Answer, api } from '#web/api/client.ts';
import { peopleChanged, useMay } from '#web/api/queries.ts';
import { DateText } from '#web/components/date-text.tsx';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { say } from '#web/components/toast.ts';
import { useT } from '#web/i18n/index.ts';
import { todayPhrases as phrases } from '#web/i18n/today.ts';

type Action = Answer<'today', 'list'>['actions'][number];

interface ActionListProps {
  title: string;
  actions: readonly Action[];
  late?: boolean;
}

export function ActionList({ title, actions, late = false }: ActionListProps) {
  const t = useT(phrases);
  const may = useMay('people.write');
  const client = useQueryClient();
  const done = useMutation({
    mutationFn: async ({ taskId, version }: Action) => {
      await api.tasks.update({ params: { id: taskId }, body: { done: true, version } });
      await peopleChanged(client);
      await client.invalidateQueries({ queryKey: ['leads'] });
    },
    onSuccess: (_, { label }) => say(t('markedDone', { name: label })),
  });
  return (
    <section>
      <div className="today-head">
        <h2 className={late ? 'late' : ''}>{title}</h2>
      </div>
      <ErrorBanner error={done.error} />
      <ul className="today-list">
        {actions.map((action) => (
          <li key={action.taskId} className="today-action">
            {may && (
              <ActionIcon
                variant="default"
                radius="50%"
                aria-label={t('markDone', { name: action.label })}
                loading={done.isPending && done.variables === action}
                onClick={() => done.mutate(action)}
              >
                <IconCheck size={16} aria-hidden="true" />
              </ActionIcon>
            )}
            <span className={late ? 'late today-date' : 'today-date'}>
              <DateText value={action.on} />
            </span>
            <span className="today-what">
              <Link to={action.subjectKind === 'person' ? '/people/$id' : '/organisations/$id'} params={{ id: action.subjectId }}>
                {action.label}
              </Link>
              {action.organisation !== null && <span className="muted"> · {action.organisation}</span>}
              <br />
              {action.action}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
