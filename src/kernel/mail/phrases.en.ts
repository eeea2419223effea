// Letters of the house in English, and how their fate is told.

import type { Shape } from '#platform/i18n';
import type { fi } from './phrases.fi.ts';

export const en: Shape<typeof fi> = {
  follow: 'Open my data',
  link: {
    subject: '{firm}: link to your data',
    lead: 'With this link or code you can see what data {firm} keeps on you. You can also correct the data there, or ask for their erasure.',
    open: 'Open my data',
    until: 'The link and the code work once, until {time} Finnish time on {date}.',
    sentUntil: 'The link works once, until {date} at {time}.',
    secret: 'Never tell the code to anybody. Type it only into the browser in which you ordered the link yourself. We never ask for it.',
    notYou:
      'If you did not order the link, somebody else has given your address. The link and the code came to this address only, and they run out by themselves as long as you neither open the link nor give the code away. If anybody asks you for them, answer this message.',
    notExpected: 'If you did not expect the link, it runs out by itself as long as you do not open it. Do not pass the link on.',
  },
  received: {
    subject: '{firm}: request {number} has arrived',
    lead: '{firm} received your request on {date}. Thank you for writing.',
    what: 'Request {number}: {what}.',
    due: 'The answer comes by {date} at the latest, usually sooner.',
    notYou: 'If the request was not yours, answer this message and we will look into it.',
  },
  answered: {
    subject: '{firm}: answer to request {number}',
    lead: 'Request {number} has been answered: {what}.',
    complaint:
      'If you are not satisfied with the answer, answer this message. You can also turn to the Data Protection Ombudsman, tietosuoja.fi/en.',
  },
  otherwise: {
    subject: '{firm}: your own data',
    lead: 'A link to the data that {firm} holds was asked for with this address.',
    why: 'The link cannot be sent to this address: either several people use it, or identity is always checked first. In this way nobody sees the data of somebody else. You can still make a request, and it will be answered in time.',
    notYou:
      'If you did not ask for this, somebody else has given your address. This message opens nothing, and there is nothing you need to do.',
    open: 'How to make a request',
  },
  confirm: {
    subject: '{firm}: confirm your new e-mail address',
    lead: 'This address was entered as your new address on your own pages at {firm}. It takes the place of the old one when you confirm it.',
    open: 'Confirm the address',
    until: 'The link works once, until {date} at {time}.',
    notYou: 'If you have not changed your address, you can ignore this message. Nothing changes.',
  },
  wish: {
    subject: '{firm}: a change of your e-mail address was asked for',
    lead: 'On your own pages ({firm}) it was asked that this address be changed to another. It changes when the new one is confirmed.',
    notYou: 'If this was not you, tell us at once.',
  },
  changed: {
    subject: '{firm}: your e-mail address was changed',
    lead: 'Your e-mail address was changed on your own pages at {firm}. Links are no longer sent to this address.',
    notYou: 'If it was not you who changed it, tell us at once.',
    open: 'Get in touch',
  },
  erased: {
    subject: '{firm}: your data have been erased',
    lead: '{firm} has erased your data. This is the answer to request {number}.',
    certificate:
      'There is a signed certificate of the erasure. It says what was erased, what the law orders kept and until when. It holds no personal data, and anybody can check that it is genuine.',
    open: 'Open the certificate',
    address: 'This address was kept for this answer only. It has now been erased too.',
  },
  request: {
    subjects: {
      receipt: '{firm}: request {number} has been received',
      question: '{firm}: request {number}, we need to know more',
      extension: '{firm}: request {number}, more time to answer',
      erasure: '{firm}: request {number}, the data will be erased',
      answer: '{firm}: answer to request {number}',
      refusal: '{firm}: decision on request {number}',
    },
    reply: 'You can reply to this message.',
  },
  due: {
    subject: '{firm}: deadlines of requests',
    lead: 'These requests are waiting. The law and your own notice give them a deadline.',
    open: 'Open the requests',
  },
  raffle: {
    entered: {
      subject: '{firm}: you are in the raffle',
      lead: 'You are in the raffle {raffle}. Entering subscribes to nothing and gives no permission for marketing.',
      code: 'Your code: {code}',
      hash: 'Hash of the code (SHA-256): {hash}',
      check:
        'When entries have closed, the list of entrants is published on the page of the raffle as hashes alone. You are in when the hash of your code stands there. You can compute the hash from the code yourself with any SHA-256 calculator.',
      keep: 'Keep this message if you want to check the draw. The code is good for nothing else.',
    },
    subject: '{firm}: you won in the raffle',
    lead: 'You entered the raffle {raffle} and were drawn as a winner. The prize:',
    answer: 'Answer this message by {date}. If you do not answer, the prize is offered to the next in order.',
    open: 'See the facts of the draw',
    check: 'The page shows how the result of the draw can be checked.',
  },
  signUp: {
    subjects: {
      newsletter: '{firm}: confirm your subscription',
      guide: '{firm}: the guide you asked for',
      contact: '{firm}: confirm your message',
      raffle: '{firm}: confirm your entry',
    },
    leads: {
      newsletter: 'The newsletter ({firm}) was ordered with this address on {date} at {time}. It begins when you confirm.',
      guide: 'A guide ({firm}) was asked for with this address on {date} at {time}. Open the link to get it.',
      contact: 'A message ({firm}) was sent with this address on {date} at {time}. It reaches us when you confirm it.',
      raffle: 'A raffle ({firm}) was entered with this address on {date} at {time}. You are in the draw when you confirm.',
    },
    main: 'Purpose: {purpose}.',
    permissions: 'On the form, permission was also given for this: {purposes}.',
    overBan:
      'You have banned marketing before ({firm}). If you confirm, the ban gives way for what is listed above. If you do not, the ban stands.',
    open: { newsletter: 'Confirm the subscription', guide: 'Open the guide', contact: 'Confirm the message', raffle: 'Confirm the entry' },
    until: 'The link works until {time} on {date}.',
    notYou:
      'If you did not ask for this, somebody else has given your address. There is nothing you need to do: nothing is stored, and what was given goes by itself.',
  },
  test: { subject: '{firm}: test message', lead: 'Mail works. This test message was sent on {time}.' },
  names: {
    'one-time-link': 'Link to one’s own data',
    'own-pages-otherwise': 'How to ask for one’s own data',
    'confirm-address': 'Confirmation of a new address',
    'address-asked': 'Word of a change of address that was asked for',
    'address-changed': 'Word of a changed address',
    erased: 'Certificate of erasure',
    'request-received': 'Request received',
    'request-answered': 'Answer to a request',
    'request-letter': 'Letter of a request',
    'requests-due': 'Reminder of deadlines',
    'confirm-sign-up': 'Confirmation of a form',
    'raffle-entered': 'Entry in a raffle',
    'raffle-won': 'Prize in a raffle',
    'duty-letter': 'Notice about data',
    test: 'Test message',
    other: 'Message',
  },
  reasons: {
    refused: 'The recipient’s server says that there is no such address.',
    'letter-refused': 'The mail service will not carry the message.',
    expired: 'The message could not be sent in time.',
    unreadable: 'The contents of the message could not be opened.',
    restored: 'The data were restored from a backup, and the message may have been sent already. Check before you send it again.',
  },
};
