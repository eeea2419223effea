// The door of mail: a letter as text and simple page, and an SMTP relay that takes it. Knows no privacy: who may be written to is decided above.

export { writeLetter } from './letter.ts';
export type { Letter, LetterContent } from './letter.ts';
export type { MailFailure } from './failure.ts';
export { failureOf } from './failure.ts';
export { connectSmtp } from './transport.ts';
export type { Envelope, MailTransport, RelaySettings, TlsMode } from './transport.ts';
