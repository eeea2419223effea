/** The firm's name first, Lupaus after: the register belongs to the firm. */
import { Link } from '@tanstack/react-router';

export function Wordmark({ firm }: { firm: string }) {
  return (
    <Link to="/" className="wordmark">
      <svg width="26" height="26" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
        <circle cx="16" cy="16" r="14" className="wordmark-disc" />
        <path d="M9.5 16.5l4.5 4.5 8.5-9.5" className="wordmark-tick" />
      </svg>
      <span className="wordmark-text">
        <span className="wordmark-firm" lang="fi">
          {firm === '' ? 'Lupaus' : firm}
        </span>
        {firm !== '' && <span className="wordmark-name serif">Lupaus</span>}
      </span>
    </Link>
  );
}
