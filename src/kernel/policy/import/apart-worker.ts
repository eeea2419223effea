// The thread that reads what strangers wrote: whatever a file does to it, the register goes on.

import { parentPort } from 'node:worker_threads';
import { AppError } from '#platform/errors';
import { lintNotice } from '../lint/lint.ts';
import type { ReadAnswer, ReadJob } from './apart.ts';
import { purposeGrounds } from './assemble-purposes.ts';
import { decide } from './decide.ts';
import { importNotice, importText } from './import.ts';
import { labelOf } from './labels.ts';
import type { Basis } from '../schema.ts';
import { slug } from './fold.ts';
import { PURPOSES } from './purpose-words.ts';
import type { Fact } from './types.ts';

parentPort?.postMessage({ ready: true });
parentPort?.on('message', (job: ReadJob) => void reply(job));

async function reply(job: ReadJob): Promise<void> {
  parentPort?.postMessage(await answer(job));
}

async function answer(job: ReadJob): Promise<{ answer: ReadAnswer } | { refusal: { code: string; field?: string; params: object } }> {
  try {
    return { answer: await read(job) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { refusal: { code: error.code, params: error.params, ...(error.field === undefined ? {} : { field: error.field }) } };
  }
}

async function read({ source, decisions, today, reference }: ReadJob): Promise<ReadAnswer> {
  const notice = typeof source === 'string' ? importText(source, today) : await importNotice(source, today);
  const { facts, kept } = decide(notice, decisions, today);
  const of = purposeGrounds(kept.facts);
  return {
    language: notice.language,
    text: notice.text,
    facts: facts.map((fact) => ({ ...proposed(fact, of), label: labelOf(fact, wordsOf(notice.text, fact)) })),
    notUnderstood: notice.notUnderstood,
    refusals: notice.findings,
    findings: kept.draft === undefined ? [] : lintNotice(kept, { today, reference }),
    yaml: kept.draft ?? null,
    problems: kept.problems,
  };
}

/** A purpose stands on the ground that the draft gives it until a person says another. */
function proposed(fact: Fact, of: ReadonlyMap<string, Basis>): Fact {
  if (fact.kind !== 'purpose' || 'basis' in fact.value) return fact;
  const id = slug(fact.path.slice(fact.path.lastIndexOf('/') + 1));
  const basis = of.get(id) ?? PURPOSES.find((each) => each.id === id)?.basis ?? 'legitimate-interest';
  return { ...fact, value: { ...fact.value, basis } };
}

function wordsOf(text: string, { place }: Fact): string {
  return text.slice(place.start, place.end).replace(/\s+/g, ' ').trim();
}
