/** The faces of what is read as a text: a page whose first line is set in them waits for them, so that lines do not break anew. */
import { useEffect, useState } from 'react';

const FACES = ["400 1em 'Source Serif 4'", "600 1em 'Source Serif 4'"];
/** A slow line is no reason to hide the words. */
const LONGEST_MS = 800;

let asked: Promise<void> | undefined;
let there = false;

/** Asks for the faces; a page's loader calls it, so that they come side by side with the data. */
export function fetchReadingFace(): Promise<void> {
  asked ??= Promise.race([
    Promise.allSettled(FACES.map((face) => document.fonts.load(face))),
    new Promise((resolve) => {
      setTimeout(resolve, LONGEST_MS);
    }),
  ]).then(() => {
    there = true;
  });
  return asked;
}

/** True when the faces have come, or have been waited for long enough. */
export function useReadingFace(): boolean {
  const [ready, setReady] = useState(there);
  useEffect(() => {
    void fetchReadingFace().then(() => setReady(true));
  }, []);
  return ready;
}
