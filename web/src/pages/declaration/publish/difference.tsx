/** The changed lines of the text, for who wants to see them; what stayed the same is folded away. */
import { declarationPublish } from '#web/i18n/declaration-publish.ts';
import { notice as phrases } from '#web/i18n/notice.ts';
import { useT } from '#web/i18n/index.ts';
import type { Draft } from '../use-draft.ts';

type Line = Draft['lines'][number];
const AROUND = 2;

export function Difference({ lines }: { lines: readonly Line[] }) {
  const t = useT(phrases);
  const p = useT(declarationPublish);
  return (
    <details className="pub-lines">
      <summary>{p('changes.lines')}</summary>
      <pre className="diff" tabIndex={0} role="region" aria-label={p('changes.lines')}>
        {folded(lines).map((part) =>
          typeof part === 'number' ? (
            <span key={`fold-${part}`} className="diff-fold">
              … {t('draft.same', { n: lengthOfFold(lines, part) })}
            </span>
          ) : (
            <span key={part.index} className={`diff-line diff-${part.line.kind}`}>
              <span aria-hidden="true">{part.line.kind === 'added' ? '+ ' : part.line.kind === 'removed' ? '− ' : '  '}</span>
              {part.line.kind !== 'same' && <span className="visually-hidden">{t(`draft.${part.line.kind}`)}: </span>}
              {part.line.text}
            </span>
          ),
        )}
      </pre>
    </details>
  );
}

type Part = { index: number; line: Line } | number;

function isNear(lines: readonly Line[], index: number): boolean {
  return lines.slice(Math.max(0, index - AROUND), index + AROUND + 1).some(({ kind }) => kind !== 'same');
}

/** Lines near a change, and the first index of each stretch that is folded away. */
function folded(lines: readonly Line[]): Part[] {
  const parts: Part[] = [];
  lines.forEach((line, index) => {
    if (isNear(lines, index)) parts.push({ index, line });
    else if (index === 0 || isNear(lines, index - 1)) parts.push(index);
  });
  return parts;
}

function lengthOfFold(lines: readonly Line[], from: number): number {
  let to = from;
  while (to < lines.length && !isNear(lines, to)) to += 1;
  return to - from;
}
