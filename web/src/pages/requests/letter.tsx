/** The message that a step made for the requester: what it says, and how it reached them. */
import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#web/api/client.ts';
import { useMay } from '#web/api/queries.ts';
import { FormDialog } from '#web/components/form-dialog.tsx';
import { say } from '#web/components/toast.ts';
import { formatInstant } from '#web/i18n/format.ts';
import { useLang, useT, useText } from '#web/i18n/index.ts';
import { requestCase } from '#web/i18n/request-case.ts';
import { requestLetters } from '#web/i18n/request-letters.ts';
import { type Case, requestsChanged } from './data.ts';
import { PostFields, usePosting } from './post-fields.tsx';

type Step = Case['steps'][number];
type Letter = NonNullable<Step['letter']>;

/** A message that nobody has delivered yet is open. */
export function StepLetter({ request, step, letter, fresh }: { request: Case; step: Step; letter: Letter; fresh: boolean }) {
  const k = useT(requestCase);
  const t = useT(requestLetters);
  const text = useText();
  const may = useMay('requests.write');
  const [sending, setSending] = useState(false);
  async function copy() {
    await navigator.clipboard.writeText(text(letter.text));
    say(k('case.copied'));
  }
  return (
    <div className="step-letter">
      <details open={fresh && letter.sent.length === 0}>
        <summary>{k('case.letter')}</summary>
        <p className="serif letter-text">{text(letter.text)}</p>
      </details>
      <Sent letter={letter} fresh={fresh} />
      <div className="row">
        {may && !request.gone && (
          <Button size="xs" variant="default" onClick={() => setSending(true)}>
            {t(letter.sent.length === 0 ? 'send' : 'sendAgain')}
          </Button>
        )}
        <Button size="xs" variant="subtle" onClick={() => void copy()}>
          {k('case.copyLetter')}
        </Button>
      </div>
      {sending && <SendDialog request={request} step={step} letter={letter} onClose={() => setSending(false)} />}
    </div>
  );
}

function Sent({ letter, fresh }: { letter: Letter; fresh: boolean }) {
  const t = useT(requestLetters);
  const lang = useLang();
  const text = useText();
  if (letter.sent.length === 0) return fresh ? <p className="small muted">{t('undelivered')}</p> : null;
  return (
    <ul className="letter-sent small">
      {letter.sent.map(({ id, at, way, by, mail }) => {
        const bad = mail?.state === 'bounced' || mail?.state === 'failed';
        return (
          <li key={id} className={bad ? 'letter-bad' : ''}>
            <strong>{way === 'mail' ? t(`state.${mail?.state ?? 'gone'}`) : t(`handedBy.${way}`)}</strong>
            <span className="muted num">
              {' '}
              {formatInstant(at, lang)}
              {by === null ? '' : `, ${by}`}
            </span>
            {bad && mail.reason !== null && <span> {text(mail.reason)}</span>}
            {mail?.doubted === true && <span> {t('doubted')}</span>}
          </li>
        );
      })}
    </ul>
  );
}

function SendDialog({ request, step, letter, onClose }: { request: Case; step: Step; letter: Letter; onClose: () => void }) {
  const t = useT(requestLetters);
  const client = useQueryClient();
  const posting = usePosting(request, 'post');
  const byMail = posting.post?.way === 'mail';
  async function submit() {
    if (posting.post === undefined) return;
    await api.requests.send({ params: { id: request.id }, body: { ...posting.post, stepId: step.id } });
    await requestsChanged(client);
    say(t(byMail ? 'sent' : 'handed'));
  }
  return (
    <FormDialog title={t('send')} verb={t(byMail ? 'verbMail' : 'verbHand')} onSubmit={submit} onClose={onClose}>
      <PostFields request={request} posting={posting} later={false} draft={() => Promise.resolve(letter.text)} />
    </FormDialog>
  );
}
