/** Conditions line by line, with how many people they come to and the same in words below. */
import { ActionIcon, Button, Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#web/api/client.ts';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { audiencePhrases as phrases } from '#web/i18n/audiences.ts';
import { useT, useText } from '#web/i18n/index.ts';
import { ConditionFields } from './condition-fields.tsx';
import { useAudienceFields } from './data.ts';
import type { Condition, Line, On, Segment } from './segment-model.ts';
import './segment.css';

interface SegmentEditorProps {
  lines: readonly Line[] | null;
  onChange: (lines: readonly Line[]) => void;
}

export function SegmentEditor({ lines, onChange }: SegmentEditorProps) {
  const t = useT(phrases);
  if (lines === null)
    return (
      <div className="off small">
        <span>{t('complex')}</span>
        <Button variant="default" size="compact-sm" onClick={() => onChange([])}>
          {t('restart')}
        </Button>
      </div>
    );
  const put = (at: number, line: Line | null) => onChange(lines.flatMap((each, i) => (i === at ? (line ?? []) : each)));
  return (
    <fieldset className="segment" data-field="segment">
      <legend className="visually-hidden">{t('conditions')}</legend>
      {lines.length === 0 && <p className="small muted">{t('everybody')}</p>}
      {lines.map((line, at) => (
        <LineEditor key={`${at}-${lines.length}`} line={line} no={at + 1} onChange={(next) => put(at, next)} />
      ))}
      <div>
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconPlus size={15} aria-hidden="true" />}
          onClick={() => onChange([...lines, { out: false, any: [null] }])}
        >
          {t('addLine')}
        </Button>
      </div>
      <OffFields />
    </fieldset>
  );
}

function LineEditor({ line, no, onChange }: { line: Line; no: number; onChange: (line: Line | null) => void }) {
  const t = useT(phrases);
  const put = (at: number, condition: Condition | null) =>
    onChange({ ...line, any: line.any.map((each, i) => (i === at ? condition : each)) });
  return (
    <div className="segment-line" role="group" aria-label={t('line', { n: no })}>
      <Select
        className="segment-mode"
        aria-label={t('mode')}
        data={[
          { value: 'in', label: t('in') },
          { value: 'out', label: t('out') },
        ]}
        value={line.out ? 'out' : 'in'}
        allowDeselect={false}
        onChange={(mode) => onChange({ ...line, out: mode === 'out' })}
      />
      <div className="segment-any">
        {line.any.map((condition, at) => (
          <div key={at} className="segment-condition">
            {at > 0 && <span className="segment-or small">{t('or')}</span>}
            <ConditionEditor condition={condition} onChange={(next) => put(at, next)} />
          </div>
        ))}
        <Button className="segment-more" variant="subtle" size="compact-sm" onClick={() => onChange({ ...line, any: [...line.any, null] })}>
          {t('orAdd')}
        </Button>
      </div>
      <ActionIcon variant="subtle" color="gray" aria-label={t('removeLine', { n: no })} onClick={() => onChange(null)}>
        <IconTrash size={16} aria-hidden="true" />
      </ActionIcon>
    </div>
  );
}

/** A condition of a firm's own field is named by the field. */
function keyOf(condition: Condition): string {
  return condition.on === 'field' ? `field:${condition.field}` : condition.on;
}

function ConditionEditor({ condition, onChange }: { condition: Condition | null; onChange: (condition: Condition | null) => void }) {
  const t = useT(phrases);
  const text = useText();
  const { data } = useAudienceFields();
  const [chosen, setChosen] = useState(condition === null ? null : keyOf(condition));
  const [on = '', ...rest] = (chosen ?? '').split(':');
  const field = rest.join(':');
  const options = (data?.fields ?? []).filter(({ off }) => off === null);
  return (
    <>
      <Select
        className="segment-field"
        aria-label={t('field')}
        placeholder={t('fieldHint')}
        searchable
        data={options.map((each) => ({ value: each.field === null ? each.on : `field:${each.field}`, label: text(each.name) }))}
        value={chosen}
        allowDeselect={false}
        onChange={(next) => {
          setChosen(next);
          onChange(next?.startsWith('field:') ? { on: 'field', field: next.slice('field:'.length) } : null);
        }}
      />
      {chosen !== null && (
        <ConditionFields key={chosen} on={on as On} {...(field === '' ? {} : { field })} value={condition} onChange={onChange} />
      )}
    </>
  );
}

/** What cannot be chosen by, and why: the reader learns it here and not from a refusal. */
function OffFields() {
  const t = useT(phrases);
  const text = useText();
  const { data } = useAudienceFields();
  const off = (data?.fields ?? []).flatMap(({ name, off: why }) => (why === null ? [] : [{ name, why }]));
  if (off.length === 0) return null;
  return (
    <details className="small muted segment-off">
      <summary>
        {t('offLead')} {off.length}
      </summary>
      <ul>
        {off.map(({ name, why }) => (
          <li key={name.fi}>{t('offLine', { name: text(name), why: t(`off.${why.why}`), section: why.section })}</li>
        ))}
      </ul>
    </details>
  );
}

/** How many, and the audience in one sentence. */
export function SegmentWords({ segment }: { segment: Segment }) {
  const t = useT(phrases);
  const text = useText();
  const [asked] = useDebouncedValue(segment, 300);
  const count = useQuery({
    queryKey: ['audiences', 'count', asked],
    queryFn: ({ signal }) => api.audiences.count({ body: { segment: asked } }, { signal }),
    placeholderData: keepPreviousData,
  });
  return (
    <div className="segment-words" aria-live="polite">
      <ErrorBanner error={count.error} />
      {count.data === undefined ? (
        !count.isError && <p className="muted">{t('counting')}</p>
      ) : (
        <>
          <p className="segment-n num">{t('n', { n: count.data.n })}</p>
          <p className="serif">{text(count.data.words)}</p>
        </>
      )}
    </div>
  );
}
