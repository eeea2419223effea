/** What one is writing stays as written until one rests or leaves the field; then the draft gets it. */
import { useEffect, useRef, useState } from 'react';

const REST_MS = 450;

export interface Typed {
  value: string;
  onChange: (event: { currentTarget: { value: string } }) => void;
  onBlur: () => void;
}

export function useTyped(value: string, write: (text: string) => void): Typed {
  const [typed, setTyped] = useState<string | null>(null);
  const waiting = useRef<{ timer: ReturnType<typeof setTimeout>; text: string } | null>(null);
  const latest = useRef(write);
  useEffect(() => {
    latest.current = write;
  });
  // A field that is closed while something waits still hands it over.
  useEffect(() => () => settle(waiting, latest.current), []);
  return {
    value: typed ?? value,
    onChange: ({ currentTarget: { value: text } }) => {
      setTyped(text);
      if (waiting.current !== null) clearTimeout(waiting.current.timer);
      waiting.current = { text, timer: setTimeout(() => settle(waiting, latest.current), REST_MS) };
    },
    onBlur: () => {
      settle(waiting, write);
      setTyped(null);
    },
  };
}

function settle(waiting: { current: { timer: ReturnType<typeof setTimeout>; text: string } | null }, write: (text: string) => void): void {
  if (waiting.current === null) return;
  clearTimeout(waiting.current.timer);
  const { text } = waiting.current;
  waiting.current = null;
  write(text);
}
