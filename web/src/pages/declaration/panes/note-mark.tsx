/** How grave a remark is, by shape and word: colour never speaks alone. */
import { declaration as phrases } from '#web/i18n/declaration.ts';
import { useT } from '#web/i18n/index.ts';
import type { Note } from '../notes.ts';

export function NoteMark({ severity }: { severity: Note['severity'] }) {
  const t = useT(phrases);
  return (
    <svg
      className={`dec-mark dec-mark-${severity}`}
      width="16"
      height="16"
      viewBox="0 0 16 16"
      role="img"
      aria-label={t(`notes.${severity}`)}
    >
      {severity === 'error' && <path className="dec-mark-shape" d="M2 2h12v12H2z" />}
      {severity === 'warning' && <path className="dec-mark-shape" d="M8 1.2 15.2 14H.8z" />}
      {severity === 'note' && <circle className="dec-mark-shape" cx="8" cy="8" r="6.5" />}
      {severity === 'error' && <path className="dec-mark-sign" d="m5.4 5.4 5.2 5.2m0-5.2-5.2 5.2" />}
      {severity === 'warning' && <path className="dec-mark-sign" d="M8 5.6v4m0 1.8v.6" />}
      {severity === 'note' && <path className="dec-mark-sign" d="M8 7.4v4M8 4.4V5" />}
    </svg>
  );
}
