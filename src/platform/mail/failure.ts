// Why a letter was not taken, sorted by what to do about it; codes only, because a relay repeats addresses in its answers.

export interface MailFailure {
  /**
   * - `relay`: the relay itself cannot be used now, or not with these settings; nobody's letter goes.
   * - `address`: the relay says for good that there is no such recipient.
   * - `letter`: the relay will not take this letter, ever.
   * - `later`: the relay asks to try again.
   */
  readonly kind: 'relay' | 'address' | 'letter' | 'later';
  /** For people who know mail: 'RCPT 550 5.1.1', 'ECONNREFUSED'. */
  readonly code: string;
  /** The letter may have been taken all the same: the line broke before the answer came. */
  readonly doubtful: boolean;
}

interface Told {
  readonly code?: unknown;
  readonly command?: unknown;
  readonly responseCode?: unknown;
  readonly response?: unknown;
  readonly syscall?: unknown;
  readonly message?: unknown;
  /** Sorted before, by the line of mailings. */
  readonly failure?: MailFailure;
}

/** What happened before any letter could be handed over. */
const BEFORE: ReadonlySet<string> = new Set(['EDNS', 'ETLS', 'EREQUIRETLS', 'EAUTH', 'ENOAUTH', 'ECONFIG', 'ECONNREFUSED', 'EPROXY']);

export function failureOf(error: unknown): MailFailure {
  const told: Told = typeof error === 'object' && error !== null ? error : {};
  if (told.failure !== undefined) return told.failure;
  const status = typeof told.responseCode === 'number' ? told.responseCode : undefined;
  return status === undefined ? unanswered(told) : answered(told, status);
}

function answered(told: Told, status: number): MailFailure {
  const command = typeof told.command === 'string' ? (told.command.split(' ')[0] ?? '') : '';
  const enhanced = typeof told.response === 'string' ? (/^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/.exec(told.response)?.[1] ?? '') : '';
  const code = [command, status, enhanced].filter((part) => part !== '').join(' ');
  return { kind: kindOf(command, status, enhanced), code, doubtful: false };
}

// 5.7 speaks of permission: the relay does not want to carry for us, which says nothing about the recipient.
function kindOf(command: string, status: number, enhanced: string): MailFailure['kind'] {
  const refused = status >= 500;
  if (command === 'RCPT') {
    if (!refused) return 'later';
    return enhanced.startsWith('5.7.') ? 'letter' : 'address';
  }
  if (command === 'DATA' || command === 'BDAT') return refused ? 'letter' : 'later';
  return 'relay';
}

function unanswered({ code, syscall, message, command }: Told): MailFailure {
  const name = typeof code === 'string' && /^[A-Z][A-Z0-9_]+$/.test(code) ? code : 'ERROR';
  const words = typeof message === 'string' ? message : '';
  const trust = /certificate|self.signed|altnames/i.test(words);
  const secrecy = trust || /SSL routines|TLS/.test(words);
  const waiting = command === 'CONN' && /connection timeout|greeting/i.test(words);
  const early = secrecy || waiting || BEFORE.has(name) || syscall === 'connect';
  return { kind: 'relay', code: secrecy ? (trust ? 'TLS CERTIFICATE' : 'TLS') : causeOf(name, words), doubtful: !early };
}

const CAUSE = /\b(ECONNREFUSED|ECONNRESET|EHOSTUNREACH|ENETUNREACH|ENOTFOUND)\b/;

/** The name behind a general one, when the message holds it. */
function causeOf(name: string, words: string): string {
  return CAUSE.exec(words)?.[1] ?? name;
}
