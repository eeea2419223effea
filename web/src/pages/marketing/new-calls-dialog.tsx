/** A list of calls or letters: by which way, for which purpose, for whom; who would be on it is seen before it is made. */
import { Radio, Select, TextInput } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '#web/api/client.ts';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { FormDialog } from '#web/components/form-dialog.tsx';
import { say } from '#web/components/toast.ts';
import { useFields } from '#web/components/use-fields.ts';
import { audiencePhrases } from '#web/i18n/audiences.ts';
import { callPhrases as phrases } from '#web/i18n/calls.ts';
import { useT, useText } from '#web/i18n/index.ts';
import { EquationView } from './check-step.tsx';
import { audiencesQuery, purposesQuery, useCallsChanged } from './data.ts';
import { SegmentEditor } from './segment-editor.tsx';
import { isWhole, type Line, linesOf, type Segment, segmentOf } from './segment-model.ts';

const CHANNELS = ['phone', 'post'] as const;
const SCOPES = ['direct-marketing', 'advertising', 'distance-selling', 'research'] as const;

export function NewCallsDialog({ onClose }: { onClose: () => void }) {
  const t = useT(phrases);
  const a = useT(audiencePhrases);
  const text = useText();
  const navigate = useNavigate();
  const changed = useCallsChanged();
  const found = useQuery(purposesQuery);
  const kept = useQuery(audiencesQuery).data?.audiences ?? [];
  const [channel, setChannel] = useState<(typeof CHANNELS)[number]>('phone');
  const [scope, setScope] = useState<(typeof SCOPES)[number]>('direct-marketing');
  const [lines, setLines] = useState<readonly Line[] | null>(null);
  // The same for every press in this dialog: two of them make one list.
  const [key] = useState(freshKey);
  const purposes = (found.data?.purposes ?? []).filter(({ channels }) => channels.includes(channel));
  const form = useFields(
    { name: '', purpose: '', segment: '' },
    {
      name: ({ name }) => (name.trim() === '' ? t('nameMissing') : undefined),
      purpose: ({ purpose }) => (purposes.some(({ id }) => id === purpose) ? undefined : t('purposeMissing')),
      segment: () => (lines === null || isWhole(lines) || lines.length === 0 ? undefined : a('unfinished')),
    },
  );
  const purpose = purposes.find(({ id }) => id === form.values.purpose);
  const shown = lines ?? (purpose === undefined ? [] : [registersLine(purpose.registers)]);
  const segment = segmentOf(shown);
  async function submit() {
    const body = { name: form.values.name.trim(), key, channel, scope, purpose: form.values.purpose, segment };
    const { id } = await api.calls.create({ body });
    await changed();
    say(t('made', { name: body.name }));
    await navigate({ to: '/marketing/calls/$id', params: { id } });
  }
  return (
    <FormDialog title={t('add')} verb={t('make')} size="xl" check={form.check} onProblem={form.fail} onSubmit={submit} onClose={onClose}>
      <TextInput label={t('name')} autoComplete="off" maxLength={80} {...form.text('name')} />
      <Radio.Group
        label={t('channel')}
        value={channel}
        onChange={(value) => setChannel(CHANNELS.find((each) => each === value) ?? 'phone')}
      >
        <div className="row new-purposes">
          {CHANNELS.map((each) => (
            <Radio key={each} value={each} label={t(`channels.${each}`)} />
          ))}
        </div>
      </Radio.Group>
      <div className="calls-pair">
        <Select
          label={t('purpose')}
          name="purpose"
          data={purposes.map(({ id, name }) => ({ value: id, label: text(name) }))}
          value={purpose?.id ?? null}
          error={form.errors.purpose}
          allowDeselect={false}
          onChange={(value) => form.set('purpose', value ?? '')}
        />
        <Select
          label={t('scope')}
          description={t('scopeHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          data={SCOPES.map((each) => ({ value: each, label: t(`scopes.${each}`) }))}
          value={scope}
          allowDeselect={false}
          onChange={(value) => setScope(SCOPES.find((each) => each === value) ?? 'direct-marketing')}
        />
      </div>
      <h3 className="mailing-sub">{t('audience')}</h3>
      {kept.length > 0 && (
        <Select
          aria-label={a('use')}
          placeholder={a('use')}
          clearable
          data={kept.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(id) => setLines(linesOf(kept.find((each) => each.id === id)?.segment ?? { all: [] }))}
        />
      )}
      <SegmentEditor key={purpose?.id ?? ''} lines={shown} onChange={setLines} />
      {form.errors.segment !== undefined && (
        <p className="field-error" role="alert">
          {form.errors.segment}
        </p>
      )}
      {purpose !== undefined && <Preview channel={channel} scope={scope} purpose={purpose.id} segment={segment} />}
    </FormDialog>
  );
}

function freshKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function registersLine(registers: readonly string[]): Line {
  return { out: false, any: registers.map((register) => ({ on: 'register', register })) };
}

interface PreviewProps {
  channel: (typeof CHANNELS)[number];
  scope: (typeof SCOPES)[number];
  purpose: string;
  segment: Segment;
}

function Preview(asked: PreviewProps) {
  const preview = useQuery({
    queryKey: ['calls', 'preview', asked],
    queryFn: ({ signal }) => api.calls.preview({ body: asked }, { signal }),
    placeholderData: keepPreviousData,
  });
  return (
    <div aria-live="polite">
      <ErrorBanner error={preview.error} />
      {preview.data && <EquationView equation={preview.data} />}
    </div>
  );
}
