/** One step of a newsletter, with its number and its name. */
import type { ReactNode } from 'react';

export function Step({ no, title, children }: { no: number; title: string; children: ReactNode }) {
  return (
    <section className="mailing-step" aria-labelledby={`step-${no}`}>
      <h2 id={`step-${no}`} className="mailing-step-title">
        <span className="mailing-step-no num" aria-hidden="true">
          {no}
        </span>
        {title}
      </h2>
      <div className="mailing-step-body">{children}</div>
    </section>
  );
}
