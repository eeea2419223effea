/** What is broken, then what is unknown, each with the task that would settle it. */
import { Anchor, Button } from '@mantine/core';
import { useState } from 'react';
import { useMay } from '#web/api/queries.ts';
import { VerdictMark } from '#web/components/verdict-mark.tsx';
import { useT, useText } from '#web/i18n/index.ts';
import { promises as phrases } from '#web/i18n/promises.ts';
import { askedOf } from './asked.ts';
import type { PromiseRow, Signing } from './promises-page.tsx';

const SHORT = 6;

interface FirstThingsProps {
  promises: readonly PromiseRow[];
  onSign: (promises: Signing) => void;
}

export function FirstThings({ promises, onSign }: FirstThingsProps) {
  const t = useT(phrases);
  const [all, setAll] = useState(false);
  const broken = groupedByTask(promises.filter(({ verdict }) => verdict === 'broken'));
  const unknown = groupedByTask(promises.filter(({ verdict }) => verdict === 'unknown'));
  const rows = [...broken, ...unknown];
  if (rows.length === 0) return null;
  const shown = all ? rows : rows.slice(0, Math.max(SHORT, broken.length));
  return (
    <section className="first">
      <h2>{t('first.title')}</h2>
      <ul className="first-list">
        {shown.map((group) => (
          <FirstThing key={group[0].id} group={group} onSign={onSign} />
        ))}
      </ul>
      {shown.length < rows.length && (
        <Button variant="default" onClick={() => setAll(true)}>
          {t('first.more', { n: rows.length })}
        </Button>
      )}
    </section>
  );
}

/** What one act or one look settles is asked once, however many promises wait for it. */
function groupedByTask(promises: readonly PromiseRow[]): Signing[] {
  const groups = new Map<string, Signing>();
  for (const promise of promises) {
    const key = promise.task === null ? promise.id : promise.attestable ? lookOf(promise, promise.task.fi) : promise.task.fi;
    const known = groups.get(key);
    groups.set(key, known === undefined ? [promise] : [...known, promise]);
  }
  return [...groups.values()];
}

/** The same question about several groups of data: what differs is told after it. */
function lookOf({ id, section }: PromiseRow, task: string): string {
  const asked = askedOf(task);
  return asked === task ? id : `${section} ${asked}`;
}

function FirstThing({ group, onSign }: { group: Signing; onSign: (promises: Signing) => void }) {
  const t = useT(phrases);
  const text = useText();
  const may = useMay('promises.attest');
  const [promise] = group;
  if (group.length > 1) return <Together group={group} onSign={onSign} />;
  return (
    <li className="first-item">
      <VerdictMark verdict={promise.verdict ?? 'unknown'} />
      <div>
        <p className="serif first-text">{text(promise.text)}</p>
        {promise.task !== null && <p>{text(promise.task)}</p>}
      </div>
      <div className="first-do no-print">
        {promise.attestable && may && (
          <Button variant="default" size="compact-md" onClick={() => onSign([promise])}>
            {t('sign')}
          </Button>
        )}
        <Jump promise={promise} />
      </div>
    </li>
  );
}

/** The act first, then what it settles. */
function Together({ group, onSign }: { group: Signing; onSign: (promises: Signing) => void }) {
  const t = useT(phrases);
  const text = useText();
  const may = useMay('promises.attest');
  const [promise] = group;
  return (
    <li className="first-item">
      <VerdictMark verdict={promise.verdict ?? 'unknown'} />
      <div>
        {promise.task !== null && <p className="first-text">{promise.attestable ? askedOf(text(promise.task)) : text(promise.task)}</p>}
        <details className="first-many">
          <summary>{t('first.settles', { n: group.length })}</summary>
          <ul>
            {group.map((each) => (
              <li key={each.id}>
                <span className="serif">{text(each.text)}</span> <Jump promise={each} />
              </li>
            ))}
          </ul>
        </details>
      </div>
      {promise.attestable && may && (
        <div className="first-do no-print">
          <Button variant="default" size="compact-md" onClick={() => onSign(group)}>
            {t('signAll', { n: group.length })}
          </Button>
        </div>
      )}
    </li>
  );
}

function Jump({ promise }: { promise: PromiseRow }) {
  const t = useT(phrases);
  return (
    <Anchor href={`#${anchor(promise.id)}`} size="sm" underline="always" className="nowrap">
      {t('first.jump')}
    </Anchor>
  );
}

export function anchor(id: string): string {
  return `promise-${id.replace(/[^a-z0-9-]+/gi, '-')}`;
}
