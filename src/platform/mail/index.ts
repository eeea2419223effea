// The door of mail: a letter as text and simple page, and an SMTP relay that takes it. Knows no privacy: who may be written to is decided above.

export { writeLetter } from './letter.ts';
export type { Letter, LetterContent } from './letter.ts';
export type { MailFailure } from './failure.ts';
export { failureOf } from './failure.ts';
export { connectSmtp } from './transport.ts';
export type { Envelope, MailTransport, RelaySettings, TlsMode } from './transport.ts';
export { createMailReader, createReportReader } from './apart.ts';
export type { MailReader, ReportReader } from './apart.ts';
export { openReceiver } from './receiver.ts';
export type { Receiver } from './receiver.ts';
export { READ_OF_REPORT } from './report/report.ts';
export type { Fate, MailReport } from './report/report.ts';
export { LARGEST_MAIL, LONGEST_SUBJECT, LONGEST_TEXT } from './parsed.ts';
export type { MailFile, MailNote, ParsedMail, Party } from './parsed.ts';
export { imapFailure, openMailbox } from './imap.ts';
export type { ImapSettings, OpenMailbox } from './imap.ts';
export { compileMessage } from './bulk/message.ts';
export { createDkimSigner } from './bulk/dkim.ts';
export { dkimRecord, newDkimKey } from './bulk/dkim-key.ts';
export { connectBulk } from './bulk/line.ts';
export type {
  Answer,
  BulkLine,
  BulkOptions,
  CompiledMessage,
  DkimKey,
  DkimSigner,
  MessageHead,
  MessageTemplate,
  Piece,
  Slot,
} from './bulk/types.ts';
