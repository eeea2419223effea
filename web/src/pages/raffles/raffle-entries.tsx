/** Who is in, in the order in which they came; somebody who entered on paper is added by hand. */
import { Button, Textarea } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '#web/api/client.ts';
import { useMay } from '#web/api/queries.ts';
import { DateText } from '#web/components/date-text.tsx';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { FormDialog } from '#web/components/form-dialog.tsx';
import { SkeletonRows } from '#web/components/skeleton.tsx';
import { say } from '#web/components/toast.ts';
import { useFields } from '#web/components/use-fields.ts';
import { PersonSelect } from '#web/forms/person-select.tsx';
import { SourceSelect } from '#web/forms/source-select.tsx';
import { useSource } from '#web/forms/use-source.ts';
import { useT } from '#web/i18n/index.ts';
import { raffles as phrases } from '#web/i18n/raffles.ts';
import { entriesQuery, type Raffle, useRafflesChanged } from './data.ts';

export function RaffleEntries({ raffle }: { raffle: Raffle }) {
  const t = useT(phrases);
  const mayWrite = useMay('people.write');
  const [adding, setAdding] = useState(false);
  const found = useInfiniteQuery(entriesQuery(raffle.id));
  const rows = found.data?.pages.flatMap((page) => page.rows) ?? [];
  const takes = raffle.state === 'open' && !raffle.over;
  return (
    <section className="stack" aria-labelledby="raffle-who">
      <div className="row raffle-bar">
        <h2 id="raffle-who">
          {t('who.title')} {raffle.entries > 0 && <span className="num muted">({raffle.entries})</span>}
        </h2>
        {takes && mayWrite && (
          <Button variant="default" size="compact-md" onClick={() => setAdding(true)}>
            {t('who.add')}
          </Button>
        )}
      </div>
      <ErrorBanner error={found.error} onRetry={() => void found.refetch()} />
      {found.isPending && <SkeletonRows rows={4} />}
      {found.isSuccess && rows.length === 0 && (
        <p className="muted">{t(raffle.forgottenAt !== null ? 'who.gone' : takes ? 'who.none' : 'who.noneEver')}</p>
      )}
      <ul className="raffle-people">
        {rows.map((row) => (
          <li key={row.id}>
            <p className="raffle-person">
              <Link to="/people/$id" params={{ id: row.subjectId }}>
                {row.label}
              </Link>
              <span className="small muted">
                <DateText value={row.createdAt} withTime />
              </span>
            </p>
            {row.answer !== null && <p className="small">{t('who.answerWas', { answer: row.answer })}</p>}
          </li>
        ))}
      </ul>
      {found.hasNextPage && (
        <div>
          <Button variant="default" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
            {t('who.more')}
          </Button>
        </div>
      )}
      {adding && <AddEntry raffle={raffle} onClose={() => setAdding(false)} />}
    </section>
  );
}

function AddEntry({ raffle, onClose }: { raffle: Raffle; onClose: () => void }) {
  const t = useT(phrases);
  const changed = useRafflesChanged();
  const [source, setSource] = useSource();
  const form = useFields<{ subjectId: string | null; answer: string }>(
    { subjectId: null, answer: '' },
    { subjectId: ({ subjectId }) => (subjectId === null ? t('who.personMissing') : undefined) },
  );
  async function submit() {
    const { subjectId, answer } = form.values;
    const body = { subjectId: subjectId ?? '', answer: answer.trim() === '' ? null : answer.trim(), source };
    await api.raffles.enter({ params: { id: raffle.id }, body });
    await changed();
    say(t('who.added'));
  }
  return (
    <FormDialog
      title={t('who.add')}
      lead={t('who.addLead')}
      verb={t('who.add')}
      check={form.check}
      onProblem={(field, message) => field === 'subjectId' && form.fail(field, message)}
      onSubmit={submit}
      onClose={onClose}
    >
      <PersonSelect
        label={t('who.person')}
        hint={t('who.personHint')}
        value={form.values.subjectId}
        error={form.errors.subjectId}
        onChange={(id) => form.set('subjectId', id)}
      />
      <Textarea label={t('who.answer')} autosize minRows={1} maxLength={2000} {...form.text('answer')} />
      <SourceSelect value={source} onChange={setSource} />
    </FormDialog>
  );
}
