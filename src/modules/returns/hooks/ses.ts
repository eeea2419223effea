// Notices of Amazon SES by SNS: signed with a certificate that is fetched from Amazon's own hosts and nowhere else, for the one topic that the owner named.

import { signedByCertificate } from '#platform/crypto';
import { codeOf, instantOf, isWithin, parsed, refuseNotice, textOf, toldOf } from './notice.ts';
import type { Incoming, Notice, Told } from './notice.ts';

const WINDOW_MS = 3_600_000;
const HOST = /^sns\.[a-z0-9-]{3,40}\.amazonaws\.com(?:\.cn)?$/;

/** Reads a short text from an address of Amazon. */
export type ReadAmazon = (url: string) => Promise<string>;

const SIGNED = {
  Notification: ['Message', 'MessageId', 'Subject', 'Timestamp', 'TopicArn', 'Type'],
  SubscriptionConfirmation: ['Message', 'MessageId', 'SubscribeURL', 'Timestamp', 'Token', 'TopicArn', 'Type'],
} as const;

export async function readSes(incoming: Incoming, topic: string, read: ReadAmazon): Promise<Notice[]> {
  const told = parsed(incoming.body);
  // The topic first: anybody can have Amazon sign for a topic of their own.
  if (textOf(told['TopicArn']) !== topic || !isWithin(Date.parse(textOf(told['Timestamp'])), incoming.now, WINDOW_MS)) refuseNotice();
  const type = textOf(told['Type']);
  if (type !== 'Notification' && type !== 'SubscriptionConfirmation') refuseNotice();
  await refuseUnsigned(told, SIGNED[type], read);
  if (type === 'Notification') return noticesIn(told, incoming.now);
  await read(amazons(textOf(told['SubscribeURL'])));
  return [];
}

async function refuseUnsigned(told: Told, names: readonly string[], read: ReadAmazon): Promise<void> {
  const text = names
    .flatMap((name) => (typeof told[name] === 'string' ? [name, told[name]] : []))
    .map((line) => `${line}\n`)
    .join('');
  const url = amazons(textOf(told['SigningCertURL']));
  if (!new URL(url).pathname.endsWith('.pem')) refuseNotice();
  const hash = told['SignatureVersion'] === '2' ? 'sha256' : 'sha1';
  if (!signedByCertificate(await read(url), hash, text, textOf(told['Signature']))) refuseNotice();
}

/** The address, when it is one of Amazon's: a notice must not send us elsewhere. */
function amazons(text: string): string {
  const url = URL.parse(text);
  if (url === null || url.protocol !== 'https:' || url.port !== '' || url.username !== '' || !HOST.test(url.hostname)) refuseNotice();
  return url.href;
}

function noticesIn(told: Told, now: Date): Notice[] {
  const message = parsed(typeof told['Message'] === 'string' ? told['Message'] : '');
  const mail = toldOf(message['mail']);
  const kind = kindOf(message);
  if (kind === undefined) return [];
  const headers = Array.isArray(mail['headers']) ? mail['headers'].slice(0, 100).map((each) => textOf(toldOf(each)['value'])) : [];
  const bounce = toldOf(message['bounce']);
  const [recipient] = Array.isArray(bounce['bouncedRecipients']) ? bounce['bouncedRecipients'].map(toldOf) : [];
  const at = instantOf(bounce['timestamp'] ?? toldOf(message['complaint'])['timestamp'], now);
  const code = codeOf(recipient?.['status'], recipient?.['diagnosticCode']);
  return [{ id: textOf(told['MessageId']), kind, code, at, places: [textOf(mail['source']), ...headers] }];
}

function kindOf(message: Told): Notice['kind'] | undefined {
  const type = textOf(message['notificationType']) || textOf(message['eventType']);
  if (type === 'Complaint') return textOf(toldOf(message['complaint'])['complaintFeedbackType']) === 'not-spam' ? undefined : 'complaint';
  if (type === 'Delivery') return 'arrived';
  if (type !== 'Bounce') return undefined;
  return textOf(toldOf(message['bounce'])['bounceType']) === 'Permanent' ? 'hard' : 'soft';
}
