/** The square with a cross, alone, where the sentence beside it already says what is wrong. */
import './verdict-mark.css';

export function VerdictShape() {
  return (
    <svg className="verdict-broken error-mark" width="18" height="18" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <rect className="verdict-body" x="1.5" y="1.5" width="17" height="17" rx="1.5" />
      <path className="verdict-sign" d="M6.3 6.3l7.4 7.4M13.7 6.3l-7.4 7.4" />
    </svg>
  );
}
