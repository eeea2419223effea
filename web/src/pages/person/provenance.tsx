/** Where each value comes from, beside the value: source, time, who, purpose and until when, on hover, focus or tap; loaded once for the page. */
import { Popover, UnstyledButton } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useMemo, useRef, useState } from 'react';
import { DateText } from '#web/components/date-text.tsx';
import { useT, useText } from '#web/i18n/index.ts';
import { personPage as phrases } from '#web/i18n/person-page.ts';
import { type HeldValue, heldQuery } from './held-values.ts';
import './provenance.css';

type Find = (kind: string, column: string, recordId?: string) => HeldValue | undefined;

const Context = createContext<Find>(() => undefined);

export function ProvenanceOf({ subjectId, children }: { subjectId: string; children: ReactNode }) {
  const { data } = useQuery(heldQuery(subjectId));
  const find = useMemo(() => finder(data ?? []), [data]);
  return <Context.Provider value={find}>{children}</Context.Provider>;
}

function finder(values: readonly HeldValue[]): Find {
  const byRecord = new Map(values.map((value) => [`${value.kind} ${value.column} ${value.recordId}`, value]));
  const byColumn = new Map(values.map((value) => [`${value.kind} ${value.column}`, value]));
  // Values of the firm's own fields have one column for all: they are told apart by their field.
  const byField = new Map(values.map((value) => [`${value.kind} ${value.field}`, value]));
  return (kind, column, recordId) =>
    recordId === undefined
      ? (byColumn.get(`${kind} ${column}`) ?? byField.get(`${kind} ${column}`))
      : byRecord.get(`${kind} ${column} ${recordId}`);
}

interface WhyProps {
  kind: string;
  column: string;
  recordId?: string;
  /** What the value is, for those who hear the page. */
  field: string;
}

export function Why({ kind, column, recordId, field }: WhyProps) {
  const t = useT(phrases);
  const held = useContext(Context)(kind, column, recordId);
  const [pinned, setPinned] = useState(false);
  const [near, setNear] = useState(false);
  const wait = useRef(0);
  if (!held) return null;
  function come(delay: number) {
    clearTimeout(wait.current);
    wait.current = window.setTimeout(() => setNear(true), delay);
  }
  function go() {
    clearTimeout(wait.current);
    setNear(false);
    setPinned(false);
  }
  const opened = pinned || near;
  return (
    <Popover
      opened={opened}
      onDismiss={go}
      position="bottom-end"
      width={280}
      withinPortal
      shadow="md"
      trapFocus={false}
      returnFocus={false}
    >
      <Popover.Target>
        <UnstyledButton
          className="why"
          aria-label={t('why.button', { field })}
          aria-expanded={opened}
          onMouseEnter={() => come(180)}
          onMouseLeave={go}
          onFocus={(event) => event.currentTarget.matches(':focus-visible') && come(0)}
          onBlur={go}
          onClick={() => setPinned((now) => !now)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || !opened) return;
            event.stopPropagation();
            go();
          }}
        >
          <IconInfoCircle size={15} stroke={1.6} aria-hidden="true" />
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown className="why-card">
        <Told held={held} />
      </Popover.Dropdown>
    </Popover>
  );
}

function Told({ held }: { held: HeldValue }) {
  const t = useT(phrases);
  const text = useText();
  return (
    <dl className="why-list" role="status">
      <dt>{t('why.source')}</dt>
      <dd>{text(held.source)}</dd>
      <dt>{t('why.at')}</dt>
      <dd>
        <DateText value={held.recordedAt} withTime />
      </dd>
      <dt>{t('why.by')}</dt>
      <dd>{held.by ?? t('why.himself')}</dd>
      <dt>{t('why.purpose')}</dt>
      <dd>{text(held.purpose)}</dd>
      <dt>{t(held.until === null && held.reviewOn !== null ? 'why.review' : 'why.until')}</dt>
      <dd>
        <Day of={held.until ?? held.reviewOn} />
        <span className="why-because">{text(held.explanation)}</span>
      </dd>
    </dl>
  );
}

function Day({ of }: { of: string | null }) {
  const t = useT(phrases);
  return of === null ? t('why.noDay') : <DateText value={of} />;
}
