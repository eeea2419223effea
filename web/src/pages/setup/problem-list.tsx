/** What a declaration lacks, with line and clause, so that it can be mended where it stands. */
import type { Answer } from '#web/api/client.ts';
import { VerdictShape } from '#web/components/verdict-shape.tsx';
import { useT, useText } from '#web/i18n/index.ts';
import { declarations as phrases } from '#web/i18n/declarations.ts';

export function ProblemList({ problems }: { problems: Answer<'setup', 'preview'>['problems'] }) {
  const t = useT(phrases);
  const text = useText();
  const errors = problems.filter(({ severity }) => severity === 'error');
  const shown = errors.length > 0 ? errors : problems;
  return (
    <section className="stack-tight" aria-live="polite">
      <h2>{t(errors.length > 0 ? 'declaration.problems' : 'declaration.warnings')}</h2>
      <ul className="problem-list">
        {shown.map((problem) => (
          <li key={`${problem.path}${problem.code}`} className="row">
            {problem.severity === 'error' && <VerdictShape />}
            <span>{text(problem.message)}</span>
            <span className="small muted">
              {[problem.line === undefined ? null : t('declaration.line', { line: problem.line }), problem.path, problem.clause]
                .filter((each) => each !== null && each !== undefined)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
