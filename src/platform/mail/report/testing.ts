/** Reports as servers write them, made for tests: Postfix, Exim, Exchange, Gmail and others, whole or not. */

export interface Written {
  /** The address that the envelope ended in. */
  readonly to: string;
  readonly recipient?: string;
}

const CRLF = '\r\n';
const bytes = (lines: readonly string[]): Buffer => Buffer.from(lines.join(CRLF), 'utf8');
const RECIPIENT = 'asiakas@example.test';

interface Dsn extends Written {
  readonly from?: string;
  readonly subject?: string;
  readonly words?: readonly string[];
  readonly status: readonly string[];
  readonly more?: readonly string[];
}

/** A report in three parts (RFC 3462). */
export function dsn({
  to,
  from = 'MAILER-DAEMON@mx.example.test (Mail Delivery System)',
  subject = 'Undelivered Mail Returned to Sender',
  ...rest
}: Dsn): Buffer {
  const { words = ['The mail could not be delivered.'], status, more = [], recipient = RECIPIENT } = rest;
  return bytes([
    `From: ${from}`,
    `To: ${to}`,
    `Subject: ${subject}`,
    'Date: Sun, 22 Nov 2026 10:00:00 +0200',
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="RAJA"',
    ...more,
    '',
    '--RAJA',
    'Content-Type: text/plain; charset=utf-8',
    '',
    ...words,
    '',
    '--RAJA',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example.test',
    '',
    `Final-Recipient: rfc822; ${recipient}`,
    ...status,
    '',
    '--RAJA',
    'Content-Type: text/rfc822-headers',
    '',
    `Return-Path: <${to}>`,
    'Subject: Uutiskirje',
    '',
    '--RAJA--',
    '',
  ]);
}

export const postfix = (to: Written): Buffer =>
  dsn({
    ...to,
    status: [
      'Action: failed',
      'Status: 5.1.1',
      'Diagnostic-Code: smtp; 550 5.1.1 <asiakas@example.test>: Recipient',
      '    address rejected: User unknown',
    ],
  });

export const exchange = (to: Written): Buffer =>
  dsn({
    ...to,
    from: 'Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@mx.example.test>',
    subject: 'Undeliverable: Uutiskirje',
    status: [
      'Action: failed',
      'Status: 5.1.10',
      'Diagnostic-Code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup',
    ],
  });

export const gmail = (to: Written): Buffer =>
  dsn({
    ...to,
    from: 'Mail Delivery Subsystem <mailer-daemon@mx.example.test>',
    subject: 'Delivery Status Notification (Failure)',
    words: ['** Address not found **', '', "Your message wasn't delivered to asiakas@example.test because the address couldn't be found."],
    status: [
      'Action: failed',
      'Status: 5.1.1',
      'Diagnostic-Code: smtp; 550-5.1.1 The email account that you tried to reach does not exist.',
    ],
  });

/** Exim as it wrote before it knew reports. */
export const exim = ({ to, recipient = RECIPIENT }: Written): Buffer =>
  bytes([
    'From: Mail Delivery System <Mailer-Daemon@mx.example.test>',
    `To: ${to}`,
    `X-Failed-Recipients: ${recipient}`,
    'Auto-Submitted: auto-replied',
    'Subject: Mail delivery failed: returning message to sender',
    'Content-Type: text/plain; charset=us-ascii',
    '',
    'This message was created automatically by mail delivery software.',
    '',
    'A message that you sent could not be delivered to one or more of its',
    'recipients. This is a permanent error. The following address(es) failed:',
    '',
    `  ${recipient}`,
    '    Unrouteable address',
    '',
  ]);

/** In Finnish or Swedish, with letters of more than seven bits that nobody announced. */
export const inWords = ({ to }: Written, lang: 'fi' | 'sv', charset: 'utf8' | 'latin1'): Buffer =>
  Buffer.from(
    [
      'From: postmaster@mx.example.test',
      `To: ${to}`,
      lang === 'fi' ? 'Subject: Viestiä ei voitu toimittaa' : 'Subject: Meddelandet kunde inte levereras',
      ...(charset === 'latin1'
        ? ['Content-Type: text/plain; charset=iso-8859-1', 'Content-Transfer-Encoding: 8bit']
        : ['Content-Type: text/plain; charset=utf-8']),
      '',
      ...(lang === 'fi'
        ? ['Viestiäsi ei voitu toimittaa.', 'Sähköpostilaatikkoa ei löydy: tuntematon vastaanottaja.']
        : ['Ditt meddelande kunde inte levereras.', 'Okänd mottagare: adressen hittades inte.']),
      '',
    ].join(CRLF),
    charset,
  );

export const complaint = ({ to }: Written, kind = 'abuse'): Buffer =>
  bytes([
    'From: fbl@mx.example.test',
    'To: abuse@firma.example.test',
    'Subject: FW: Uutiskirje',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=feedback-report; boundary="RAJA"',
    '',
    '--RAJA',
    'Content-Type: text/plain',
    '',
    'This is an email abuse report.',
    '',
    '--RAJA',
    'Content-Type: message/feedback-report',
    '',
    `Feedback-Type: ${kind}`,
    'User-Agent: SomeGenerator/1.0',
    'Version: 1',
    `Original-Mail-From: <${to}>`,
    '',
    '--RAJA',
    'Content-Type: message/rfc822',
    '',
    `Return-Path: <${to}>`,
    'Subject: Uutiskirje',
    '',
    'Hei',
    '--RAJA--',
    '',
  ]);

export const away = ({ to }: Written): Buffer =>
  bytes([
    'From: asiakas@example.test',
    `To: ${to}`,
    'Subject: Automaattinen vastaus: Uutiskirje',
    'Auto-Submitted: auto-replied',
    '',
    'Olen lomalla. Viestiä ei voitu toimittaa? Ei, luen sen maanantaina.',
    '',
  ]);

export const person = ({ to }: Written): Buffer =>
  bytes([
    'From: asiakas@example.test',
    `To: ${to}`,
    'Subject: Re: Uutiskirje',
    '',
    'Kollegan viesti kuulemma palautui: 550 5.1.1 user unknown, could not be delivered.',
    '',
  ]);
