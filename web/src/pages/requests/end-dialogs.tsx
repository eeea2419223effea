/** Acts that end a request or its erasure: each says first what it does. */
import { Radio } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#web/api/client.ts';
import { ConfirmDialog } from '#web/components/confirm-dialog.tsx';
import { say } from '#web/components/toast.ts';
import { formatInstant } from '#web/i18n/format.ts';
import { useLang, useT } from '#web/i18n/index.ts';
import { requestEnds } from '#web/i18n/request-ends.ts';
import { type Case, requestsChanged } from './data.ts';
import { dryOf, PostFields, usePosting } from './post-fields.tsx';

interface Props {
  request: Case;
  onClose: () => void;
}

/** Does one act on the case as it was seen, reads everything again, and says what was done. */
function useAct(request: Case) {
  const client = useQueryClient();
  return async (act: (on: { params: { id: string }; body: { version: number } }) => Promise<unknown>, done: string) => {
    await act({ params: { id: request.id }, body: { version: request.version } });
    await requestsChanged(client);
    say(done);
  };
}

export function ApproveDialog({ request, onClose }: Props) {
  const t = useT(requestEnds);
  const lang = useLang();
  const act = useAct(request);
  const [when, setWhen] = useState('later');
  const atOnce = when === 'now';
  const posting = usePosting(request);
  const draft = () => api.requests.approve(dryOf(request, { version: request.version, atOnce })).then(({ letter }) => letter);
  const due = formatInstant(request[request.nearer].dueAt, lang);
  return (
    <ConfirmDialog
      title={t('approve.title')}
      verb={t(atOnce ? 'approve.verbNow' : 'approve.verb')}
      danger={atOnce}
      onConfirm={() =>
        act(
          ({ params, body }) => api.requests.approve({ params, body: { ...body, atOnce, post: posting.post } }),
          t(atOnce ? 'approve.done' : 'approve.saved'),
        )
      }
      onClose={onClose}
    >
      <p>{t('approve.lead')}</p>
      <Radio.Group label={t('approve.when')} value={when} onChange={setWhen}>
        <div className="stack-tight request-radios">
          <Radio value="later" label={t('approve.later', { when: due })} />
          <Radio value="now" label={t('approve.now')} />
        </div>
      </Radio.Group>
      <PostFields request={request} posting={posting} draft={draft} />
    </ConfirmDialog>
  );
}

export function EraseNowDialog({ request, onClose }: Props) {
  const t = useT(requestEnds);
  const act = useAct(request);
  return (
    <ConfirmDialog
      title={t('eraseNow.title')}
      verb={t('eraseNow.verb')}
      danger
      onConfirm={() => act(api.requests.eraseNow, t('approve.done'))}
      onClose={onClose}
    >
      <p>{t('eraseNow.lead')}</p>
    </ConfirmDialog>
  );
}

export function KeepDialog({ request, onClose }: Props) {
  const t = useT(requestEnds);
  const act = useAct(request);
  return (
    <ConfirmDialog
      title={t('keep.title')}
      verb={t('keep.verb')}
      onConfirm={() => act(api.requests.keep, t('keep.saved'))}
      onClose={onClose}
    >
      <p>{t('keep.lead')}</p>
    </ConfirmDialog>
  );
}

export function DropDialog({ request, why, onClose }: Props & { why: 'withdrawn' | 'cancelled' }) {
  const t = useT(requestEnds);
  const act = useAct(request);
  return (
    <ConfirmDialog
      title={t(`drop.${why}Title`)}
      verb={t('drop.verb')}
      onConfirm={() => act(({ params, body }) => api.requests.drop({ params, body: { ...body, why } }), t('drop.saved'))}
      onClose={onClose}
    >
      <p>{t(`drop.${why}Lead`)}</p>
    </ConfirmDialog>
  );
}

export function DuplicateDialog({ request, of, onClose }: Props & { of: Case['others'][number] }) {
  const t = useT(requestEnds);
  const act = useAct(request);
  return (
    <ConfirmDialog
      title={t('duplicate.title', { no: of.no })}
      verb={t('duplicate.verb')}
      onConfirm={() => act(({ params, body }) => api.requests.duplicate({ params, body: { ...body, of: of.id } }), t('duplicate.saved'))}
      onClose={onClose}
    >
      <p>{t('duplicate.lead', { no: of.no })}</p>
    </ConfirmDialog>
  );
}
