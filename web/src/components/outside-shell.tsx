/** The quiet page outside the door: set-up and sign-in, with the language at hand. */
import type { ReactNode } from 'react';
import { type Lang, LANG_NAMES, setLang, useLang } from '../i18n/index.ts';
import './outside-shell.css';

interface OutsideShellProps {
  firm?: string | undefined;
  aside?: ReactNode;
  /** `whole` gives the page all its width; what stands aside goes above it. */
  wide?: boolean | 'whole';
  children: ReactNode;
}

export function OutsideShell({ firm, aside, wide = false, children }: OutsideShellProps) {
  return (
    <div className={aside === undefined ? 'outside' : wide === 'whole' ? 'outside outside-whole' : 'outside outside-steps'}>
      <header className="outside-head no-print">
        <span className="outside-mark">
          <svg width="26" height="26" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
            <circle cx="16" cy="16" r="14" className="wordmark-disc" />
            <path d="M9.5 16.5l4.5 4.5 8.5-9.5" className="wordmark-tick" />
          </svg>
          <strong>{firm === undefined || firm === '' ? 'Lupaus' : firm}</strong>
          {firm !== undefined && firm !== '' && <span className="serif muted">Lupaus</span>}
        </span>
        <Languages />
      </header>
      {aside !== undefined && <aside className="outside-aside no-print">{aside}</aside>}
      <main className={wide === false ? 'outside-main' : 'outside-main outside-wide'}>{children}</main>
    </div>
  );
}

function Languages() {
  const now = useLang();
  return (
    <nav className="outside-langs small" aria-label="Kieli · Språk · Language">
      {(Object.keys(LANG_NAMES) as Lang[]).map((each) => (
        <button type="button" key={each} lang={each} aria-pressed={each === now} onClick={() => setLang(each)}>
          {LANG_NAMES[each]}
        </button>
      ))}
    </nav>
  );
}
