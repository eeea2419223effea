/** What has been done to a request, first to last, with what was said and the message that it made for the requester. */
import { Button } from '@mantine/core';
import { say } from '#web/components/toast.ts';
import { formatInstant } from '#web/i18n/format.ts';
import { useLang, useT, useText } from '#web/i18n/index.ts';
import { requestPhrases as phrases } from '#web/i18n/requests.ts';
import type { Case } from './data.ts';

type Step = Case['steps'][number];
const ACTS = [
  'entered',
  'identity-asked',
  'identity-confirmed',
  'identity-failed',
  'clarification-asked',
  'clarified',
  'extended',
  'erasure-approved',
  'erasure-cancelled',
  'answered',
  'partly-refused',
  'refused',
  'withdrawn',
  'cancelled',
  'duplicate',
] as const;
const ROLES = ['requester', 'asked', 'old', 'new', 'question', 'reply', 'reason', 'answer'] as const;

export function Steps({ steps }: { steps: readonly Step[] }) {
  const t = useT(phrases);
  return (
    <section aria-label={t('case.steps')}>
      <h2>{t('case.steps')}</h2>
      <ol className="steps">
        {steps.map((step) => (
          <StepItem key={step.id} step={step} />
        ))}
      </ol>
    </section>
  );
}

function StepItem({ step }: { step: Step }) {
  const t = useT(phrases);
  const lang = useLang();
  const act = ACTS.find((each) => each === step.act);
  return (
    <li>
      <p>
        <strong>{act === undefined ? step.act : t(`step.${act}`)}</strong>
      </p>
      <p className="small muted num">
        {formatInstant(step.at, lang)}
        {step.by === null ? '' : `, ${step.by}`}
      </p>
      {step.words.map(({ role, value }) => {
        const known = ROLES.find((each) => each === role);
        return (
          <p key={role} className="step-words">
            <span className="muted">{known === undefined ? role : t(`role.${known}`)}: </span>
            {value}
          </p>
        );
      })}
      {step.letter !== null && <Letter letter={step.letter} />}
    </li>
  );
}

function Letter({ letter }: { letter: NonNullable<Step['letter']> }) {
  const t = useT(phrases);
  const text = useText();
  async function copy() {
    await navigator.clipboard.writeText(text(letter));
    say(t('case.copied'));
  }
  return (
    <details className="step-letter">
      <summary>{t('case.letter')}</summary>
      <p className="serif">{text(letter)}</p>
      <Button size="xs" variant="default" onClick={() => void copy()}>
        {t('case.copyLetter')}
      </Button>
    </details>
  );
}
