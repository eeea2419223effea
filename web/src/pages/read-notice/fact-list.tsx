/** What was read, part by part as the notice has it: taken unless somebody says otherwise. */
import { useState } from 'react';
import { useT } from '#web/i18n/index.ts';
import { readReview as phrases } from '#web/i18n/read-review.ts';
import { FactRow } from './fact-row.tsx';
import { isDecidable } from './segments.ts';
import { isLow, type Target } from './source-text.tsx';
import type { ReadFact, ReviewState } from './use-review.ts';

const GROUPS = [
  ['firm', ['controller', 'contact', 'dpo', 'date', 'law']],
  ['register', ['register', 'subject-group']],
  ['purposes', ['purpose', 'basis']],
  ['data', ['field', 'minimisation']],
  ['retention', ['retention', 'deadline']],
  ['sources', ['source']],
  ['recipients', ['recipient', 'recipient-field', 'tool', 'disclosure', 'transfer']],
  ['protection', ['safeguard', 'archive']],
  ['rights', ['right', 'procedure', 'must-give', 'automated', 'marketing']],
] as const;

interface FactListProps {
  state: ReviewState;
  active: Target | null;
  onShow: (target: Target, start: number) => void;
  onPoint: (target: Target | null) => void;
}

export function FactList({ state, active, onShow, onPoint }: FactListProps) {
  const t = useT(phrases);
  const [open, setOpen] = useState<string | null>(null);
  const facts = state.reading.facts.filter(isDecidable);
  return (
    <div className="fact-groups">
      {GROUPS.map(([group, kinds]) => {
        const own = facts.filter(({ kind }) => (kinds as readonly string[]).includes(kind));
        if (own.length === 0) return null;
        return (
          <section key={group} aria-labelledby={`group-${group}`}>
            <h2 id={`group-${group}`} className="fact-group">
              {t(`group.${group}`)} <span className="small muted num">{own.length}</span>
            </h2>
            <ul className="fact-list">
              {sorted(own).map((fact) => (
                <FactRow
                  key={fact.path}
                  fact={fact}
                  state={state}
                  active={active?.kind === 'fact' && active.id === fact.path}
                  editing={open === fact.path}
                  onEdit={(editing) => setOpen(editing ? fact.path : null)}
                  onShow={onShow}
                  onPoint={onPoint}
                />
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

/** What must be decided comes first; the rest as the notice has it. */
function sorted(facts: readonly ReadFact[]): ReadFact[] {
  return facts.toSorted((a, b) => Number(isLow(b)) - Number(isLow(a)) || a.place.start - b.place.start);
}
