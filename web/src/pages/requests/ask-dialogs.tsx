/** Who asks, and what is meant: identity settled without copies, questions that stop a clock only where the law allows. */
import { Select, Textarea } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { api, type Request } from '#web/api/client.ts';
import { FormDialog } from '#web/components/form-dialog.tsx';
import { say } from '#web/components/toast.ts';
import { useFields } from '#web/components/use-fields.ts';
import { PersonSelect } from '#web/forms/person-select.tsx';
import { common } from '#web/i18n/common.ts';
import { useT } from '#web/i18n/index.ts';
import { requestActs as acts } from '#web/i18n/request-acts.ts';
import { requestPhrases as phrases } from '#web/i18n/requests.ts';
import { type Case, requestsChanged } from './data.ts';
import { dryOf, PostFields, usePosting } from './post-fields.tsx';
import { METHODS, WITHOUT_IDENTITY } from './terms.ts';

interface Props {
  request: Case;
  onClose: () => void;
}
type Method = Request<'requests', 'identify'>['body']['method'];

export function IdentifyDialog({ request, onClose }: Props) {
  const t = useT(acts);
  const c = useT(common);
  const p = useT(phrases);
  const client = useQueryClient();
  const form = useFields(
    { method: '', subjectId: null as string | null },
    {
      method: (v) => (v.method === '' ? c('missing') : undefined),
      subjectId: (v) => (request.subjectId === null && v.subjectId === null ? c('missing') : undefined),
    },
  );
  const methods = METHODS.filter((method) => method !== 'not-needed' || WITHOUT_IDENTITY.includes(request.right));
  async function submit() {
    const { method, subjectId } = form.values;
    const body = { version: request.version, method: method as Method, ...(subjectId === null ? {} : { subjectId }) };
    await api.requests.identify({ params: { id: request.id }, body });
    await requestsChanged(client);
    say(t('identify.saved'));
  }
  return (
    <FormDialog
      title={t('identify.title')}
      lead={t('identify.lead')}
      verb={t('identify.verb')}
      check={form.check}
      onProblem={form.fail}
      onSubmit={submit}
      onClose={onClose}
    >
      {request.subjectId === null && (
        <PersonSelect
          label={t('identify.person')}
          hint={t('enter.personHint')}
          value={form.values.subjectId}
          onChange={(id) => form.set('subjectId', id)}
          error={form.errors.subjectId}
        />
      )}
      <Select
        label={t('identify.method')}
        data={methods.map((value) => ({ value, label: p(`method.${value}`) }))}
        value={form.values.method === '' ? null : form.values.method}
        error={form.errors.method}
        data-field="method"
        onChange={(value) => form.set('method', value ?? '')}
      />
    </FormDialog>
  );
}

export function AskDialog({ request, about, onClose }: Props & { about: 'identity' | 'clarification' }) {
  const t = useT(acts);
  const c = useT(common);
  const client = useQueryClient();
  const form = useFields({ question: '' }, { question: (v) => (v.question.trim().length < 3 ? c('missing') : undefined) });
  const stops = request.mayStop[about] ? (about === 'identity' ? t('ask.stops') : t('ask.stopsLaw')) : t('ask.runs');
  const posting = usePosting(request);
  const body = () => ({ version: request.version, about, question: form.values.question });
  const draft = () =>
    form.values.question.trim().length < 3 ? null : api.requests.ask(dryOf(request, body())).then(({ letter }) => letter);
  async function submit() {
    await api.requests.ask({ params: { id: request.id }, body: { ...body(), post: posting.post } });
    await requestsChanged(client);
    say(t('ask.saved'));
  }
  return (
    <FormDialog
      title={t(`ask.${about}`)}
      lead={t(`ask.${about}Lead`)}
      verb={t('ask.verb')}
      check={form.check}
      onProblem={form.fail}
      onSubmit={submit}
      onClose={onClose}
    >
      <Textarea label={t('ask.question')} autosize minRows={3} {...form.text('question')} />
      <p>{stops}</p>
      <PostFields request={request} posting={posting} draft={draft} />
    </FormDialog>
  );
}

export function ClarifiedDialog({ request, onClose }: Props) {
  const t = useT(acts);
  const client = useQueryClient();
  const form = useFields({ reply: '' });
  async function submit() {
    await api.requests.clarified({ params: { id: request.id }, body: { version: request.version, reply: form.values.reply } });
    await requestsChanged(client);
    say(t('clarified.saved'));
  }
  return (
    <FormDialog title={t('clarified.title')} verb={t('clarified.verb')} onProblem={form.fail} onSubmit={submit} onClose={onClose}>
      <Textarea label={t('clarified.reply')} autosize minRows={3} {...form.text('reply')} />
    </FormDialog>
  );
}
