/** What is broken, then what is unknown, each with the task that would settle it. */
import { Anchor, Button } from '@mantine/core';
import { useState } from 'react';
import { useMay } from '#web/api/queries.ts';
import { VerdictMark } from '#web/components/verdict-mark.tsx';
import { useT, useText } from '#web/i18n/index.ts';
import { promises as phrases } from '#web/i18n/promises.ts';
import type { PromiseRow } from './promises-page.tsx';

const SHORT = 6;

interface FirstThingsProps {
  promises: readonly PromiseRow[];
  onSign: (promise: PromiseRow) => void;
}

export function FirstThings({ promises, onSign }: FirstThingsProps) {
  const t = useT(phrases);
  const [all, setAll] = useState(false);
  const broken = promises.filter(({ verdict }) => verdict === 'broken');
  const unknown = promises.filter(({ verdict }) => verdict === 'unknown');
  const rows = [...broken, ...unknown];
  if (rows.length === 0) return null;
  const shown = all ? rows : rows.slice(0, Math.max(SHORT, broken.length));
  return (
    <section className="first">
      <h2>{t('first.title')}</h2>
      <ul className="first-list">
        {shown.map((promise) => (
          <FirstThing key={promise.id} promise={promise} onSign={onSign} />
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

function FirstThing({ promise, onSign }: { promise: PromiseRow; onSign: (promise: PromiseRow) => void }) {
  const t = useT(phrases);
  const text = useText();
  const may = useMay('promises.attest');
  return (
    <li className="first-item">
      <VerdictMark verdict={promise.verdict ?? 'unknown'} />
      <div>
        <p className="serif first-text">{text(promise.text)}</p>
        {promise.task !== null && <p>{text(promise.task)}</p>}
      </div>
      <div className="first-do no-print">
        {promise.attestable && may && (
          <Button variant="default" size="compact-md" onClick={() => onSign(promise)}>
            {t('sign')}
          </Button>
        )}
        <Anchor href={`#${anchor(promise.id)}`} size="sm" underline="always">
          {t('first.jump')}
        </Anchor>
      </div>
    </li>
  );
}

export function anchor(id: string): string {
  return `promise-${id.replace(/[^a-z0-9-]+/gi, '-')}`;
}
