/** The one source of colours, type and measures; the staff application, public pages, mails and PDFs take theirs from here. */

interface Mode {
  paper: string;
  surface: string;
  sunken: string;
  ink: string;
  muted: string;
  line: string;
  lineStrong: string;
  accent: string;
  accentHover: string;
  accentSoft: string;
  onAccent: string;
  attention: string;
  attentionSoft: string;
  broken: string;
  brokenSoft: string;
  onBroken: string;
  hover: string;
  veil: string;
  shadow: string;
}

export const light: Mode = {
  paper: '#FBFAF7',
  surface: '#FFFFFF',
  sunken: '#F4F2EC',
  ink: '#1C2321',
  muted: '#55605B',
  line: '#E3E0D8',
  lineStrong: '#858B84',
  accent: '#1F5D4C',
  accentHover: '#174A3C',
  accentSoft: '#E7EFEA',
  onAccent: '#FFFFFF',
  attention: '#8A5A00',
  attentionSoft: '#F8EFDB',
  broken: '#A3241D',
  brokenSoft: '#F9E8E5',
  onBroken: '#FFFFFF',
  hover: '#F4F2EC',
  veil: 'rgb(28 35 33 / 45%)',
  shadow: '0 2px 10px rgb(28 35 33 / 14%)',
};

export const dark: Mode = {
  paper: '#121614',
  surface: '#1A201D',
  sunken: '#0D100F',
  ink: '#E8ECE9',
  muted: '#A3AEA8',
  line: '#2C3530',
  lineStrong: '#6E7A73',
  accent: '#6FC7A8',
  accentHover: '#8AD6BB',
  accentSoft: '#1F332B',
  onAccent: '#0B1C16',
  attention: '#E0B25A',
  attentionSoft: '#322A19',
  broken: '#F0877F',
  brokenSoft: '#3A2320',
  onBroken: '#2A0D0A',
  hover: '#222A26',
  veil: 'rgb(0 0 0 / 60%)',
  shadow: '0 2px 12px rgb(0 0 0 / 50%)',
};

export const type = {
  sans: "'Source Sans 3', system-ui, 'Segoe UI', Roboto, sans-serif",
  serif: "'Source Serif 4', Georgia, 'Times New Roman', serif",
  mono: "ui-monospace, 'SFMono-Regular', Menlo, Consolas, monospace",
} as const;

const measures = {
  radius: '4px',
  'radius-card': '6px',
  'row-height': '40px',
  'row-height-compact': '32px',
  'page-width': '1280px',
  'text-width': '68ch',
  // Room for the longest name of a place, also where letters are set twice as large.
  'rail-width': 'clamp(216px, 13.5rem, 25vw)',
  'bar-height': '3.5rem',
  motion: '150ms',
} as const;

const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
const declare = (values: object) =>
  Object.entries(values)
    .map(([name, value]) => `--${kebab(name)}: ${value};`)
    .join(' ');

/** The tokens as custom properties; the attribute wins over the system's wish, which serves pages without script. */
export function tokensCss(): string {
  const fonts = `--font-sans: ${type.sans}; --font-serif: ${type.serif}; --font-mono: ${type.mono};`;
  return [
    `:root { color-scheme: light; ${fonts} ${declare(measures)} ${declare(light)} }`,
    // Paper is light, whatever the screen is.
    `@media screen and (prefers-color-scheme: dark) { :root:not([data-mantine-color-scheme='light']) { color-scheme: dark; ${declare(dark)} } }`,
    `@media screen { :root[data-mantine-color-scheme='dark'] { color-scheme: dark; ${declare(dark)} } }`,
    `@media (prefers-reduced-motion: reduce) { :root { --motion: 0ms; } }`,
  ].join('\n');
}
