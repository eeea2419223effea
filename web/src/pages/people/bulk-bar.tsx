/** Below the rows: how many are chosen, what can be done to them together, and how far a job is. */
import { Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { declaredAnywhere } from '#web/api/declared.ts';
import { useMay, usePolicy } from '#web/api/queries.ts';
import type { Choosing } from '#web/components/list/use-choice.ts';
import { DoerDialog, JoinDialog, LeaveDialog, NextActionDialog, TagsDialog } from './bulk-dialogs.tsx';
import { type About, AboutWhom, type BulkAct, type Listed, manyOf, useBulkT } from './bulk-act.ts';
import { BulkRun } from './bulk-run.tsx';
import { ExportButton } from './export-button.tsx';
import './bulk.css';

interface BulkBarProps {
  choice: Choosing;
  /** The list, with the conditions it shows. */
  listed: Listed;
}

const DIALOGS = { 'next-action': NextActionDialog, doer: DoerDialog, tags: TagsDialog, join: JoinDialog, leave: LeaveDialog } as const;

export function BulkBar(props: BulkBarProps) {
  return (
    <AboutWhom value={props.listed.about}>
      <Bar {...props} />
    </AboutWhom>
  );
}

/** Whoever may change what the list holds may choose from it. */
export function useMayChoose(about: About): boolean {
  const [people, organisations] = [useMay('people.write'), useMay('organisations.write')];
  return people && (about === 'people' || organisations);
}

function Bar({ choice, listed }: BulkBarProps) {
  const t = useBulkT();
  const may = useMayChoose(listed.about);
  const [act, setAct] = useState<BulkAct['do'] | null>(null);
  const [run, setRun] = useState<string | null>(null);
  const { chosen, count, clear } = choice;
  const some = chosen.all || chosen.ids.size > 0;
  const many = manyOf(listed, chosen);
  const Dialog = act === null ? null : DIALOGS[act];
  if (run === null && !(may && some)) return null;
  return (
    <div className="bulk-bar no-print" role="group" aria-label={t('bulk.label')}>
      {run !== null && <BulkRun id={run} yields={some} onClose={() => setRun(null)} />}
      {run === null && (
        <>
          <span className="bulk-count num" role="status">
            {count === undefined ? t('bulk.everybody') : t('bulk.chosen', { n: count })}
          </span>
          <Acts about={listed.about} onAct={setAct} />
          <ExportButton about={listed.about} who={many.who} registerId={listed.filter.register} small />
          <Button size="compact-sm" variant="subtle" color="gray" leftSection={<IconX size={15} aria-hidden="true" />} onClick={clear}>
            {t('bulk.clear')}
          </Button>
        </>
      )}
      {Dialog !== null && (
        <Dialog
          many={many}
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

const FIELDS = {
  people: { next: 'person.next_action', tags: 'person.tag' },
  organisations: { next: 'organisation.next_action', tags: 'organisation.tag' },
} as const;

/** What no register declares is not offered. */
function Acts({ about, onAct }: { about: About; onAct: (act: BulkAct['do']) => void }) {
  const t = useBulkT();
  const policy = usePolicy();
  const next = declaredAnywhere(policy, FIELDS[about].next);
  const acts = [
    { act: 'next-action', label: t('bulk.next'), on: next },
    { act: 'doer', label: t('bulk.doer'), on: next },
    { act: 'tags', label: t('bulk.tags'), on: declaredAnywhere(policy, FIELDS[about].tags) },
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
