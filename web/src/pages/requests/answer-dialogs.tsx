/** How a request is answered, refused with its ground, or given more time with its reason. */
import { Radio, Select, Textarea } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { api, type Request } from '#web/api/client.ts';
import { FormDialog } from '#web/components/form-dialog.tsx';
import { say } from '#web/components/toast.ts';
import { useFields } from '#web/components/use-fields.ts';
import { common } from '#web/i18n/common.ts';
import { dayOf, formatDate } from '#web/i18n/format.ts';
import { useLang, useT } from '#web/i18n/index.ts';
import { requestEnds } from '#web/i18n/request-ends.ts';
import { type Case, requestsChanged } from './data.ts';
import { dryOf, PostFields, usePosting } from './post-fields.tsx';

interface Props {
  request: Case;
  onClose: () => void;
}
type Answer = Request<'requests', 'answer'>['body'];
type Ground = Request<'requests', 'refuse'>['body']['ground'];

function GroundSelect({
  request,
  value,
  error,
  onChange,
}: {
  request: Case;
  value: string;
  error: string | undefined;
  onChange: (value: string) => void;
}) {
  const t = useT(requestEnds);
  return (
    <Select
      label={t('refuse.ground')}
      data={request.grounds.map((ground) => ({ value: ground, label: t(`grounds.${ground}`) }))}
      value={value === '' ? null : value}
      error={error}
      data-field="ground"
      onChange={(next) => onChange(next ?? '')}
    />
  );
}

export function AnswerDialog({ request, onClose }: Props) {
  const t = useT(requestEnds);
  const c = useT(common);
  const client = useQueryClient();
  const form = useFields(
    { part: 'all', ground: '', text: '' },
    { ground: (v) => (v.part === 'some' && v.ground === '' ? c('missing') : undefined) },
  );
  const posting = usePosting(request, request.channel === 'own-pages' ? 'email' : request.channel);
  const { part, ground, text } = form.values;
  const body = (): Answer => ({
    version: request.version,
    via: posting.post === undefined || posting.post.way === 'mail' ? 'email' : posting.post.way,
    ...(text.trim() === '' ? {} : { text: text.trim() }),
    ...(part === 'some' ? { ground: ground as Ground } : {}),
  });
  const draft = () => (part === 'some' && ground === '' ? null : api.requests.answer(dryOf(request, body())).then(({ letter }) => letter));
  async function submit() {
    await api.requests.answer({ params: { id: request.id }, body: { ...body(), post: request.gone ? undefined : posting.post } });
    await requestsChanged(client);
    say(t('answer.saved'));
  }
  return (
    <FormDialog
      title={t('answer.title')}
      lead={t('answer.lead')}
      verb={t('answer.verb')}
      check={form.check}
      onProblem={form.fail}
      onSubmit={submit}
      onClose={onClose}
    >
      {request.grounds.length > 0 && (
        <Radio.Group label={t('answer.part')} value={part} onChange={(value) => form.set('part', value)}>
          <div className="stack-tight request-radios">
            <Radio value="all" label={t('answer.all')} />
            <Radio value="some" label={t('answer.some')} />
          </div>
        </Radio.Group>
      )}
      {part === 'some' && (
        <GroundSelect request={request} value={ground} error={form.errors.ground} onChange={(value) => form.set('ground', value)} />
      )}
      {!request.gone && (
        <Textarea label={t(part === 'some' ? 'answer.reason' : 'answer.text')} autosize minRows={2} {...form.text('text')} />
      )}
      <PostFields request={request} posting={posting} later={false} draft={draft} />
    </FormDialog>
  );
}

export function RefuseDialog({ request, onClose }: Props) {
  const t = useT(requestEnds);
  const c = useT(common);
  const client = useQueryClient();
  const form = useFields(
    { ground: '', text: '' },
    { ground: (v) => (v.ground === '' ? c('missing') : undefined), text: (v) => (v.text.trim().length < 3 ? c('missing') : undefined) },
  );
  const posting = usePosting(request);
  const { ground, text } = form.values;
  const body = () => ({ version: request.version, ground: ground as Ground, text });
  const draft = () =>
    ground === '' || text.trim().length < 3 ? null : api.requests.refuse(dryOf(request, body())).then(({ letter }) => letter);
  async function submit() {
    await api.requests.refuse({ params: { id: request.id }, body: { ...body(), post: posting.post } });
    await requestsChanged(client);
    say(t('refuse.saved'));
  }
  return (
    <FormDialog
      title={t('refuse.title')}
      lead={t('refuse.lead')}
      verb={t('refuse.verb')}
      check={form.check}
      onProblem={form.fail}
      onSubmit={submit}
      onClose={onClose}
    >
      <GroundSelect
        request={request}
        value={form.values.ground}
        error={form.errors.ground}
        onChange={(value) => form.set('ground', value)}
      />
      <Textarea label={t('refuse.text')} autosize minRows={3} {...form.text('text')} />
      <PostFields request={request} posting={posting} draft={draft} />
    </FormDialog>
  );
}

export function ExtendDialog({ request, onClose }: Props) {
  const t = useT(requestEnds);
  const c = useT(common);
  const lang = useLang();
  const client = useQueryClient();
  const form = useFields(
    { months: '2', reason: 'complex', text: '' },
    { text: (v) => (v.text.trim().length < 3 ? c('missing') : undefined) },
  );
  const posting = usePosting(request);
  const { months, reason, text } = form.values;
  const body = () => ({
    version: request.version,
    months: Number(months),
    reason: reason === 'many' ? ('many' as const) : ('complex' as const),
    text,
  });
  const draft = () => (text.trim().length < 3 ? null : api.requests.extend(dryOf(request, body())).then(({ letter }) => letter));
  async function submit() {
    await api.requests.extend({ params: { id: request.id }, body: { ...body(), post: posting.post } });
    await requestsChanged(client);
    say(t('extend.saved'));
  }
  return (
    <FormDialog
      title={t('extend.title')}
      lead={t('extend.lead', { date: formatDate(dayOf(request.extendBy), lang) })}
      verb={t('extend.verb')}
      check={form.check}
      onProblem={form.fail}
      onSubmit={submit}
      onClose={onClose}
    >
      <Radio.Group label={t('extend.months')} value={form.values.months} onChange={(value) => form.set('months', value)}>
        <div className="stack-tight request-radios">
          <Radio value="1" label={t('extend.month', { n: 1 })} />
          <Radio value="2" label={t('extend.month', { n: 2 })} />
        </div>
      </Radio.Group>
      <Radio.Group label={t('extend.reason')} value={form.values.reason} onChange={(value) => form.set('reason', value)}>
        <div className="stack-tight request-radios">
          <Radio value="complex" label={t('extend.reasons.complex')} />
          <Radio value="many" label={t('extend.reasons.many')} />
        </div>
      </Radio.Group>
      <Textarea label={t('extend.text')} autosize minRows={3} {...form.text('text')} />
      {request.right === 'erasure' && <p>{t('extend.erasure')}</p>}
      <PostFields request={request} posting={posting} draft={draft} />
    </FormDialog>
  );
}
