/** From a file to people in five steps: nothing is written before it has been seen. */
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { api } from '#web/api/client.ts';
import { policyQuery } from '#web/api/queries.ts';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { PageHeader } from '#web/components/page-header.tsx';
import { today } from '#web/i18n/clock.ts';
import { importPhrases as phrases } from '#web/i18n/import.ts';
import { useT } from '#web/i18n/index.ts';
import { AboutStep } from './about-step.tsx';
import { CheckStep } from './check-step.tsx';
import { FileStep } from './file-step.tsx';
import { ImportsList } from './imports-list.tsx';
import './import.css';
import { forgetImport, type Kept, keptImport, mappingOf } from './kept.ts';
import { MappingStep } from './mapping-step.tsx';
import { readQuery } from './queries.ts';
import { RunStep } from './run-step.tsx';
import type { Draft, Mapping, Table } from './wizard.ts';

const STEPS = ['file', 'about', 'mapping', 'check', 'run'] as const;
type Step = (typeof STEPS)[number];

export function ImportPage() {
  const t = useT(phrases);
  const { data: policy } = useSuspenseQuery(policyQuery);
  const [kept] = useState(useKept());
  const [step, setStep] = useState<Step>(kept ? 'mapping' : 'file');
  const [draft, setDraft] = useState<Draft | null>(kept?.draft ?? null);
  const [table, setTable] = useState<Table | null>(kept?.table ?? null);
  const lost = useReturn(kept, (mapping, read) => {
    setDraft((now) => (now === null || mapping === null ? null : { ...now, mapping, decisions: {}, edits: {} }));
    setTable(read);
    setStep(read === null ? 'file' : 'mapping');
  });
  const [importId, setImport] = useState('');
  const top = useRef<HTMLOListElement>(null);
  // Whoever walks with the keyboard goes on at the top of the next step.
  useEffect(() => top.current?.querySelector<HTMLElement>('[aria-current]')?.focus({ preventScroll: false }), [step]);
  const patch = (changes: Partial<Draft>) => setDraft((now) => (now === null ? now : { ...now, ...changes }));
  function begin(upload: Draft['upload']) {
    const [register] = policy.registers;
    const fresh = { reading: {}, about: 'people', purpose: '', permission: null, mapping: null, constants: {}, dates: {} } as const;
    const rest = { mode: 'complete', doubt: 'skip', decisions: {}, edits: {}, resumes: null } as const;
    const where = { registerId: register?.id ?? '', subjectGroup: register?.subjectGroups[0]?.id ?? '', source: '', since: today() };
    setDraft({ upload, ...fresh, ...rest, ...where });
  }
  return (
    <div className="page">
      <div className="import">
        <PageHeader title={t('title')} lead={t('lead')} />
        <ol className="import-steps" ref={top}>
          {STEPS.map((each, index) => (
            <li
              key={each}
              tabIndex={each === step ? -1 : undefined}
              aria-current={each === step ? 'step' : undefined}
              className={index < STEPS.indexOf(step) ? 'import-past' : ''}
            >
              <span className="import-step-no num">{index + 1}</span> {t(`steps.${each}`)}
            </li>
          ))}
        </ol>
        <ErrorBanner error={lost} />
        {step === 'file' && (
          <>
            <FileStep
              policy={policy}
              draft={draft}
              onUpload={begin}
              patch={patch}
              onForget={() => setDraft(null)}
              onNext={() => setStep('about')}
            />
            <ImportsList />
          </>
        )}
        {draft !== null && step === 'about' && (
          <AboutStep
            policy={policy}
            draft={draft}
            patch={patch}
            onBack={() => setStep('file')}
            onNext={(read) => {
              setTable(read);
              setStep('mapping');
            }}
          />
        )}
        {draft !== null && table !== null && step === 'mapping' && (
          <MappingStep draft={draft} table={table} patch={patch} onBack={() => setStep('about')} onNext={() => setStep('check')} />
        )}
        {draft !== null && table !== null && step === 'check' && (
          <CheckStep
            draft={draft}
            table={table}
            patch={patch}
            onBack={() => setStep('mapping')}
            onStarted={(id) => {
              setImport(id);
              setStep('run');
            }}
          />
        )}
        {step === 'run' && (
          <RunStep
            importId={importId}
            about={draft?.about ?? 'people'}
            onAgain={() => {
              setDraft(null);
              setTable(null);
              setStep('file');
            }}
          />
        )}
      </div>
    </div>
  );
}

function useKept(): Kept | undefined {
  return keptImport(useQueryClient());
}

/** Back from the declaration: the same file and the same choices, with what may now come in. Gives why that cannot be. */
function useReturn(kept: Kept | undefined, onBack: (mapping: Mapping | null, table: Table | null) => void): unknown {
  const client = useQueryClient();
  const [lost, setLost] = useState<unknown>(null);
  const back = useRef(onBack);
  useEffect(() => {
    if (kept === undefined) return;
    forgetImport(client);
    client.fetchQuery({ ...readQuery(api, kept.draft, kept.draft.registerId), staleTime: 0 }).then(
      (table) => back.current(mappingOf(kept, table), table),
      (error: unknown) => {
        back.current(null, null);
        setLost(error);
      },
    );
  }, [client, kept]);
  return lost;
}
