/** Conditions as chips that say what they mean: each can be changed and taken away, and another added. */
import { Popover } from '@mantine/core';
import { IconFilterPlus, IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { usePageCommand } from '#web/frame/page-commands.ts';
import { lists as phrases } from '#web/i18n/lists.ts';
import { useT } from '#web/i18n/index.ts';
import { type Condition, type Search, without } from './condition.ts';
import { ConditionEditor } from './condition-editor.tsx';
import './conditions.css';

interface ConditionBarProps {
  conditions: readonly Condition[];
  search: Search;
  onChange: (change: Search) => void;
}

export function ConditionBar({ conditions, search, onChange }: ConditionBarProps) {
  const t = useT(phrases);
  const set = conditions.flatMap((condition) => {
    const says = condition.says(search);
    return says === undefined ? [] : [{ condition, says }];
  });
  const unset = conditions.filter((condition) => condition.says(search) === undefined);
  return (
    <div className="conditions no-print" role="group" aria-label={t('conditions')}>
      {set.map(({ condition, says }) => (
        <Chip key={condition.id} condition={condition} says={says} search={search} onChange={onChange} />
      ))}
      <Adder conditions={unset} search={search} onChange={onChange} />
      {set.length > 1 && (
        <button
          type="button"
          className="condition-clear small"
          onClick={() => onChange(Object.fromEntries(set.flatMap(({ condition }) => Object.entries(without(condition)))))}
        >
          {t('clear')}
        </button>
      )}
    </div>
  );
}

interface ChipProps {
  condition: Condition;
  says: string;
  search: Search;
  onChange: (change: Search) => void;
}

function Chip({ condition, says, search, onChange }: ChipProps) {
  const t = useT(phrases);
  const [open, setOpen] = useState(false);
  const what = `${condition.label}: ${says}`;
  return (
    <span className="condition small">
      <Popover opened={open} onChange={setOpen} position="bottom-start" trapFocus returnFocus withinPortal shadow="md">
        <Popover.Target>
          <button type="button" className="condition-what" aria-label={t('change', { what })} onClick={() => setOpen(!open)}>
            <span className="condition-label">{condition.label}</span> {says}
          </button>
        </Popover.Target>
        <Popover.Dropdown>
          {open && (
            <ConditionEditor
              condition={condition}
              search={search}
              onChange={(change) => {
                setOpen(false);
                onChange(change);
              }}
            />
          )}
        </Popover.Dropdown>
      </Popover>
      <button type="button" className="condition-off" aria-label={t('remove', { what })} onClick={() => onChange(without(condition))}>
        <IconX size={14} aria-hidden="true" />
      </button>
    </span>
  );
}

interface AdderProps {
  conditions: readonly Condition[];
  search: Search;
  onChange: (change: Search) => void;
}

/** First by what, then how: both in the same small window. */
function Adder({ conditions, search, onChange }: AdderProps) {
  const t = useT(phrases);
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  const condition = conditions.find(({ id }) => id === chosen);
  function show(next: boolean) {
    setOpen(next);
    setChosen(null);
  }
  usePageCommand(conditions.length > 0, { id: 'condition', label: t('add'), icon: IconFilterPlus, key: 'f', run: () => show(true) });
  if (conditions.length === 0) return null;
  return (
    <Popover opened={open} onChange={show} position="bottom-start" trapFocus returnFocus withinPortal shadow="md">
      <Popover.Target>
        <button type="button" className="condition-add small" aria-expanded={open} onClick={() => show(!open)}>
          <IconPlus size={15} aria-hidden="true" />
          {t('add')}
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        {open && condition === undefined && (
          <div className="condition-list" role="group" aria-label={t('which')}>
            <p className="small muted">{t('which')}</p>
            {conditions.map(({ id, label }, index) => (
              <button key={id} type="button" data-autofocus={index === 0 ? true : undefined} onClick={() => setChosen(id)}>
                {label}
              </button>
            ))}
          </div>
        )}
        {open && condition !== undefined && (
          <ConditionEditor
            key={condition.id}
            condition={condition}
            search={search}
            onChange={(change) => {
              show(false);
              onChange(change);
            }}
          />
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
