/** Lists of other tools: tried first, then taken in; and the file that keeps an outside tool in step. */
import { Button, FileButton, Select } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { type Answer, api } from '#web/api/client.ts';
import { useMay, usePolicy } from '#web/api/queries.ts';
import { ConfirmDialog } from '#web/components/confirm-dialog.tsx';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { CustomersHint } from '#web/components/import-ways.tsx';
import { PageHeader } from '#web/components/page-header.tsx';
import { useLang, useT, useText } from '#web/i18n/index.ts';
import { listColumns } from '#web/i18n/list-columns.ts';
import { returnsLists as phrases } from '#web/i18n/returns-lists.ts';
import { formatNumber } from '#platform/i18n';
import { MarketingNav } from '../marketing/marketing-nav.tsx';
import { ListColumns } from './list-columns.tsx';
import type { Columns } from './list-columns.tsx';
import { Subscribers } from './subscribers.tsx';
import type { Stated } from './subscribers.tsx';
import { ListsDone } from './lists-done.tsx';
import { SyncFile } from './sync-file.tsx';
import './returns.css';

const KINDS = ['subscribed', 'unsubscribed', 'cleaned', 'banned'] as const;
type Kind = (typeof KINDS)[number];
type Found = Answer<'lists', 'look'>['lists'][number];

export function ListsPage() {
  const t = useT(phrases);
  const mayImport = useMay('people.import');
  const maySync = useMay('marketing.send');
  return (
    <div className="page">
      <PageHeader title={t('title')} lead={t('lead')} />
      <MarketingNav />
      <div className="returns-settings">
        {mayImport && <TakeIn />}
        <div className="stack">
          {mayImport && <Bans />}
          {maySync && <SyncFile />}
        </div>
      </div>
    </div>
  );
}

/** What becomes of those who have said no elsewhere. */
function Bans() {
  const t = useT(phrases);
  return (
    <section className="card returns-card">
      <h2>{t('bans.title')}</h2>
      <p>{t('bans.lead')}</p>
      <ul className="returns-bans">
        <li>{t('bans.known')}</li>
        <li>{t('bans.kept')}</li>
        <li>{t('bans.dead')}</li>
        <li>{t('bans.one')}</li>
      </ul>
    </section>
  );
}

function TakeIn() {
  const t = useT(phrases);
  const text = useText();
  const policy = usePolicy();
  const [file, setFile] = useState<File | null>(null);
  const [kinds, setKinds] = useState<Readonly<Record<string, Kind | ''>>>({});
  const [columns, setColumns] = useState<Readonly<Record<string, Columns>>>({});
  const [purpose, setPurpose] = useState('');
  const [stated, setStated] = useState<Stated | null>(null);
  const look = useMutation({
    mutationFn: (chosen: File) => api.lists.look({ query: { name: chosen.name }, body: chosen }),
    onSuccess: ({ lists }) => {
      setKinds(Object.fromEntries(lists.map(({ name, kind }) => [name, kind ?? ''])));
      setColumns({});
    },
  });
  const { run, asks, asking, setAsking } = useAsked(tryIt);
  function tryIt(dry: boolean) {
    const chosen = Object.fromEntries(Object.entries(kinds).filter(([, kind]) => kind !== ''));
    const wish = {
      dry,
      kinds: chosen,
      columns,
      purpose: purpose === '' ? null : purpose,
      ...(stated === null ? {} : { subscribed: stated }),
    };
    return api.lists.run({ query: { name: file?.name ?? '', wish: JSON.stringify(wish) }, body: file ?? new Blob() });
  }
  function take(chosen: File | null) {
    if (chosen === null) return;
    setFile(chosen);
    run.reset();
    look.mutate(chosen);
  }
  const lists = look.data?.lists ?? [];
  const has = (kind: Kind) => Object.values(kinds).includes(kind);
  const ready = Object.values(kinds).some((kind) => kind !== '') && (!has('subscribed') || stated !== null);
  return (
    <section className="card returns-card">
      <h2>{t('file.title')}</h2>
      <p className="muted">{t('file.lead')}</p>
      <div className="row">
        <FileButton accept=".zip,.csv,.txt,.xlsx" onChange={take} inputProps={{ 'aria-label': t('file.choose') }}>
          {(props) => (
            <Button {...props} variant="default" loading={look.isPending}>
              {t('file.choose')}
            </Button>
          )}
        </FileButton>
        {file !== null && <span>{file.name}</span>}
      </div>
      <ErrorBanner error={look.error} />
      {lists.map((list) => (
        <div key={list.name} className="stack">
          <Kinds list={list} kind={kinds[list.name] ?? ''} onKind={(kind) => setKinds({ ...kinds, [list.name]: kind })} />
          {kinds[list.name] === 'subscribed' && (
            <ListColumns list={list} chosen={columns[list.name] ?? {}} onChosen={(now) => setColumns({ ...columns, [list.name]: now })} />
          )}
        </div>
      ))}
      {lists.some(({ kind, hashes }) => kind === null && hashes === 0) && <CustomersHint />}
      {lists.some(({ hashes }) => hashes > 0) && <p className="small muted">{t('file.hashHint')}</p>}
      {has('unsubscribed') && (
        <Select
          label={t('file.unsubscribedFor')}
          value={purpose}
          allowDeselect={false}
          data={[
            { value: '', label: t('file.all') },
            ...(policy?.purposes ?? []).map(({ id, name }) => ({ value: id, label: text(name) })),
          ]}
          onChange={(value) => setPurpose(value ?? '')}
        />
      )}
      {has('subscribed') && policy !== undefined && <Subscribers policy={policy} onStated={setStated} />}
      <ErrorBanner error={run.error ?? asks.error} />
      {lists.length > 0 && (
        <Buttons
          ready={ready}
          trying={run.isPending && run.variables}
          running={asks.isPending || (run.isPending && !run.variables)}
          onTry={() => run.mutate(true)}
          onRun={() => (has('subscribed') ? asks.mutate() : run.mutate(false))}
        />
      )}
      {run.data && <ListsDone done={run.data} />}
      {asking > 0 && (
        <Unconsented n={asking} stated={stated?.consent !== undefined} onRun={() => run.mutateAsync(false)} onClose={() => setAsking(0)} />
      )}
    </section>
  );
}

/** Who would be stored and get no permission from the list. */
function withoutConsent({ lists }: Answer<'lists', 'run'>): number {
  return lists.flatMap(({ counts }) => counts).reduce((sum, { what, n }) => (what === 'without' ? sum + n : sum), 0);
}

interface ButtonsProps {
  ready: boolean;
  trying: boolean;
  running: boolean;
  onTry: () => void;
  onRun: () => void;
}

function Buttons({ ready, trying, running, onTry, onRun }: ButtonsProps) {
  const t = useT(phrases);
  return (
    <>
      <div className="row">
        <Button variant="default" disabled={!ready} loading={trying} onClick={onTry}>
          {t('try')}
        </Button>
        <Button disabled={!ready} loading={running} onClick={onRun}>
          {t('run')}
        </Button>
      </div>
      <p className="small muted">{t('trial')}</p>
    </>
  );
}

/** The run, and before it a trial that tells how many would come without a permission. */
function useAsked(tryIt: (dry: boolean) => Promise<Answer<'lists', 'run'>>) {
  const [asking, setAsking] = useState(0);
  const run = useMutation({ mutationFn: tryIt });
  const asks = useMutation({
    mutationFn: () => tryIt(true),
    onSuccess: (done) => {
      const n = withoutConsent(done);
      if (n > 0) setAsking(n);
      else run.mutate(false);
    },
  });
  return { run, asks, asking, setAsking };
}

interface UnconsentedProps {
  n: number;
  /** Whether the firm has stated that they consented. */
  stated: boolean;
  onRun: () => Promise<unknown>;
  onClose: () => void;
}

function Unconsented({ n, stated, onRun, onClose }: UnconsentedProps) {
  const t = useT(phrases);
  const c = useT(listColumns);
  return (
    <ConfirmDialog title={c('confirm.title', { n })} verb={t('run')} onConfirm={onRun} onClose={onClose}>
      <p>{c(stated ? 'confirm.untimed' : 'confirm.unstated')}</p>
      <p className="small muted">{c('confirm.undo')}</p>
    </ConfirmDialog>
  );
}

function Kinds({ list, kind, onKind }: { list: Found; kind: Kind | ''; onKind: (kind: Kind | '') => void }) {
  const t = useT(phrases);
  const lang = useLang();
  const said = [
    t('file.rows', { n: formatNumber(list.rows, lang) }),
    ...(list.hashes > 0 ? [t('file.hashes', { n: formatNumber(list.hashes, lang) })] : []),
    ...(list.dated > 0 ? [t('file.dated', { n: formatNumber(list.dated, lang) })] : []),
  ];
  return (
    <div>
      <Select
        label={t('file.kind', { name: list.name })}
        value={kind}
        allowDeselect={false}
        data={[{ value: '', label: t('file.leave') }, ...KINDS.map((value) => ({ value, label: t(`file.kinds.${value}`) }))]}
        onChange={(value) => onKind((value ?? '') as Kind | '')}
      />
      <p className="small muted">{said.join(', ')}</p>
    </div>
  );
}
