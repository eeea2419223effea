// Forms as staff see them: numbers, what waits without saying whose it is, and the people who confirmed.

import { subjectLabels } from '#customers';
import { placesOf, anySource } from './options.ts';
import { translateError } from '#kernel/phrases';
import type { CompiledPolicy } from '#kernel/policy';
import type { Deps } from '#kernel/deps';
import { localDate } from '#platform/clock';
import type { ResponseOf } from '#platform/contract';
import { LANGS } from '#platform/i18n';
import type { Text } from '#platform/i18n';
import type { forms } from './contract.ts';
import { formOf, stillAdmitted } from './form.ts';
import { CONFIRM_ACTS } from './kinds.ts';
import { allForms, countsSince, daysOf, filesOf, formById, signUpsOf } from './queries.ts';
import type { FormRow, SignUpRow } from './queries.ts';
import { waitingByForm, waitingOf } from './queries-wishes.ts';
import { inForce } from './register.ts';

type FormView = ResponseOf<typeof forms.list>['forms'][number];

const DAY = 86_400_000;
const SHOWN = 30;
const NONE = { shown: 0, taken: 0, confirmed: 0, limited: 0 };

export async function formViews(deps: Deps, rows: readonly FormRow[]): Promise<FormView[]> {
  const { db } = deps.database;
  const policy = inForce(deps);
  const since = localDate(new Date(deps.clock.now().getTime() - 30 * DAY));
  const [files, counts, waiting] = [await filesOf(db), await countsSince(db, since), await waitingByForm(db)];
  return rows.map((row) => {
    const form = formOf(row);
    const file = files.get(row.id);
    return {
      ...form,
      fields: [...form.fields],
      permissions: [...form.permissions],
      origins: [...form.origins],
      file: file ? { mediaType: file.media_type, size: file.size, addedAt: file.created_at } : null,
      admitted: stillAdmitted(policy, form),
      numbers: counts.get(row.id) ?? NONE,
      waiting: waiting.get(row.id)?.sent ?? 0,
      stopped: waiting.get(row.id)?.stopped ?? 0,
    };
  });
}

export async function allFormViews(deps: Deps): Promise<FormView[]> {
  return formViews(deps, await allForms(deps.database.db));
}

export async function formView(deps: Deps, id: string): Promise<FormView | undefined> {
  const row = await formById(deps.database.db, id);
  return row === undefined ? undefined : (await formViews(deps, [row]))[0];
}

export async function detailsOf(deps: Deps, id: string): Promise<Omit<ResponseOf<typeof forms.get>, 'form'>> {
  const { db } = deps.database;
  const policy = inForce(deps);
  const signUps = await signUpsOf(db, id, SHOWN);
  const labels = await subjectLabels(
    deps,
    signUps.map(({ subject_id }) => subject_id),
  );
  return {
    days: await daysOf(db, id, localDate(new Date(deps.clock.now().getTime() - 30 * DAY))),
    waiting: (await waitingOf(db, id, SHOWN)).map((row) => ({
      id: row.id,
      state: row.state,
      reason: row.reason === null ? null : codeText(row.reason),
      signedUpAt: row.signed_up_at,
      goesOn: localDate(new Date(row.expires_at)),
    })),
    confirmed: signUps.map((row) => confirmedView(policy, row, labels.get(row.subject_id) ?? null)),
  };
}

function confirmedView(policy: CompiledPolicy, row: SignUpRow, label: string | null) {
  const purposes = Object.keys(JSON.parse(row.texts) as Record<string, string>);
  const left = JSON.parse(row.left_out) as string[];
  return {
    id: row.id,
    subjectId: row.subject_id,
    label,
    confirmedAt: row.confirmed_at,
    act: CONFIRM_ACTS.find((act) => act === row.act) ?? 'button',
    overBan: Number(row.over_ban) === 1,
    permitted: purposes.map((id) => policy.purposes.get(id)?.name ?? same(id)),
    leftOut: left.map((id) => policy.field(id)?.name ?? same(id)),
    page: row.page,
  };
}

function codeText(code: string): Text {
  const [inFi = code, inSv = code, inEn = code] = LANGS.map((lang) => translateError(lang, code));
  return { fi: inFi, sv: inSv, en: inEn };
}

function same(word: string): Text {
  return { fi: word, sv: word, en: word };
}

export function optionsOf(policy: CompiledPolicy): ResponseOf<typeof forms.options> {
  const field = (id: string) => ({ id, name: policy.field(id)?.name ?? same(id) });
  const source = (id: string) => ({ id, name: policy.sources.get(id)?.name ?? same(id) });
  const group = (id: string) => ({ id, name: policy.subjectGroups.get(id)?.name ?? same(id) });
  const purpose = (id: string) => policy.purposes.get(id)?.name ?? same(id);
  return {
    places: placesOf(policy).map((place) => ({
      registerId: place.registerId,
      name: policy.registers.get(place.registerId)?.name ?? same(place.registerId),
      subjectGroups: place.subjectGroups.map(group),
      purposes: place.purposes.map(({ id, kinds, fields, sources }) => ({
        id,
        name: purpose(id),
        kinds: [...kinds],
        basis: policy.purposes.get(id)?.basis ?? '',
        fields: fields.map(field),
        sources: sources.map(source),
      })),
      raffle: { purposes: [...place.raffle.purposes], subjectGroups: [...place.raffle.subjectGroups], own: place.raffle.own },
      permissions: place.permissions.map(({ id, tracking }) => ({ id, name: purpose(id), tracking })),
    })),
    anySource: anySource(policy) ?? null,
  };
}
