/** The day's next actions: open the person, or tick it off where it stands. */
import { ActionIcon } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type Answer, api } from '#web/api/client.ts';
import { peopleChanged, useMay } from '#web/api/queries.ts';
import { DateText } from '#web/components/date-text.tsx';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { sayUndo } from '#web/components/undo-toast.tsx';
import { useSource } from '#web/forms/use-source.ts';
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
  const [source] = useSource();
  const done = useMutation({
    mutationFn: async (action: Action) => {
      await setNext(action.personId, source, { nextAction: null, nextActionOn: null });
      await peopleChanged(client);
    },
    onSuccess: (_, action) =>
      sayUndo(t('markedDone', { name: action.label }), async () => {
        await setNext(action.personId, source, { nextAction: action.action, nextActionOn: action.on });
        await peopleChanged(client);
      }),
  });
  return (
    <section>
      <div className="today-head">
        <h2 className={late ? 'late' : ''}>{title}</h2>
      </div>
      <ErrorBanner error={done.error} />
      <ul className="today-list">
        {actions.map((action) => (
          <li key={action.personId} className="today-action">
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
              <Link to="/people/$id" params={{ id: action.personId }}>
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

/** Today's list holds no versions, so the person is read first: nobody's change is written over. */
async function setNext(id: string, source: string, next: { nextAction: string | null; nextActionOn: string | null }): Promise<void> {
  const { person } = await api.people.get({ params: { id } });
  await api.people.update({ params: { id }, body: { ...next, source, version: person.version } });
}
