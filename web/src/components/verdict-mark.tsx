/** A promise's verdict is told by shape, colour and word together, never by colour alone. */
import { common } from '../i18n/common.ts';
import { useT } from '../i18n/index.ts';
import './verdict-mark.css';

export type Verdict = 'kept' | 'broken' | 'unknown';

interface VerdictMarkProps {
  verdict: Verdict;
  size?: number;
  /** The word may be set elsewhere on the line; then the mark itself is silent. */
  withWord?: boolean;
}

export function VerdictMark({ verdict, size = 18, withWord = true }: VerdictMarkProps) {
  const t = useT(common);
  return (
    <span className={`verdict verdict-${verdict}`}>
      <svg width={size} height={size} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
        {SHAPES[verdict]}
      </svg>
      {withWord && <span className="verdict-word">{t(`verdict.${verdict}`)}</span>}
    </span>
  );
}

const SHAPES = {
  kept: (
    <>
      <circle className="verdict-body" cx="10" cy="10" r="9" />
      <path className="verdict-sign" d="M5.8 10.4l2.9 2.9 5.6-6.3" />
    </>
  ),
  broken: (
    <>
      <rect className="verdict-body" x="1.5" y="1.5" width="17" height="17" rx="1.5" />
      <path className="verdict-sign" d="M6.3 6.3l7.4 7.4M13.7 6.3l-7.4 7.4" />
    </>
  ),
  unknown: (
    <>
      <path className="verdict-body" d="M10 1.2L18.8 10L10 18.8L1.2 10Z" />
      <path className="verdict-sign" d="M7.9 8.1a2.1 2.1 0 1 1 3.1 1.9c-.7.4-1 .8-1 1.5" />
      <circle className="verdict-dot" cx="10" cy="13.6" r="0.95" />
    </>
  ),
};
