/** Everything the recipient has seen or received, the latest first. */
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useMay } from '#web/api/queries.ts';
import { formatInstant } from '#web/i18n/format.ts';
import { useLang, useT, useText } from '#web/i18n/index.ts';
import { recipientPhrases as phrases } from '#web/i18n/recipients.ts';
import type { Whole } from './data.ts';
import { NoteDialog } from './note-dialog.tsx';

const FIRST = 10;

export function SeenLog({ whole }: { whole: Whole }) {
  const t = useT(phrases);
  const may = useMay('recipients.share');
  const [all, setAll] = useState(false);
  const [noting, setNoting] = useState(false);
  const { log: lines, recipient } = whole;
  return (
    <section className="card">
      <div className="section-head">
        <h2>{t('log.title')}</h2>
        {may && recipient.open && (
          <Button variant="subtle" size="compact-sm" onClick={() => setNoting(true)}>
            {t('log.note')}
          </Button>
        )}
      </div>
      {lines.length === 0 && <p className="muted recipient-none">{t('log.none')}</p>}
      <ul className="party-list">
        {(all ? lines : lines.slice(0, FIRST)).map((line) => (
          <Line key={`${line.at} ${line.subjectId} ${line.fields.length}`} line={line} />
        ))}
      </ul>
      {noting && <NoteDialog recipient={recipient} onClose={() => setNoting(false)} />}
      {!all && lines.length > FIRST && (
        <Button variant="subtle" size="compact-sm" onClick={() => setAll(true)}>
          {t('log.more', { n: lines.length })}
        </Button>
      )}
    </section>
  );
}

function Line({ line }: { line: Whole['log'][number] }) {
  const t = useT(phrases);
  const text = useText();
  const lang = useLang();
  const { subjectId, label, people, by, party, way, fields } = line;
  return (
    <li>
      <div className="grow">
        <p>
          <span className="num">{formatInstant(line.at, lang)}</span> {t(`log.way.${way}`)}
          {': '}
          {subjectId !== null && label !== null ? (
            <Link to="/people/$id" params={{ id: subjectId }}>
              {label}
            </Link>
          ) : people === 1 ? (
            <span className="muted">{t('log.gone')}</span>
          ) : (
            t('log.people', { n: people })
          )}
        </p>
        <p className="small muted">{[party, by, fields.map((field) => text(field)).join(', ')].filter(Boolean).join(' · ')}</p>
      </div>
    </li>
  );
}
