// How sure it is that an address does not work (RFC 3463): the class and subject of the status, and where a server gives none, the words servers use.

import { bare } from './fields.ts';
import type { Fields } from './fields.ts';
import type { Fate } from './report.ts';

export interface Verdict {
  readonly fate: Fate;
  /** For people who know mail: '550 5.1.1'. */
  readonly code: string;
}

/** Bad destination mailbox, system or syntax; moved without a new address; disabled; no route to the host. 5.1.7 and 5.1.8 speak of the sender. */
const GONE = /^5\.(?:1\.(?:[12346]|10)|2\.1|4\.4)$/;
/** A status that says no more than that it failed. */
const VAGUE = /^5\.(?:0\.0|5\.0|1\.0)$/;

/** What servers say when nobody lives there, in the languages in which they say it. */
const NOBODY = new RegExp(
  [
    'user unknown|unknown user|no such (?:user|recipient|mailbox|address|person)|unknown (?:recipient|mailbox|address|local part)',
    'recipient (?:address rejected: )?(?:unknown|not found)|recipientnotfound|address (?:not found|couldn.t be found|does not exist)|mailbox (?:not found|unavailable|does not exist)',
    '(?:user|account|recipient|mailbox|address)(?: that you tried to reach)? (?:does not|doesn.t|did not) exist|not a valid (?:mailbox|recipient)|invalid (?:recipient|mailbox)',
    'unrouteable address|host (?:or domain name )?not found|domain (?:does not exist|not found)|account (?:is )?(?:disabled|closed|inactive)|mailbox (?:is )?disabled',
    'osoitetta ei (?:löydy|ole)|vastaanottajaa ei löyd|tuntematon vastaanottaja|ei ole olemassa|sähköpostilaatikkoa ei löyd',
    'okänd (?:användare|mottagare)|adressen hittades inte|mottagaren hittades inte|finns inte|existerar inte|kunde inte hittas',
  ].join('|'),
  'iu',
);
const FULL =
  /mailbox (?:is )?full|over quota|quota exceeded|exceeded .{0,20}quota|insufficient (?:system )?storage|postilaatikko on täynnä|brevlåda(?:n)? är full/iu;

/** The fate of one recipient of a report. */
export function fateOf(recipient: Fields): Verdict | undefined {
  const action = bare(recipient.get('action')).toLowerCase();
  const diagnostic = recipient.get('diagnostic-code') ?? '';
  const status = statusIn(bare(recipient.get('status'))) ?? statusIn(diagnostic);
  const reply = replyIn(diagnostic);
  const code = codeOf(reply, status);
  if (action === 'delivered') return { fate: 'delivered', code };
  // Passed on to a list or a server that tells nothing back: we do not know, and learn nothing.
  if (action === 'delayed' || action === 'relayed' || action === 'expanded') return { fate: 'delayed', code };
  if (action !== 'failed' && status === undefined && reply === undefined) return undefined;
  return { fate: failedHow(status, reply, diagnostic), code };
}

function failedHow(status: string | undefined, reply: string | undefined, words: string): 'hard' | 'soft' {
  if (FULL.test(words)) return 'soft';
  // A general status may stand beside an exact one in the server's own answer.
  const exact = status === undefined || VAGUE.test(status) ? (statusIn(words) ?? status) : status;
  if (exact !== undefined && GONE.test(exact)) return 'hard';
  if (exact !== undefined && !VAGUE.test(exact)) return 'soft';
  return (reply === undefined || reply.startsWith('5')) && NOBODY.test(words) ? 'hard' : 'soft';
}

/** What a server without reports says of a failure in words; undefined when it does not speak of one. */
export function fateInWords(text: string): Verdict | undefined {
  const words = text.slice(0, 8000);
  if (!FAILED.test(words)) return undefined;
  const status = statusIn(words);
  const reply = replyIn(words);
  if (DELAY.test(words) && !(status ?? reply ?? '5').startsWith('5')) return { fate: 'delayed', code: codeOf(reply, status) };
  return { fate: failedHow(status, reply, words), code: codeOf(reply, status) };
}

const FAILED = new RegExp(
  [
    'undeliver|could not be delivered|couldn.t be delivered|wasn.t able to deliver|was not delivered|delivery (?:has )?failed|delivery (?:status notification|incomplete|delayed)|permanent(?: fatal)? error|returned to sender|not be delivered to one or more',
    'ei voitu toimittaa|toimitus epäonnistui|toimittaminen epäonnistui|toimittamatta|viivästy',
    'kunde inte levereras|inte kunde levereras|leveransen misslyckades|gick inte att leverera|kunde inte leverera|försenad',
  ].join('|'),
  'iu',
);
const DELAY =
  /delayed|will keep trying|will be retried|still trying|viivästy|yritetään (?:uudelleen|edelleen)|försenad|fortsätter att försöka/iu;

function statusIn(text: string): string | undefined {
  return /(?:^|[^\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d.])/.exec(text)?.[1];
}

function replyIn(text: string): string | undefined {
  return /(?:^|[^\d.])([45]\d\d)(?=[ \-#:])(?!\.\d)/.exec(text)?.[1];
}

function codeOf(reply: string | undefined, status: string | undefined): string {
  return [reply, status].filter((part) => part !== undefined).join(' ');
}
