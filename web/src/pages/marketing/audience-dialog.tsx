/** An audience is named and its conditions are chosen; how many it holds is seen while choosing. */
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { api } from '#web/api/client.ts';
import { FormDialog } from '#web/components/form-dialog.tsx';
import { say } from '#web/components/toast.ts';
import { useFields } from '#web/components/use-fields.ts';
import { audiencePhrases as phrases } from '#web/i18n/audiences.ts';
import { common } from '#web/i18n/common.ts';
import { useT } from '#web/i18n/index.ts';
import { type Audience, useAudiencesChanged } from './data.ts';
import { SegmentEditor, SegmentWords } from './segment-editor.tsx';
import { isWhole, type Line, linesOf, type Segment, segmentOf } from './segment-model.ts';

interface AudienceDialogProps {
  audience: Audience | null;
  /** Conditions to begin with, when the audience is new. */
  segment?: Segment;
  onClose: () => void;
}

export function AudienceDialog({ audience, segment, onClose }: AudienceDialogProps) {
  const t = useT(phrases);
  const c = useT(common);
  const changed = useAudiencesChanged();
  const begin = audience?.segment ?? segment;
  const [lines, setLines] = useState<readonly Line[] | null>(begin === undefined ? [{ out: false, any: [null] }] : linesOf(begin));
  const form = useFields(
    { name: audience?.name ?? '', segment: '' },
    {
      name: ({ name }) => (name.trim() === '' ? t('nameMissing') : undefined),
      segment: () => (lines !== null && isWhole(lines) ? undefined : t('unfinished')),
    },
  );
  const asked = lines === null ? begin : segmentOf(lines);
  async function submit() {
    if (asked === undefined) return;
    const body = { name: form.values.name.trim(), segment: asked };
    if (audience === null) await api.audiences.create({ body });
    else await api.audiences.update({ params: { id: audience.id }, body: { ...body, version: audience.version } });
    await changed();
    say(t('saved', { name: body.name }));
  }
  return (
    <FormDialog
      title={audience === null ? t('add') : t('edit')}
      verb={c('save')}
      size="xl"
      check={form.check}
      onProblem={form.fail}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextInput label={t('name')} autoComplete="off" maxLength={80} {...form.text('name')} />
      <SegmentEditor
        lines={lines}
        onChange={(next) => {
          setLines(next);
          form.set('segment', '');
        }}
      />
      {form.errors.segment !== undefined && (
        <p className="field-error" role="alert">
          {form.errors.segment}
        </p>
      )}
      {asked !== undefined && <SegmentWords segment={asked} />}
    </FormDialog>
  );
}
