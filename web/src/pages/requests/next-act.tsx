/** What to do now, as a sentence and buttons; acts that are seldom needed are behind one more press. */
import { Button, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useMay } from '#web/api/queries.ts';
import { dayOf, formatDate, formatInstant } from '#web/i18n/format.ts';
import { useLang, useT } from '#web/i18n/index.ts';
import { requestActs as acts } from '#web/i18n/request-acts.ts';
import { requestCase } from '#web/i18n/request-case.ts';
import { requestEnds } from '#web/i18n/request-ends.ts';
import { CopyDialog } from '../person/copy-dialog.tsx';
import { RestrictDialog } from '../person/restriction.tsx';
import { AnswerDialog, ExtendDialog, RefuseDialog } from './answer-dialogs.tsx';
import { AskDialog, ClarifiedDialog, IdentifyDialog } from './ask-dialogs.tsx';
import type { Case } from './data.ts';
import { ApproveDialog, DropDialog, DuplicateDialog, EraseNowDialog, KeepDialog } from './end-dialogs.tsx';

type Open =
  | 'identify'
  | 'ask-identity'
  | 'ask-clarification'
  | 'clarified'
  | 'extend'
  | 'answer'
  | 'refuse'
  | 'approve'
  | 'eraseNow'
  | 'keep'
  | 'withdrawn'
  | 'cancelled'
  | 'copy'
  | 'restrict'
  | { duplicateOf: Case['others'][number] };

type Choose = (open: Open) => void;

export function NextAct({ request }: { request: Case }) {
  const [open, setOpen] = useState<Open | null>(null);
  const may = useMay('requests.write');
  const sentence = useSentence(request);
  return (
    <>
      <p className="request-next">{sentence}</p>
      {may && request.state !== 'closed' && (
        <div className="row">
          <MainActs request={request} choose={setOpen} />
          <MoreActs request={request} choose={setOpen} />
        </div>
      )}
      {open !== null && <Opened open={open} request={request} onClose={() => setOpen(null)} />}
    </>
  );
}

function useSentence(request: Case): string {
  const t = useT(requestCase);
  const lang = useLang();
  const { state, closedAt, erasure } = request;
  if (state === 'closed') return t('next.closed', { date: closedAt === null ? '' : formatDate(dayOf(closedAt), lang) });
  if (state === 'received') return t(request.subjectId === null ? 'next.unknown' : 'next.received');
  if (state === 'delayed') return t('next.delayed', { when: erasure === null ? '' : formatInstant(erasure.deadlineAt, lang) });
  return state === 'assessing' ? t(`next.${request.right}`) : t(`next.${state}`);
}

function MainActs({ request, choose }: { request: Case; choose: Choose }) {
  const t = useT(acts);
  const e = useT(requestEnds);
  const k = useT(requestCase);
  const mayErase = useMay('people.erase');
  const { state, right, subjectId } = request;
  const answer = <Button onClick={() => choose('answer')}>{e('answer.button')}</Button>;
  const identify = <Button onClick={() => choose('identify')}>{t('identify.button')}</Button>;
  switch (state) {
    case 'received':
      return (
        <>
          {identify}
          {subjectId === null && (
            <Button variant="default" onClick={() => choose('answer')}>
              {e('answer.button')}
            </Button>
          )}
        </>
      );
    case 'identity-pending':
      return identify;
    case 'needs-clarification':
      return <Button onClick={() => choose('clarified')}>{t('clarified.title')}</Button>;
    case 'delayed':
    case 'blocked':
      if (!mayErase) return null;
      return (
        <>
          <Button className="button-danger" onClick={() => choose('eraseNow')}>
            {e('eraseNow.button')}
          </Button>
          <Button variant="default" onClick={() => choose('keep')}>
            {e('keep.button')}
          </Button>
        </>
      );
    case 'executed':
    case 'rechecked':
      return answer;
    case 'assessing':
      return (
        <>
          {right !== 'erasure' || subjectId === null
            ? answer
            : mayErase && <Button onClick={() => choose('approve')}>{e('approve.button')}</Button>}
          {(right === 'access' || right === 'portability') && subjectId !== null && (
            <Button variant="default" onClick={() => choose('copy')}>
              {k('case.copy')}
            </Button>
          )}
          {(right === 'restriction' || right === 'objection') && subjectId !== null && (
            <Button variant="default" onClick={() => choose('restrict')}>
              {k('case.restrict')}
            </Button>
          )}
          {['rectification', 'withdrawal', 'marketing-ban'].includes(right) && subjectId !== null && (
            <Button
              variant="default"
              renderRoot={(props) => <Link {...props} to="/people/$id" params={{ id: subjectId }} search={{ request: request.id }} />}
            >
              {k('case.openPerson')}
            </Button>
          )}
        </>
      );
    case 'closed':
      return null;
  }
}

function MoreActs({ request, choose }: { request: Case; choose: Choose }) {
  const t = useT(acts);
  const e = useT(requestEnds);
  const k = useT(requestCase);
  const { state, identityMethod, channel, grounds, extendedAt, right, others } = request;
  const early = state === 'received' || state === 'assessing';
  const undone = early || state === 'identity-pending' || state === 'needs-clarification';
  const twins = undone ? others.filter((other) => other.right === right && other.state !== 'closed') : [];
  return (
    <Menu position="bottom-end" width={280}>
      <Menu.Target>
        <Button variant="default" rightSection={<IconDots size={16} aria-hidden="true" />}>
          {k('case.more')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {early && identityMethod === null && channel !== 'own-pages' && (
          <Menu.Item onClick={() => choose('ask-identity')}>{t('ask.identity')}</Menu.Item>
        )}
        {early && <Menu.Item onClick={() => choose('ask-clarification')}>{t('ask.clarification')}</Menu.Item>}
        {extendedAt === null && <Menu.Item onClick={() => choose('extend')}>{e('extend.title')}</Menu.Item>}
        {twins.map((other) => (
          <Menu.Item key={other.id} onClick={() => choose({ duplicateOf: other })}>
            {e('duplicate.button', { no: other.no })}
          </Menu.Item>
        ))}
        {undone && grounds.length > 0 && (
          <Menu.Item className="menu-danger" onClick={() => choose('refuse')}>
            {e('refuse.button')}
          </Menu.Item>
        )}
        {undone && <Menu.Item onClick={() => choose('withdrawn')}>{e('drop.withdrawn')}</Menu.Item>}
        {undone && <Menu.Item onClick={() => choose('cancelled')}>{e('drop.cancelled')}</Menu.Item>}
      </Menu.Dropdown>
    </Menu>
  );
}

function Opened({ open, request, onClose }: { open: Open; request: Case; onClose: () => void }) {
  const props = { request, onClose };
  if (typeof open === 'object') return <DuplicateDialog {...props} of={open.duplicateOf} />;
  switch (open) {
    case 'identify':
      return <IdentifyDialog {...props} />;
    case 'ask-identity':
      return <AskDialog {...props} about="identity" />;
    case 'ask-clarification':
      return <AskDialog {...props} about="clarification" />;
    case 'clarified':
      return <ClarifiedDialog {...props} />;
    case 'extend':
      return <ExtendDialog {...props} />;
    case 'answer':
      return <AnswerDialog {...props} />;
    case 'refuse':
      return <RefuseDialog {...props} />;
    case 'approve':
      return <ApproveDialog {...props} />;
    case 'eraseNow':
      return <EraseNowDialog {...props} />;
    case 'keep':
      return <KeepDialog {...props} />;
    case 'withdrawn':
    case 'cancelled':
      return <DropDialog {...props} why={open} />;
    case 'copy':
      return <CopyDialog id={request.subjectId ?? ''} name={request.label ?? ''} onClose={onClose} />;
    case 'restrict':
      return <RestrictDialog id={request.subjectId ?? ''} onClose={onClose} />;
  }
}
