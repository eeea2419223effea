// What must be in order before a newsletter leaves: the declaration, the audience, the words, the relay with its country, the address of its links, the sender and its signature.

import type { Deps } from '#kernel/deps';
import { possibleRelays, readMailSettings } from '#kernel/mail';
import type { MailSettings } from '#kernel/mail';
import { dkimRecords, linksLeadHere, whyNotSendable } from '#kernel/mailings';
import { countryName, insideEea, sectionNumber } from '#kernel/policy';
import { AppError } from '#platform/errors';
import { admitSegment } from '../audiences/fields.ts';
import { contentOf } from '../content/content.ts';
import type { Segment } from '../contract/segment.ts';
import { inForce, marketingPurposes } from '../features.ts';
import type { CampaignRow } from './queries.ts';
import { isNobody, senderOf } from './sender.ts';

export interface Need {
  readonly id: 'purpose' | 'audience' | 'content' | 'relay' | 'country' | 'public-url' | 'sender' | 'dkim' | 'recipients';
  readonly state: 'ok' | 'missing' | 'advice';
  /** A code for what is missing. */
  readonly why: string | null;
  /** What the reader would look for: a name, a domain, a country. */
  readonly about: string | null;
  /** Where the notice says it, or would. */
  readonly section: number | null;
}

function ok(id: Need['id'], about: string | null = null): Need {
  return { id, state: 'ok', why: null, about, section: null };
}

function missing(id: Need['id'], why: string, more: Partial<Pick<Need, 'about' | 'section' | 'state'>> = {}): Need {
  return { id, state: 'missing', why, about: null, section: null, ...more };
}

/** Everything but the recipients, whom the preview counts. */
export async function whatIsMissing(deps: Deps, row: CampaignRow): Promise<Need[]> {
  const settings = await readMailSettings(deps.database.db, deps);
  return [
    purposeNeed(deps, row),
    audienceNeed(deps, row),
    await contentNeed(deps, row),
    ...(await relayNeeds(deps, settings)),
    publicUrlNeed(deps, settings),
    ...(await senderNeeds(deps, row)),
  ];
}

function purposeNeed(deps: Deps, { purpose_id }: CampaignRow): Need {
  const known = marketingPurposes(inForce(deps), 'email').some(({ id }) => id === purpose_id);
  return known ? ok('purpose') : missing('purpose', 'undeclared', { section: sectionNumber('purposes') });
}

function audienceNeed(deps: Deps, { segment }: CampaignRow): Need {
  try {
    admitSegment(deps, JSON.parse(segment) as Segment);
    return ok('audience');
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const section = error.params['section'];
    return missing('audience', 'refused', { about: error.field ?? null, section: typeof section === 'number' ? section : null });
  }
}

async function contentNeed(deps: Deps, row: CampaignRow): Promise<Need> {
  const { ready, problems, twoSubjects } = await contentOf(deps, deps.database.db, row.id);
  if (!ready) return missing('content', 'unfinished', { about: problems.find(({ stops }) => stops)?.code ?? null });
  return row.trial !== null && !twoSubjects ? missing('content', 'one-subject') : ok('content');
}

/** The relay sees every address, so the notice names it as a processor, says where it is, and what protects data outside the EEA (R8). */
async function relayNeeds(deps: Deps, settings: MailSettings | null): Promise<Need[]> {
  const found = await whyNotSendable(deps);
  // A need of its own.
  const why = found === 'links-lead-here' ? null : found;
  const section = sectionNumber('recipients');
  const relay = possibleRelays(deps.policy.current()).find(({ id }) => id === settings?.recipientId);
  const name = relay?.name.fi ?? null;
  if (why === 'relay-country') return [ok('relay', name), missing('country', why, { about: name, section })];
  if (why === 'not-set-up') return [missing('relay', why)];
  if (why !== null || relay === undefined) return [missing('relay', why ?? 'relay-undeclared', { about: name, section })];
  const country = relay.country ?? '';
  const inside = insideEea(country);
  const declared = inside || inForce(deps).policy.transfers.length > 0;
  const about = countryName(country).fi;
  return [
    ok('relay', name),
    declared ? ok('country', about) : missing('country', 'transfer-undeclared', { about, section: sectionNumber('transfers') }),
  ];
}

/** The links of a letter, its way out among them, must open where it is read; a relay on this machine is a trial, whose letters go nowhere. */
function publicUrlNeed(deps: Deps, settings: MailSettings | null): Need {
  const { protocol, host } = new URL(deps.config.publicUrl);
  if (protocol === 'https:') return ok('public-url', host);
  if (linksLeadHere(deps, settings)) return missing('public-url', 'links-lead-here', { about: host });
  return missing('public-url', 'links-work-here', { state: 'advice', about: host });
}

async function senderNeeds(deps: Deps, row: CampaignRow): Promise<Need[]> {
  const { from_address } = await senderOf(deps, row);
  if (isNobody(from_address)) return [missing('sender', 'nobody')];
  const domain = from_address.slice(from_address.lastIndexOf('@') + 1).toLowerCase();
  const signed = (await dkimRecords(deps.database.db, deps)).some(
    (record) => domain === record.domain || domain.endsWith(`.${record.domain}`),
  );
  return [ok('sender', from_address), signed ? ok('dkim', domain) : missing('dkim', 'unsigned', { state: 'advice', about: domain })];
}
