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
    notYou: 'If you did not ask for this, there is nothing you need to do. Nobody has seen your data.',
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
  test: { subject: '{firm}: test message', lead: 'Mail works. This test message was sent on {time}.' },
  names: {
    'one-time-link': 'Link to one’s own data',
    'request-received': 'Request received',
    'request-answered': 'Answer to a request',
    test: 'Test message',
    other: 'Message',
  },
  reasons: {
    refused: 'The recipient’s server says that there is no such address.',
    'letter-refused': 'The mail service will not carry the message.',
    expired: 'The message could not be sent in time.',
    unreadable: 'The contents of the message could not be opened.',
  },
};
