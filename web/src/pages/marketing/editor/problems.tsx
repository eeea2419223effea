/** What stops the letter and what would better it: beside its place, and all together with a way there. */
import { UnstyledButton } from '@mantine/core';
import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import { LANG_NAMES, useT, useText } from '#web/i18n/index.ts';
import { editorPhrases as phrases } from '#web/i18n/marketing-editor.ts';
import type { Problem } from './model.ts';

export function Said({ problems, id }: { problems: readonly Problem[]; id?: string }) {
  const text = useText();
  if (problems.length === 0) return null;
  return (
    <ul className="editor-said" id={id}>
      {problems.map(({ code, stops, said }) => (
        <li key={code + said.fi} className={stops ? 'stops' : ''}>
          {stops ? <IconAlertTriangle size={15} aria-hidden="true" /> : <IconInfoCircle size={15} aria-hidden="true" />}
          <span>{text(said)}</span>
        </li>
      ))}
    </ul>
  );
}

interface AllProps {
  problems: readonly Problem[];
  langs: number;
  onGo: (problem: Problem) => void;
}

export function AllProblems({ problems, langs, onGo }: AllProps) {
  const t = useT(phrases);
  const text = useText();
  const stops = problems.filter((problem) => problem.stops);
  return (
    <section className="editor-problems" aria-label={t('problems.label')}>
      <p className={stops.length > 0 ? 'editor-stopped' : 'muted'}>
        {stops.length === 0 ? t('problems.none') : t('problems.stops', { n: stops.length })}
      </p>
      <ul>
        {stops.map((problem) => (
          <li key={`${problem.lang}${problem.where}${problem.code}${problem.said.fi}`}>
            <UnstyledButton className="editor-go" onClick={() => onGo(problem)}>
              {langs > 1 && <span className="muted">{LANG_NAMES[problem.lang]}: </span>}
              {text(problem.said)}
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </section>
  );
}
