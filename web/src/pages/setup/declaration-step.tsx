/** The register begins from a declaration: one of those that come with the product, or the firm's own. */
import { Button, FileButton } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Answer, api } from '#web/api/client.ts';
import { DateText } from '#web/components/date-text.tsx';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { SkeletonRows } from '#web/components/skeleton.tsx';
import { common } from '#web/i18n/common.ts';
import { useT, useText } from '#web/i18n/index.ts';
import { declarations as phrases } from '#web/i18n/declarations.ts';
import { readNotice } from '#web/i18n/read-notice.ts';
import { Give } from '#web/pages/read-notice/give.tsx';
import type { Reading } from '#web/pages/read-notice/use-review.ts';
import { ProblemList } from './problem-list.tsx';

export type Choice = { file: string } | { yaml: string };
type Declaration = Answer<'setup', 'declarations'>['declarations'][number];

interface DeclarationStepProps {
  onNext: (choice: Choice) => void;
  onRead: (reading: Reading) => void;
}

export function DeclarationStep({ onNext, onRead }: DeclarationStepProps) {
  const t = useT(phrases);
  const r = useT(readNotice);
  const c = useT(common);
  const list = useQuery({ queryKey: ['setup', 'declarations'], queryFn: () => api.setup.declarations() });
  const [chosen, setChosen] = useState<{ choice: Choice; name: string } | null>(null);
  const check = useMutation({ mutationFn: (choice: Choice) => api.setup.preview({ body: choice }) });
  const problems = check.data?.problems ?? [];
  const broken = problems.some(({ severity }) => severity === 'error');
  function choose(choice: Choice, name: string) {
    setChosen({ choice, name });
    check.mutate(choice);
  }
  return (
    <>
      <h1>{t('declaration.title')}</h1>
      <p className="outside-lead">{t('declaration.lead')}</p>
      <section className="setup-paste" aria-labelledby="setup-paste">
        <h2 id="setup-paste">{r('give.title')}</h2>
        <p className="muted">{r('give.lead')}</p>
        <Give onRead={onRead} />
      </section>
      <h2>{r('setup.or')}</h2>
      <p className="muted setup-or">{r('setup.orLead')}</p>
      <ErrorBanner error={list.error} onRetry={() => void list.refetch()} />
      {list.isPending && <SkeletonRows rows={4} />}
      <div className="firm-cards">
        {list.data?.declarations.map((each) => (
          <FirmCard
            key={each.file}
            declaration={each}
            pressed={chosen !== null && 'file' in chosen.choice && chosen.choice.file === each.file}
            onPress={() => choose({ file: each.file }, each.name)}
          />
        ))}
      </div>
      <div className="setup-upload">
        <FileButton accept=".yaml,.yml,text/yaml" onChange={(file) => void file?.text().then((yaml) => choose({ yaml }, file.name))}>
          {(props) => (
            <Button {...props} variant="default" leftSection={<IconUpload size={17} aria-hidden="true" />}>
              {t('declaration.upload')}
            </Button>
          )}
        </FileButton>
        <span className="small muted">
          {chosen !== null && 'yaml' in chosen.choice ? t('declaration.chosenFile', { name: chosen.name }) : t('declaration.uploadHint')}
        </span>
      </div>
      <ErrorBanner error={check.error} />
      {problems.length > 0 && <ProblemList problems={problems} />}
      <div className={chosen === null ? 'setup-bar' : 'setup-bar setup-bar-chosen'}>
        <Button
          disabled={chosen === null || broken || !check.isSuccess}
          loading={check.isPending}
          onClick={() => chosen && onNext(chosen.choice)}
        >
          {c('next')}
        </Button>
        {chosen !== null && <span className="serif">{chosen.name}</span>}
      </div>
    </>
  );
}

function FirmCard({ declaration, pressed, onPress }: { declaration: Declaration; pressed: boolean; onPress: () => void }) {
  const t = useT(phrases);
  const text = useText();
  const { name, businessId, domicile, statedDate, registers, fields, clauses, completions } = declaration;
  return (
    <button type="button" className="firm-card" aria-pressed={pressed} onClick={onPress}>
      <span className="firm-name">{name}</span>
      <span className="small muted">{[businessId, domicile].filter((each) => each !== null).join(' · ')}</span>
      <ul className="firm-registers">
        {registers.map((register) => (
          <li key={register.fi}>{text(register)}</li>
        ))}
      </ul>
      <span className="firm-counts small">
        <span>{t('declaration.clauses', { n: clauses })}</span>
        <span>{t('declaration.fields', { n: fields })}</span>
        <span>{t('declaration.completions', { n: completions })}</span>
        {statedDate !== null && <DateText value={statedDate} />}
      </span>
    </button>
  );
}
