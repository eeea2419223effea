// A mail that somebody dropped or pasted: read apart, its people found, and filed on those who were chosen. Between the two nothing is kept.

import type { Deps } from '#kernel/deps';
import { holdsIdentityCode } from '#kernel/records';
import { normaliseEmail, subjectById } from '#kernel/subjects';
import { liveMembershipsOf, subjectLabels } from '#customers';
import { parseFile } from '#documents';
import { localDate } from '#platform/clock';
import { appError } from '#platform/errors';
import type { MailReader, ParsedMail } from '#platform/mail';
import { MESSAGE_FIELDS } from './features.ts';
import { hashOf } from './filing.ts';
import type { Way } from './filing.ts';
import { holdersOfAddresses, ownAddresses } from './known.ts';
import type { Holder } from './known.ts';
import { filedAlready } from './queries.ts';
import { chosen, contentsFor, spotsOf } from './sort.ts';
import type { Direction, Place, Spot } from './sort.ts';

export interface Source {
  /** The file, base64. */
  readonly file?: string | undefined;
  readonly text?: string | undefined;
}

export interface Candidate {
  readonly id: string;
  readonly place: Place | null;
  readonly direction: Direction;
  readonly pointId: string | null;
  /** The address it was found by. */
  readonly normal?: string;
  readonly chosen: boolean;
  readonly shared: boolean;
  readonly declared: boolean;
}

export interface Read {
  readonly mail: ParsedMail;
  readonly way: Way;
  readonly spots: readonly Spot[];
  readonly candidates: readonly Candidate[];
  readonly own: ReadonlySet<string>;
  /** Normalised addresses of known people. */
  readonly known: ReadonlySet<string>;
}

/** @throws errors.mail-file-unreadable and its kin */
export async function readSource(deps: Deps, reader: MailReader, source: Source, personId?: string): Promise<Read> {
  return peopleIn(deps, await reader.read(bytesOf(source)), source.file === undefined ? 'paste' : 'file', personId);
}

/** Who of a message's parties are known, and for whom it is when nobody chooses. */
export async function peopleIn(deps: Deps, mail: ParsedMail, way: Way, personId?: string): Promise<Read> {
  const spots = spotsOf(mail, normaliseEmail);
  const holders = await holdersOfAddresses(
    deps,
    spots.map(({ normal }) => normal),
  );
  const own = await ownAddresses(deps);
  const candidates = candidatesOf(spots, holders, own);
  if (personId !== undefined && !candidates.some(({ id }) => id === personId)) candidates.unshift(await namedOf(deps, personId, mail, own));
  return { mail, way, spots, candidates: preferring(candidates, personId), own, known: new Set(holders.keys()) };
}

function bytesOf({ file, text }: Source): string | Uint8Array {
  if ((file === undefined) === (text === undefined)) throw appError('invalid', 'errors.invalid');
  if (file === undefined) return text ?? '';
  const bytes = Buffer.from(file, 'base64');
  if (bytes.length === 0) throw appError('invalid', 'errors.mail-file-unreadable', { field: 'file' });
  return bytes;
}

function candidatesOf(spots: readonly Spot[], holders: ReadonlyMap<string, readonly Holder[]>, own: ReadonlySet<string>): Candidate[] {
  const picked = chosen(
    spots,
    ({ normal }) => holders.has(normal),
    ({ normal }) => own.has(normal),
  );
  const seen = new Set<string>();
  return spots.flatMap((spot) => {
    const here = (holders.get(spot.normal) ?? []).filter(({ personId }) => !seen.has(personId) && seen.add(personId));
    return here.map(({ personId, pointId, declared }) => ({
      id: personId,
      place: spot.place,
      direction: spot.direction,
      pointId,
      normal: spot.normal,
      chosen: picked.includes(spot) && here.length === 1 && declared,
      shared: here.length > 1,
      declared,
    }));
  });
}

/** The person on whose page it was dropped, although no address of theirs is in it. */
async function namedOf(deps: Deps, personId: string, mail: ParsedMail, own: ReadonlySet<string>): Promise<Candidate> {
  const subject = await subjectById(deps.database.db, personId);
  if (subject?.kind !== 'person') throw appError('not-found', 'errors.subject-not-found');
  const registers = (await liveMembershipsOf(deps.database.db, [personId])).map(({ register_id }) => register_id);
  const policy = deps.policy.current();
  const declared = policy !== null && MESSAGE_FIELDS.every((field) => policy.allows(registers, field));
  const ours = mail.from !== null && own.has(normaliseEmail(mail.from.address));
  const direction = ours ? 'out' : 'in';
  return { id: personId, place: null, direction, pointId: null, chosen: mail.from === null, shared: false, declared };
}

/** Where the mail was dropped on somebody's page and they are in it, it is for them; others are offered. */
function preferring(candidates: readonly Candidate[], personId: string | undefined): Candidate[] {
  const here = candidates.find(({ id }) => id === personId);
  if (here === undefined || here.place === null) return [...candidates];
  return candidates.map((each) => ({ ...each, chosen: each === here && each.declared }));
}

/** Everything about a mail that whoever dropped it is shown. */
export async function previewOf(deps: Deps, { mail, spots, candidates, own, known }: Read) {
  const today = localDate(deps.clock.now());
  const labels = await subjectLabels(
    deps,
    candidates.map(({ id }) => id),
  );
  const filed = new Map<string, string>();
  for (const [place, group] of Map.groupBy(candidates, (each) => each.place ?? 'from')) {
    const hash = hashFor(deps, mail, place, undefined);
    const ids = group.map(({ id }) => id);
    for (const [id, messageId] of hash === null ? [] : await filedAlready(deps.database.db, hash, ids)) filed.set(id, messageId);
  }
  const sender = mail.from !== null && !known.has(spots[0]?.normal ?? '') && !own.has(spots[0]?.normal ?? '') ? mail.from : null;
  const inner = mail.forwarded?.from ?? null;
  const passedOn = inner !== null && !known.has(normaliseEmail(inner.address)) && !own.has(normaliseEmail(inner.address)) ? inner : null;
  const notes = [
    ...mail.notes,
    ...(mail.automatic ? (['automatic'] as const) : []),
    ...([mail.subject ?? '', mail.text].some((text) => holdsIdentityCode(text, today)) ? (['identity-code'] as const) : []),
  ];
  return {
    message: { subject: mail.subject, sentAt: mail.sentAt, beginning: beginningOf(mail.text) },
    forwarded:
      mail.forwarded === null
        ? null
        : { subject: mail.forwarded.subject, sentAt: mail.forwarded.sentAt, beginning: beginningOf(mail.forwarded.text) },
    people: candidates.map(({ id, place, direction, chosen: isChosen, shared, declared }) => ({
      id,
      place,
      direction,
      chosen: isChosen,
      shared,
      declared,
      label: labels.get(id) ?? '–',
      filed: filed.get(id) ?? null,
    })),
    unknownSender: sender ?? passedOn,
    others: spots.filter(({ normal }) => !known.has(normal) && !own.has(normal)).length,
    attachments: mail.files.map(({ name, size, bytes }, index) => ({ index, name, size, paper: isPaper(bytes) })),
    notes,
  };
}

function beginningOf(text: string): string {
  return text.slice(0, 1200);
}

export function isPaper(bytes: Uint8Array): boolean {
  try {
    parseFile(Buffer.from(bytes).toString('base64'));
    return true;
  } catch {
    return false;
  }
}

function hashFor(deps: Deps, mail: ParsedMail, place: Place, saidAt: string | undefined): string | null {
  const { messageId, from, sentAt, text } = contentsFor(mail, place);
  const at = sentAt ?? saidAt;
  return at === undefined && messageId === null ? null : hashOf(deps, { messageId, from, sentAt: at ?? '', text });
}
