/** From a file to people in four steps: nothing is written before it has been seen. */
import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Answer, Request } from '#web/api/client.ts';
import { policyQuery } from '#web/api/queries.ts';
import { PageHeader } from '#web/components/page-header.tsx';
import { importPhrases as phrases } from '#web/i18n/import.ts';
import { useT } from '#web/i18n/index.ts';
import { FileStep } from './file-step.tsx';
import './import.css';
import { MappingStep } from './mapping-step.tsx';
import { PreviewStep } from './preview-step.tsx';
import { RunStep } from './run-step.tsx';

export type Detected = Answer<'imports', 'detect'>;
export type Mapping = Request<'imports', 'preview'>['body']['mapping'];
export interface Upload {
  name: string;
  csv: string;
  registerId: string;
  detected: Detected;
}

const STEPS = ['file', 'mapping', 'preview', 'run'] as const;
type Stage =
  | { step: 'file' }
  | { step: 'mapping'; upload: Upload; mapping?: Mapping }
  | { step: 'preview'; upload: Upload; mapping: Mapping }
  | { step: 'run'; importId: string };

export function ImportPage() {
  const t = useT(phrases);
  const { data: policy } = useSuspenseQuery(policyQuery);
  const [stage, setStage] = useState<Stage>({ step: 'file' });
  return (
    <div className="page">
      <div className="import">
        <PageHeader title={t('title')} lead={t('lead')} />
        <ol className="import-steps">
          {STEPS.map((step, index) => (
            <li
              key={step}
              aria-current={step === stage.step ? 'step' : undefined}
              className={index < STEPS.indexOf(stage.step) ? 'import-past' : ''}
            >
              <span className="num">{index + 1}</span> {t(`steps.${step}`)}
            </li>
          ))}
        </ol>
        {stage.step === 'file' && <FileStep policy={policy} onNext={(upload) => setStage({ step: 'mapping', upload })} />}
        {stage.step === 'mapping' && (
          <MappingStep
            upload={stage.upload}
            mapping={stage.mapping}
            onBack={() => setStage({ step: 'file' })}
            onNext={(mapping) => setStage({ step: 'preview', upload: stage.upload, mapping })}
          />
        )}
        {stage.step === 'preview' && (
          <PreviewStep
            policy={policy}
            upload={stage.upload}
            mapping={stage.mapping}
            onBack={() => setStage({ step: 'mapping', upload: stage.upload, mapping: stage.mapping })}
            onStarted={(importId) => setStage({ step: 'run', importId })}
          />
        )}
        {stage.step === 'run' && <RunStep importId={stage.importId} onAgain={() => setStage({ step: 'file' })} />}
      </div>
    </div>
  );
}
