/** What has been done to a request, first to last, with what was said and the message that it made for the requester. */
import { formatInstant } from '#web/i18n/format.ts';
import { useLang, useT } from '#web/i18n/index.ts';
import { requestCase } from '#web/i18n/request-case.ts';
import { requestEnds } from '#web/i18n/request-ends.ts';
import { requestPhrases as phrases } from '#web/i18n/requests.ts';
import type { Case } from './data.ts';
import { StepLetter } from './letter.tsx';
import { CHANNELS, METHODS } from './terms.ts';

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
const GROUNDS = ['unfounded', 'excessive', 'law', 'claims', 'others-rights', 'compelling', 'no-basis', 'accurate', 'identity'] as const;
const ROLES = ['requester', 'asked', 'old', 'new', 'question', 'reply', 'reason', 'answer'] as const;

export function Steps({ request }: { request: Case }) {
  const { steps } = request;
  const k = useT(requestCase);
  return (
    <section aria-label={k('case.steps')}>
      <h2>{k('case.steps')}</h2>
      <ol className="steps">
        {steps.map((step, i) => (
          <StepItem key={step.id} request={request} step={step} last={i === steps.length - 1} />
        ))}
      </ol>
    </section>
  );
}

function StepItem({ request, step, last }: { request: Case; step: Step; last: boolean }) {
  const k = useT(requestCase);
  const lang = useLang();
  const act = ACTS.find((each) => each === step.act);
  const code = useCode(step);
  return (
    <li>
      <p>
        <strong>{act === undefined ? step.act : k(`step.${act}`)}</strong>
      </p>
      <p className="small muted num">
        {formatInstant(step.at, lang)}
        {step.by === null ? '' : `, ${step.by}`}
      </p>
      {code !== undefined && <p>{code}</p>}
      {step.words.map(({ role, value }) => {
        const known = ROLES.find((each) => each === role);
        return (
          <p key={role} className="step-words">
            <span className="muted">{known === undefined ? role : k(`role.${known}`)}: </span>
            {value}
          </p>
        );
      })}
      {step.letter !== null && <StepLetter request={request} step={step} letter={step.letter} fresh={last} />}
    </li>
  );
}

/** What the code of a step says: how identity was settled, why it was extended, on which ground refused, how answered. */
function useCode({ act, code }: Step): string | undefined {
  const t = useT(phrases);
  const e = useT(requestEnds);
  const ground = GROUNDS.find((each) => each === code);
  if (ground !== undefined && /refused|failed/.test(act)) return e(`grounds.${ground}`);
  const method = METHODS.find((each) => each === code);
  if (act === 'identity-confirmed' && method !== undefined) return t(`method.${method}`);
  if (act === 'extended' && (code === 'complex' || code === 'many')) return e(`extend.reasons.${code}`);
  const channel = CHANNELS.find((each) => each === code);
  return act === 'answered' && channel !== undefined ? t(`channel.${channel}`) : undefined;
}
