/** From a printed code to a register in use: six steps, each of which can be left and taken up again. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import type { Request } from '#web/api/client.ts';
import { type Session, sessionQuery } from '#web/api/queries.ts';
import { OutsideShell } from '#web/components/outside-shell.tsx';
import { forget, keptOr, useKept } from '#web/components/kept.ts';
import { useTitle } from '#web/components/use-title.ts';
import { useT } from '#web/i18n/index.ts';
import { setup as phrases } from '#web/i18n/setup.ts';
import { CodeStep } from './code-step.tsx';
import { startReview } from '#web/pages/read-notice/use-review.ts';
import type { FoundContact, Review } from '#web/pages/read-notice/use-review.ts';
import { type Choice, DeclarationStep } from './declaration-step.tsx';
import { FactorStep } from './factor-step.tsx';
import { FactsStep } from './facts-step.tsx';
import { NoticeStep } from './notice-step.tsx';
import { type Owner, OwnerStep } from './owner-step.tsx';
import { RecoveryStep } from './recovery-step.tsx';
import { ReviewStep } from './review-step.tsx';
import './setup.css';

const STEPS = ['code', 'owner', 'declaration', 'review', 'facts', 'notice', 'factor', 'recovery'] as const;
type Step = (typeof STEPS)[number];
export type Facts = Request<'setup', 'start'>['body']['facts'];

interface Draft {
  code: string;
  /** Why the code was refused, if it was. */
  codeRefusal: unknown;
  owner: Owner;
  choice: Choice | null;
  /** A notice that was pasted, with what was decided about it. */
  review: Review | null;
  facts: Facts;
  confirmed: readonly string[];
  /** Daily tools declared on top of what the notice says. */
  tools: readonly string[];
  /** What came from the model and is left out. */
  without: readonly string[];
}

const EMPTY: Draft = {
  code: '',
  codeRefusal: null,
  owner: { name: '', email: '' },
  choice: null,
  review: null,
  facts: { contactName: '', email: '' },
  confirmed: [],
  tools: [],
  without: [],
};
const first = { claim: 'code', declaration: 'declaration', 'second-factor': 'factor', recovery: 'recovery' } as const;

export function SetupPage() {
  const t = useT(phrases);
  const client = useQueryClient();
  const router = useRouter();
  const { data } = useQuery(sessionQuery);
  const [kept] = useState(() => keptOr<{ draft: Draft; asked: Step | null }>('setup', { draft: EMPTY, asked: null }));
  const [draft, setDraft] = useState<Draft>({ ...EMPTY, ...kept.draft });
  const [asked, setAsked] = useState<Step | null>(kept.asked);
  // What was decided outlives a reload; the code and passwords are typed again.
  useKept('setup', { draft: { ...draft, code: '', codeRefusal: null }, asked: asked === 'owner' ? null : asked });
  const [factored, setFactored] = useState(false);
  useTitle(t('title'));

  const reached: Step = data?.state === 'setup' ? first[data.step] : 'recovery';
  const step = asked !== null && STEPS.indexOf(asked) > STEPS.indexOf(reached) ? asked : reached;
  if (step === 'factor' && !factored) setFactored(true);
  function keep(change: Partial<Draft>, next: Step) {
    setDraft((now) => ({ ...now, ...change }));
    setAsked(next);
    window.scrollTo(0, 0);
  }
  async function refresh() {
    forget('setup');
    await client.invalidateQueries({ queryKey: sessionQuery.queryKey });
  }
  async function onSession(session: Session) {
    client.setQueryData(sessionQuery.queryKey, session);
    if (session.state === 'signed-in') await router.navigate({ to: '/' });
  }
  return (
    <OutsideShell
      aside={<StepList step={step} withFactor={factored} withReview={draft.review !== null} />}
      wide={step === 'review' ? 'whole' : step === 'declaration' || step === 'facts' || step === 'notice'}
    >
      {step === 'code' && <CodeStep code={draft.code} refusal={draft.codeRefusal} onNext={(code) => keep({ code }, 'owner')} />}
      {step === 'owner' && (
        <OwnerStep
          code={draft.code}
          owner={draft.owner}
          onBack={(owner, codeRefusal) => keep({ owner, codeRefusal }, 'code')}
          onSession={onSession}
        />
      )}
      {step === 'declaration' && (
        <DeclarationStep
          onNext={(choice) => keep({ choice, review: null, confirmed: [], without: [] }, 'facts')}
          onRead={(reading) => keep({ review: startReview(reading), choice: null, confirmed: [], without: [] }, 'review')}
        />
      )}
      {step === 'review' && draft.review && (
        <ReviewStep
          review={draft.review}
          onReview={(review) => setDraft((now) => ({ ...now, review }))}
          onBack={() => keep({ review: null }, 'declaration')}
          onNext={(yaml, contact) => keep({ choice: { yaml }, facts: withContact(draft.facts, contact), confirmed: [] }, 'facts')}
        />
      )}
      {step === 'facts' && draft.choice && (
        <FactsStep
          choice={draft.choice}
          facts={draft.facts}
          read={draft.review !== null}
          confirmed={draft.confirmed}
          tools={draft.tools}
          without={draft.without}
          onWithout={(without) => setDraft((now) => ({ ...now, without }))}
          onTools={(tools) => setDraft((now) => ({ ...now, tools }))}
          onBack={() => setAsked(draft.review === null ? null : 'review')}
          onNext={(facts, confirmed) => keep({ facts, confirmed }, 'notice')}
        />
      )}
      {step === 'notice' && draft.choice && (
        <NoticeStep
          choice={draft.choice}
          facts={draft.facts}
          confirmed={draft.confirmed}
          tools={draft.tools}
          without={draft.without}
          onBack={() => setAsked('facts')}
          onStarted={refresh}
        />
      )}
      {step === 'factor' && <FactorStep onDone={() => void refresh()} />}
      {step === 'recovery' && <RecoveryStep onSession={onSession} />}
    </OutsideShell>
  );
}

/** What the owner typed stays; the rest is taken from the notice. */
function withContact(facts: Facts, contact: FoundContact): Facts {
  return facts.contactName === '' && facts.email === '' ? contact : facts;
}

/** The second factor is a step only where the declaration asks for it, the review only where a notice was read. */
function StepList({ step, withFactor, withReview }: { step: Step; withFactor: boolean; withReview: boolean }) {
  const t = useT(phrases);
  const steps = STEPS.filter((each) => (each !== 'factor' || withFactor) && (each !== 'review' || withReview));
  const now = steps.indexOf(step);
  return (
    <nav aria-label={t('steps.label')}>
      <p className="setup-title serif">{t('title')}</p>
      <ol className="setup-steps">
        {steps.map((each, index) => (
          <li
            key={each}
            aria-current={each === step ? 'step' : undefined}
            className={index < now ? 'setup-done' : index === now ? 'setup-now' : ''}
          >
            <span className="setup-number" aria-hidden="true">
              {index < now ? '✓' : index + 1}
            </span>
            <span className="setup-name">{t(`steps.${each}`)}</span>
          </li>
        ))}
      </ol>
    </nav>
  );
}
