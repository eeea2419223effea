// The few rules that cannot stand at an element: dark, narrow, and what a program colours by itself.

import { LETTER_DARK } from '../colour.ts';
import type { Look } from './look.ts';

export function sheetOf({ accents: { dark }, scheme }: Look): string {
  const rules: readonly (readonly [string, string])[] = [
    ['.lp-paper', `background:${LETTER_DARK.paper}!important`],
    ['.lp-card', `background:${LETTER_DARK.card}!important`],
    ['.lp-ink', `color:${LETTER_DARK.ink}!important`],
    ['.lp-muted', `color:${LETTER_DARK.muted}!important`],
    ['.lp-line', `border-color:${LETTER_DARK.line}!important`],
    ['.lp-accent', `border-color:${dark.button}!important`],
    ['.lp-link', `color:${dark.link}!important`],
    ['.lp-button', `background:${dark.button}!important`],
    ['.lp-label', `color:${dark.onButton}!important`],
    ['.lp-logo', 'background:#FFFFFF!important;padding:8px!important;border-radius:4px!important'],
  ];
  const plain = rules.map(([name, rule]) => `${name}{${rule}}`).join('');
  const schemes = scheme === 'auto' ? 'light dark' : scheme;
  const dimmed = {
    auto: `@media (prefers-color-scheme:dark){${plain}}${rules.map(([name, rule]) => `[data-ogsc] ${name}{${rule}}`).join('')}`,
    dark: plain,
    light: '',
  }[scheme];
  return `<style>:root{color-scheme:${schemes};supported-color-schemes:${schemes}}a{text-underline-offset:2px}@media (max-width:480px){.lp-wide{max-width:none!important;margin-right:0!important}}${dimmed}</style>`;
}
