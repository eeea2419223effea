/** The notice in its own order and in serif; the margin holds mark, word, figure, time and evidence. */
import { SegmentedControl } from '@mantine/core';
import { startTransition, useEffect, useState } from 'react';
import { type Text, useT, useText } from '#web/i18n/index.ts';
import { promises as phrases } from '#web/i18n/promises.ts';
import { ClauseRow } from './clause-row.tsx';
import type { PromiseRow } from './promises-page.tsx';

const FILTERS = ['all', 'attention', 'automatic', 'attested'] as const;
type Filter = (typeof FILTERS)[number];

/** Sections of the first look; the rest comes as soon as the page has answered. */
const AT_ONCE = 2;

interface ClauseTextProps {
  promises: readonly PromiseRow[];
  onSign: (promises: readonly [PromiseRow]) => void;
}

export function ClauseText({ promises, onSign }: ClauseTextProps) {
  const t = useT(phrases);
  const text = useText();
  const [filter, setFilter] = useState<Filter>('all');
  const whole = useWhole();
  const all = inSections(promises, filter);
  const sections = whole ? all : all.slice(0, AT_ONCE);
  return (
    <section className="clauses" aria-labelledby="clauses-title">
      <div className="clauses-head">
        <h2 id="clauses-title">{t('text.title')}</h2>
        <SegmentedControl
          className="no-print"
          size="sm"
          aria-label={t('text.filter')}
          value={filter}
          onChange={(value) => setFilter(value as Filter)}
          data={FILTERS.map((value) => ({ value, label: t(`text.${value}`) }))}
        />
      </div>
      {sections.length === 0 && <p className="muted">{t('text.nothing')}</p>}
      {sections.map(({ id, no, title, rows }) => (
        <section key={id} className="clause-section" aria-labelledby={`section-${no}`}>
          <h3 id={`section-${no}`} className="clause-heading">
            <span className="clause-no">{no > 0 ? no : ''}</span>
            {text(title)}
          </h3>
          {rows.map((promise) => (
            <ClauseRow key={promise.id} promise={promise} onSign={onSign} />
          ))}
        </section>
      ))}
    </section>
  );
}

/** False in the first look. Whoever comes for a certain clause gets the whole text at once. */
function useWhole(): boolean {
  const [whole, setWhole] = useState(() => window.location.hash !== '');
  useEffect(() => startTransition(() => setWhole(true)), []);
  return whole;
}

interface Section {
  id: string;
  no: number;
  title: Text;
  rows: PromiseRow[];
}

/** Sections in the order and with the number that the notice itself gives them. */
function inSections(promises: readonly PromiseRow[], filter: Filter): Section[] {
  const sections = new Map<string, Section>();
  for (const promise of promises) {
    const section = sections.get(promise.section) ?? { id: promise.section, no: promise.sectionNo, title: promise.sectionTitle, rows: [] };
    sections.set(promise.section, section);
    if (passes(promise, filter)) section.rows.push(promise);
  }
  return [...sections.values()].filter(({ rows }) => rows.length > 0);
}

function passes({ nature, verdict }: PromiseRow, filter: Filter): boolean {
  if (filter === 'all') return true;
  if (filter === 'attention') return verdict === 'broken' || verdict === 'unknown';
  return nature === filter;
}
