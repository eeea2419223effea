/** One list of calls or letters: who may be reached now, what came of each, and who was left out. */
import { Button, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '#web/api/client.ts';
import { useMay } from '#web/api/queries.ts';
import { ConfirmDialog } from '#web/components/confirm-dialog.tsx';
import { PageHeader } from '#web/components/page-header.tsx';
import { RecordError } from '#web/components/record-error.tsx';
import { SkeletonRows } from '#web/components/skeleton.tsx';
import { say } from '#web/components/toast.ts';
import { callPhrases as phrases } from '#web/i18n/calls.ts';
import { formatInstant } from '#web/i18n/format.ts';
import { useLang, useT, useText } from '#web/i18n/index.ts';
import { CallPeople } from './call-people.tsx';
import { type CallState, callQuery, type OneCallList, useCallsChanged } from './data.ts';
import { LeftOutTable } from './left-out.tsx';
import './marketing.css';
import './mailing.css';

const STATES = ['waiting', 'no-answer', 'reached', 'ended'] as const;

export function CallListPage() {
  const { id } = useParams({ from: '/inside/marketing/calls/$id' });
  const found = useQuery(callQuery(id));
  return (
    <div className="page">
      <RecordError error={found.error} what="calls" id={id} onRetry={() => void found.refetch()} />
      {found.isPending && <SkeletonRows rows={8} />}
      {found.data && <Shown list={found.data} />}
    </div>
  );
}

function Shown({ list }: { list: OneCallList }) {
  const t = useT(phrases);
  const text = useText();
  const lang = useLang();
  const [state, setState] = useState<CallState>('waiting');
  return (
    <>
      <p className="small no-print">
        <Link to="/marketing/calls">← {t('back')}</Link>
      </p>
      <PageHeader
        title={list.name}
        lead={
          <span className="mailing-facts">
            <span>{t(`kind.${list.channel}`)}</span>
            <span className="small muted">
              {text(list.purpose.name)} · {t(`scopes.${list.scope}`)} ·{' '}
              {t('made_by', { by: list.by, when: formatInstant(list.madeAt, lang) })}
            </span>
          </span>
        }
        actions={<Acts list={list} />}
      />
      <p className="serif calls-words">{text(list.words)}</p>
      <section aria-label={t('people')} className="stack">
        <div className="row">
          <h2 className="mailing-heading calls-heading">{t('people')}</h2>
          <Select
            aria-label={t('show')}
            data={STATES.map((each) => ({ value: each, label: t(`states.${each}`) }))}
            value={state}
            allowDeselect={false}
            onChange={(value) => setState(STATES.find((each) => each === value) ?? 'waiting')}
          />
        </div>
        <CallPeople key={state} list={list} state={state} />
      </section>
      {list.left.length > 0 && (
        <div className="stack calls-left">
          <h2 className="mailing-heading calls-heading">{t('left')}</h2>
          <LeftOutTable left={list.left} label={t('left')} />
        </div>
      )}
    </>
  );
}

function Acts({ list }: { list: OneCallList }) {
  const t = useT(phrases);
  const changed = useCallsChanged();
  const mayExport = useMay('people.export');
  const maySend = useMay('marketing.send');
  const [ending, setEnding] = useState(false);
  const open = list.counts.waiting + list.counts.noAnswer > 0;
  if (!open) return null;
  return (
    <>
      {mayExport && list.channel === 'post' && (
        <Button component="a" href={`/api/calls/${list.id}/list.pdf`} download title={t('fileNote')}>
          {t('labels')}
        </Button>
      )}
      {mayExport && (
        <Button component="a" href={`/api/calls/${list.id}/list.csv`} download variant="default" title={t('fileNote')}>
          {t('csv')}
        </Button>
      )}
      {maySend && (
        <Button variant="subtle" onClick={() => setEnding(true)}>
          {t('end')}
        </Button>
      )}
      {ending && (
        <ConfirmDialog
          title={t('endTitle', { name: list.name })}
          verb={t('end')}
          onConfirm={async () => {
            await api.calls.remove({ params: { id: list.id } });
            await changed();
            say(t('endDone'));
          }}
          onClose={() => setEnding(false)}
        >
          <p>{t('endMore')}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
