/** Whom the letter is meant for, in words; conditions are changed in a dialog, or taken from a kept audience. */
import { Button, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#web/api/client.ts';
import { FormDialog } from '#web/components/form-dialog.tsx';
import { say } from '#web/components/toast.ts';
import { audiencePhrases } from '#web/i18n/audiences.ts';
import { useT } from '#web/i18n/index.ts';
import { mailing as phrases } from '#web/i18n/mailing.ts';
import { AudienceDialog } from './audience-dialog.tsx';
import { audiencesQuery, type Mailing, useMailingsChanged } from './data.ts';
import { SegmentEditor, SegmentWords } from './segment-editor.tsx';
import { isWhole, type Line, linesOf, type Segment, segmentOf } from './segment-model.ts';

export function AudienceStep({ mailing, mayChange }: { mailing: Mailing; mayChange: boolean }) {
  const t = useT(phrases);
  const a = useT(audiencePhrases);
  const [open, setOpen] = useState<'change' | 'keep' | null>(null);
  return (
    <>
      <p className="small muted">{t('audience.lead')}</p>
      <SegmentWords segment={mailing.segment} />
      {mayChange && (
        <div className="row">
          <Button variant="default" onClick={() => setOpen('change')}>
            {t('audience.change')}
          </Button>
          {mailing.audienceId === null && (
            <Button variant="subtle" onClick={() => setOpen('keep')}>
              {a('keep')}
            </Button>
          )}
        </div>
      )}
      {open === 'change' && <ChangeDialog mailing={mailing} onClose={() => setOpen(null)} />}
      {open === 'keep' && <AudienceDialog audience={null} segment={mailing.segment} onClose={() => setOpen(null)} />}
    </>
  );
}

function ChangeDialog({ mailing, onClose }: { mailing: Mailing; onClose: () => void }) {
  const t = useT(phrases);
  const a = useT(audiencePhrases);
  const changed = useMailingsChanged();
  const kept = useQuery(audiencesQuery).data?.audiences ?? [];
  const [from, setFrom] = useState<string | null>(mailing.audienceId);
  const [segment, setSegment] = useState<Segment>(mailing.segment);
  const [lines, setLines] = useState<readonly Line[] | null>(linesOf(mailing.segment));
  const [wrong, setWrong] = useState<string | null>(null);
  const whole = lines === null || lines.length === 0 || isWhole(lines);
  const asked = lines === null ? segment : segmentOf(lines);
  function take(id: string | null) {
    const found = kept.find((each) => each.id === id);
    setFrom(id);
    if (!found) return;
    setSegment(found.segment);
    setLines(linesOf(found.segment));
  }
  async function submit() {
    await api.mailings.update({ params: { id: mailing.id }, body: { segment: asked, audienceId: from, version: mailing.version } });
    await changed();
    say(t('audience.saved'));
  }
  return (
    <FormDialog
      title={t('audience.title')}
      verb={t('audience.save')}
      size="xl"
      check={() => {
        setWrong(whole ? null : a('unfinished'));
        return whole ? [] : ['segment'];
      }}
      onSubmit={submit}
      onClose={onClose}
    >
      {kept.length > 0 && (
        <Select
          label={t('audience.use')}
          placeholder={t('audience.own')}
          clearable
          data={kept.map(({ id, name }) => ({ value: id, label: name }))}
          value={from}
          onChange={take}
        />
      )}
      <SegmentEditor
        key={from ?? 'own'}
        lines={lines}
        onChange={(next) => {
          setLines(next);
          setFrom(null);
        }}
      />
      {wrong !== null && !whole && (
        <p className="field-error" role="alert">
          {wrong}
        </p>
      )}
      <SegmentWords segment={asked} />
    </FormDialog>
  );
}
