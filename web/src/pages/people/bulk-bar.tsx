/** Below the rows: how many are chosen, what can be done to them together, and how far a job is. */
import { Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { declaredAnywhere } from '#web/api/declared.ts';
import { useMay, usePolicy } from '#web/api/queries.ts';
import type { Choosing } from '#web/components/list/use-choice.ts';
import { useT } from '#web/i18n/index.ts';
import { bulkPhrases as phrases } from '#web/i18n/bulk.ts';
import { JoinDialog, LeaveDialog, NextActionDialog, TagsDialog } from './bulk-dialogs.tsx';
import type { BulkAct, Filter, Whom } from './bulk-act.ts';
import { BulkRun } from './bulk-run.tsx';
import { ExportButton } from './export-button.tsx';
import './bulk.css';

interface BulkBarProps {
  choice: Choosing;
  filter: Filter;
}

const DIALOGS = { 'next-action': NextActionDialog, tags: TagsDialog, join: JoinDialog, leave: LeaveDialog } as const;

export function BulkBar({ choice, filter }: BulkBarProps) {
  const t = useT(phrases);
  const may = useMay('people.write');
  const [act, setAct] = useState<BulkAct['do'] | null>(null);
  const [run, setRun] = useState<string | null>(null);
  const { chosen, count, clear } = choice;
  const some = chosen.all || chosen.ids.size > 0;
  const whom: Whom = chosen.all ? { filter, except: [...chosen.except] } : { ids: [...chosen.ids] };
  const Dialog = act === null ? null : DIALOGS[act];
  if (run === null && !(may && some)) return null;
  return (
    <div className="bulk-bar no-print" role="group" aria-label={t('bulk.label')}>
      {run !== null && <BulkRun id={run} onClose={() => setRun(null)} />}
      {run === null && (
        <>
          <span className="bulk-count num" role="status">
            {count === undefined ? t('bulk.everybody') : t('bulk.chosen', { n: count })}
          </span>
          <Acts onAct={setAct} />
          <ExportButton who={whom} registerId={filter.register} small />
          <Button size="compact-sm" variant="subtle" color="gray" leftSection={<IconX size={15} aria-hidden="true" />} onClick={clear}>
            {t('bulk.clear')}
          </Button>
        </>
      )}
      {Dialog !== null && (
        <Dialog
          whom={whom}
          onStarted={(id) => {
            setRun(id);
            clear();
          }}
          onClose={() => setAct(null)}
        />
      )}
    </div>
  );
}

/** What no register declares is not offered. */
function Acts({ onAct }: { onAct: (act: BulkAct['do']) => void }) {
  const t = useT(phrases);
  const policy = usePolicy();
  const acts = [
    { act: 'next-action', label: t('bulk.next'), on: declaredAnywhere(policy, 'person.next_action') },
    { act: 'tags', label: t('bulk.tags'), on: declaredAnywhere(policy, 'person.tag') },
    { act: 'join', label: t('bulk.join'), on: (policy?.registers.length ?? 0) > 1 },
    { act: 'leave', label: t('bulk.leave'), on: true },
  ] as const;
  return acts
    .filter(({ on }) => on)
    .map(({ act, label }) => (
      <Button key={act} size="compact-sm" variant="default" onClick={() => onAct(act)}>
        {label}
      </Button>
    ));
}
