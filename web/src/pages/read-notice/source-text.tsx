/** The notice as it was given, with every fact, every remark and every gap marked in its place. */
import { type MouseEvent, useMemo } from 'react';
import { useT } from '#web/i18n/index.ts';
import { readReview as phrases } from '#web/i18n/read-review.ts';
import { type Segment, segmentsOf } from './segments.ts';
import type { Reading } from './use-review.ts';

/** What is pointed at, on either side. */
export interface Target {
  kind: 'fact' | 'finding' | 'unread';
  id: string;
}
export const isLow = ({ confidence }: { confidence: number }) => confidence < 0.65;

interface SourceTextProps {
  reading: Reading;
  rejected: ReadonlySet<string>;
  active: Target | null;
  onTarget: (target: Target) => void;
}

export function SourceText({ reading, rejected, active, onTarget }: SourceTextProps) {
  const t = useT(phrases);
  const segments = useMemo(() => segmentsOf(reading), [reading]);
  const low = useMemo(() => new Set(reading.facts.filter(isLow).map(({ path }) => path)), [reading]);
  return (
    <div className="source-column">
      <p className="source-legend small" aria-label={t('review.legend')} role="note">
        <span className="mark">{t('review.legendFact')}</span>
        <span className="mark mark-low">{t('review.legendLow')}</span>
        <span className="mark-noted">{t('review.legendNoted')}</span>
        <span className="mark-unread">{t('review.legendUnread')}</span>
      </p>
      <section
        className="source"
        tabIndex={0}
        aria-label={t('review.source')}
        lang={reading.language === 'unknown' ? 'fi' : reading.language}
      >
        {segments.map((segment) => (
          <Piece key={segment.start} segment={segment} rejected={rejected} low={low} active={active} onTarget={onTarget} />
        ))}
      </section>
    </div>
  );
}

interface PieceProps {
  segment: Segment;
  rejected: ReadonlySet<string>;
  low: ReadonlySet<string>;
  active: Target | null;
  onTarget: (target: Target) => void;
}

function Piece({ segment, rejected, low, active, onTarget }: PieceProps) {
  const target = targetOf(segment, rejected);
  const heading = segment.heading ? ' source-heading' : '';
  if (target === null || segment.text.trim() === '') return <span className={heading.trim() || undefined}>{closed(segment.text)}</span>;
  function onClick(event: MouseEvent) {
    event.preventDefault();
    if (target !== null) onTarget(target);
  }
  return (
    <a
      href={`#${domId(target)}`}
      id={placeId(segment)}
      className={`${classOf(segment, rejected, low)}${heading}${isActive(segment, active) ? ' mark-active' : ''}`}
      onClick={onClick}
    >
      {segment.text}
    </a>
  );
}

function targetOf({ facts, findings, unread }: Segment, rejected: ReadonlySet<string>): Target | null {
  const fact = facts.find((path) => !rejected.has(path)) ?? facts[0];
  if (fact !== undefined) return { kind: 'fact', id: fact };
  if (findings[0] !== undefined) return { kind: 'finding', id: findings[0] };
  return unread === undefined ? null : { kind: 'unread', id: String(unread) };
}

function classOf({ facts, findings, unread }: Segment, rejected: ReadonlySet<string>, low: ReadonlySet<string>): string {
  const kept = facts.filter((path) => !rejected.has(path));
  const noted = findings.length > 0 ? ' mark-noted' : '';
  if (kept.length > 0) return `mark${kept.every((path) => low.has(path)) ? ' mark-low' : ''}${noted}`;
  if (facts.length > 0) return `mark-out${noted}`;
  return unread === undefined ? `mark-plain${noted}` : `mark-unread${noted}`;
}

function isActive({ facts, findings, unread }: Segment, active: Target | null): boolean {
  if (active === null) return false;
  if (active.kind === 'fact') return facts.includes(active.id);
  return active.kind === 'finding' ? findings.includes(active.id) : String(unread) === active.id;
}

/** Web pages leave many lines empty; one is enough to read by. */
function closed(text: string): string {
  return text.replace(/\n(?:[^\S\n]*\n){2,}/g, '\n\n');
}

/** Where a segment stands in the page; the first of a target is what one jumps to. */
function placeId({ start }: Segment): string {
  return `place-${start}`;
}

/** The row that a target has on the other side. */
export function domId({ kind, id }: Target): string {
  return `${kind}-${id.replace(/[^\p{L}\d]+/gu, '-')}`;
}

/** Brings the first marked place of a target into sight. */
export function showPlace(start: number): void {
  requestAnimationFrame(() => {
    const place = document.getElementById(`place-${start}`);
    place?.scrollIntoView({ block: 'center' });
    place?.focus({ preventScroll: true });
  });
}
