/** One fact: whether it is taken, what it says, where it stands, and its editor. */
import { Checkbox, UnstyledButton } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useT, useText } from '#web/i18n/index.ts';
import { readReview as phrases } from '#web/i18n/read-review.ts';
import { domId, isLow, type Target } from './source-text.tsx';
import type { ReadFact, ReviewState } from './use-review.ts';
import { editorOf } from './editor-kind.ts';
import { ValueEditor } from './value-editor.tsx';

interface FactRowProps {
  fact: ReadFact;
  state: ReviewState;
  active: boolean;
  editing: boolean;
  onEdit: (editing: boolean) => void;
  onShow: (target: Target, start: number) => void;
  onPoint: (target: Target | null) => void;
}

export function isUndecided(fact: ReadFact, { changed, rejected }: Pick<ReviewState, 'changed' | 'rejected'>): boolean {
  return fact.value['custom'] === true && !changed.has(fact.path) && !rejected.has(fact.path);
}

export function FactRow({ fact, state, active, editing, onEdit, onShow, onPoint }: FactRowProps) {
  const t = useT(phrases);
  const text = useText();
  const label = text(fact.label);
  const target = { kind: 'fact', id: fact.path } as const;
  const taken = !state.rejected.has(fact.path);
  const changed = state.changed.has(fact.path);
  const [kind, what] = cut(label);
  return (
    <li
      id={domId(target)}
      className={`fact${active ? ' fact-active' : ''}${taken ? '' : ' fact-out'}`}
      onMouseEnter={() => onPoint(target)}
      onMouseLeave={() => onPoint(null)}
    >
      <Checkbox
        className="fact-check"
        checked={taken}
        onChange={(event) => state.take(fact.path, event.currentTarget.checked)}
        label={
          <>
            <span className="fact-kind">{kind}</span> <span className="fact-what">{what}</span>
          </>
        }
      />
      <span className="fact-side">
        <Notice fact={fact} state={state} />
        <UnstyledButton
          className="fact-link"
          aria-label={t('review.lineOf', { label, line: fact.place.line })}
          onClick={() => onShow(target, fact.place.start)}
        >
          {t('review.line', { line: fact.place.line })}
        </UnstyledButton>
        {taken && editorOf(fact) !== null && !editing && (
          <UnstyledButton className="fact-link" aria-label={t('review.changeOf', { label })} onClick={() => onEdit(true)}>
            {t('review.change')}
          </UnstyledButton>
        )}
        {changed && !editing && (
          <UnstyledButton className="fact-link" aria-label={t('review.restoreOf', { label })} onClick={() => state.restore(fact.path)}>
            {t('review.restore')}
          </UnstyledButton>
        )}
      </span>
      {editing && taken && <ValueEditor fact={fact} source={state.reading.text} onSave={state.change} onClose={() => onEdit(false)} />}
    </li>
  );
}

/** A quiet word where a person is needed: something to decide, or something read with doubt. */
function Notice({ fact, state }: Pick<FactRowProps, 'fact' | 'state'>) {
  const t = useT(phrases);
  if (state.rejected.has(fact.path)) return null;
  if (state.changed.has(fact.path)) return <span className="fact-changed small">{t('review.changed')}</span>;
  if (!isLow(fact)) return null;
  return (
    <span className="fact-low small">
      <IconAlertTriangle size={14} aria-hidden="true" /> {t(isUndecided(fact, state) ? 'review.decide' : 'review.lookAt')}
    </span>
  );
}

function cut(label: string): [kind: string, what: string] {
  const at = label.indexOf(': ');
  return at < 0 ? ['', label] : [label.slice(0, at), label.slice(at + 2)];
}
