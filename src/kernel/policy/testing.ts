// Tests of other rooms start from a firm's own declaration, changed where the claim needs it.

import { readFileSync } from 'node:fs';
import { compilePolicy } from './compile.ts';
import type { CompiledPolicy } from './compile.ts';
import { accepted } from './load.ts';

export type Firm = 'lajina-mieli' | 'valmennuskumppani' | 'prover' | 'interniemi' | 'lexmentor';
export const FIRMS: readonly Firm[] = ['lajina-mieli', 'valmennuskumppani', 'prover', 'interniemi', 'lexmentor'];

/** The declaration of one of the five firms, as text. */
export function firmYaml(firm: Firm): string {
  return readFileSync(new URL(`../../../policies/${firm}.yaml`, import.meta.url), 'utf8');
}

export function firmPolicy(firm: Firm): CompiledPolicy {
  return compilePolicy(accepted(firmYaml(firm)), { versionId: `${firm}-1`, versionNo: 1, effectiveFrom: '2026-01-01' });
}

/** Replaces a text that must stand there exactly once and tells on which line it stood. */
export function changed(yaml: string, from: string, to: string): { yaml: string; line: number } {
  const at = yaml.indexOf(from);
  if (at < 0 || yaml.includes(from, at + 1)) throw new Error(`stands not exactly once: ${from}`);
  return { yaml: yaml.replace(from, () => to), line: yaml.slice(0, at).split('\n').length };
}
