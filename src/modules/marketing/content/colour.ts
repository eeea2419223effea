// The firm's colour in a letter: whatever it is, what is read stands out from its ground at 4.5 to 1, in light and in dark (WCAG 2.2, 1.4.3).

import { DARK, LIGHT } from '#platform/html';

type Rgb = readonly [number, number, number];

export const ENOUGH = 4.5;
/** Ground of a letter, where readers keep no paper of their own. */
export const LETTER_LIGHT = { paper: '#FFFFFF', card: '#F6F4EF', ink: LIGHT.ink, muted: LIGHT.muted, line: '#D9D5CB' } as const;
export const LETTER_DARK = { paper: DARK.paper, card: DARK.surface, ink: DARK.ink, muted: DARK.muted, line: '#3B4641' } as const;

export interface Accents {
  /** As the firm gave it. */
  readonly given: string;
  /** Ground of a button, and the words on it. */
  readonly button: string;
  readonly onButton: string;
  /** Links on paper and on a card. */
  readonly link: string;
  readonly dark: { readonly button: string; readonly onButton: string; readonly link: string };
}

/** The shades of one colour that can be read. */
export function accentsOf(hex: string): Accents {
  const link = readable(hex, [LETTER_LIGHT.paper, LETTER_LIGHT.card], '#000000');
  const dark = readable(hex, [LETTER_DARK.paper, LETTER_DARK.card], '#FFFFFF');
  return { given: hex, button: hex, onButton: wordsOn(hex), link, dark: { button: dark, onButton: wordsOn(dark), link: dark } };
}

/** White where it can be read, ink otherwise: one of the two always can. */
function wordsOn(ground: string): string {
  return contrast('#FFFFFF', ground) >= ENOUGH ? '#FFFFFF' : contrast('#101412', ground) >= ENOUGH ? '#101412' : '#000000';
}

/** The colour itself, or the first shade towards black or white that can be read on every ground. */
function readable(hex: string, grounds: readonly string[], towards: string): string {
  for (let step = 0; step <= 50; step++) {
    const shade = mix(hex, towards, step / 50);
    if (grounds.every((ground) => contrast(shade, ground) >= ENOUGH)) return shade;
  }
  return towards;
}

export function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
  const [r, g, b] = rgb(hex).map((c) => (c / 255 <= 0.03928 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4)) as [
    number,
    number,
    number,
  ];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function mix(from: string, to: string, part: number): string {
  const [a, b] = [rgb(from), rgb(to)];
  return `#${a
    .map((c, i) =>
      Math.round(c + ((b[i] ?? 0) - c) * part)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`.toUpperCase();
}

function rgb(hex: string): Rgb {
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as unknown as Rgb;
}
