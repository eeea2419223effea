// A guide is given to whoever has the link of its letter, whether or not they permitted anything; only a press downloads it, and it is logged where the declaration keeps that.

import { change } from '#customers';
import { standings } from '#kernel/subjects';
import { appError } from '#platform/errors';
import { checkNonce, waitingAt } from './confirm.ts';
import type { Waiting } from './confirm.ts';
import type { FormsDeps } from './deps.ts';
import { ACTION_FIELD } from './kinds.ts';
import { formsPhrases } from './phrases.ts';
import { fileBytesOf, fileOf } from './queries.ts';
import { hasAction } from './queries-wishes.ts';
import { inForce, langOf } from './register.ts';

/** The guide waits for nothing but what the form itself keeps of the person. */
export function mayDownload({ form, wish }: Pick<Waiting, 'form' | 'wish'>): boolean {
  return form.kind === 'guide' && (form.purposeId === null || wish.state === 'confirmed');
}

export interface Guide {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  readonly name: string;
}

const ENDINGS: Readonly<Record<string, string>> = { 'application/pdf': 'pdf', 'image/png': 'png', 'image/jpeg': 'jpg' };

/** @throws errors.form-nonce, errors.form-link */
export async function downloadGuide(deps: FormsDeps, token: string, nonce: string): Promise<Guide> {
  checkNonce(deps, token, nonce, 'button');
  const waiting = await waitingAt(deps, token);
  const { form } = waiting;
  const file = await fileOf(deps.database.db, form.id);
  const bytes = await fileBytesOf(deps.database.db, form.id);
  if (!mayDownload(waiting) || file === undefined || bytes === undefined) throw appError('refused', 'errors.form-link');
  await log(deps, waiting);
  return { bytes, mediaType: file.media_type, name: `${form.slug}.${ENDINGS[file.media_type] ?? 'bin'}` };
}

async function log(deps: FormsDeps, { form, wish }: Waiting): Promise<void> {
  const { subject_id: subjectId } = wish;
  if (subjectId === null) return;
  const { registers = [], restricted = true } = (await standings(deps.database.db, [subjectId])).get(subjectId) ?? {};
  const known = { subjectId, formId: form.id, since: wish.signed_up_at };
  if (restricted || !inForce(deps).allows(registers, ACTION_FIELD) || (await hasAction(deps.database.db, known))) return;
  const who = { actor: { id: subjectId, kind: 'subject' as const }, source: form.sourceId, final: true };
  const lang = langOf(wish);
  await change(deps, who, { registers, fields: [ACTION_FIELD] }, (writer) =>
    writer.insert('form-action', {
      id: writer.ctx.ids.next(),
      subject_id: subjectId,
      action: formsPhrases.t(lang, 'actions.download', { name: form.name[lang] }),
      form_id: form.id,
      created_at: writer.ctx.at.toISOString(),
    }),
  );
}
