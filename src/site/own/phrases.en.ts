// The person's own pages in plain British English.

import type { Shape } from '#platform/i18n';
import type { fi } from './phrases.fi.ts';
import { around } from './phrases.around.en.ts';
import { within } from './phrases.within.en.ts';

export const en: Shape<typeof fi> = {
  title: 'Your own data',
  skip: 'Skip to the content',
  languages: 'Language',
  pages: 'Your pages',
  made: 'These pages are made by Lupaus, the register that keeps the promises of its notice.',
  notice: 'Privacy notice',
  back: 'Back to your own data',
  nav: { held: 'Data', permissions: 'Permissions', requests: 'Requests', erase: 'Erasure', out: 'Sign out' },
  order: {
    lead: 'Here you see everything that {firm} holds on you: where it came from, what it is used for, who has seen it and when it goes. You can correct it, ban marketing, download it or ask for it to be erased. All of it is free.',
    address: 'Your e-mail address',
    why: 'Give the address that you have given us. A link and a code will come to it. No other account is needed.',
    send: 'Send the link',
    off: 'Links cannot be sent by e-mail just now. You can still make a request, and it will be answered in time.',
    inPerson:
      'We always check identity face to face before any data are shown. Once you have been to see us, we send you a link to these pages.',
    otherwise: 'Other ways',
    otherwiseText:
      'If you have no e-mail, if your address has changed or if somebody else uses the same address, make a request with the form, by post or in person.',
    ask: 'Make a request with the form',
    post: 'By post: {post}',
    email: 'By e-mail: {email}',
    phone: 'By telephone: {phone}',
    identity:
      'We check who you are only if there is reason to doubt it: by calling the number we have, or by looking at a document in person. No copy of a document is asked for or kept.',
    identityInPerson: 'We look at your identity document in person. No copy is made, and we note only the way and the day.',
    certificate: 'Check a certificate of erasure',
  },
  sent: {
    title: 'Look in your e-mail',
    lead: 'If the address is in our register, a message has gone to it. It holds a link and a code that work for {minutes} minutes.',
    code: 'The code in the message',
    codeWhy: 'The code has eight digits. It works in this browser only.',
    open: 'Open your own data',
    nothing: 'No message?',
    nothingText:
      'Wait a moment and look among the junk mail. We do not tell here whether the address is in the register, so that nobody else can ask in your place. If several messages came, open the link in the newest one: a new one does not go every time, so that nobody can fill your mailbox.',
    again: 'Give the address again',
  },
  link: {
    title: 'Open your own data',
    lead: 'The link works once. The data open only when you press the button.',
    open: 'Open your own data',
    safe: 'The visit ends when you sign out, or when the pages have not been used for {minutes} minutes.',
  },
  confirm: {
    title: 'Confirm your new address',
    lead: 'Press the button, and this address takes the place of the old one. The old address is told.',
    open: 'Confirm the address',
    done: 'The address has been changed',
    doneText: 'From now on links to your own pages come to the new address.',
    looked: 'The address is waiting to be looked at',
    lookedText: 'The address could not be changed at once. We have entered your request, and it will be answered in time.',
  },
  over: {
    title: 'That did not work',
    again: 'Order a new link',
    otherwise:
      'You can also make a request by post, e-mail or telephone. The contact details are on the first page of your own data and in the privacy notice.',
  },
  bye: { title: 'You have signed out', text: 'The visit is over, and the link no longer opens anything.' },
  public: {
    title: 'Make a request',
    lead: 'The request is entered at once, and the clock starts then. Data are erased within {hours}. Other requests are answered within {days} days. Before any data are given out or erased, we check who you are.',
    right: 'What do you ask for?',
    name: 'Your name',
    reach: 'How do we reach you?',
    reachWhy: 'An e-mail address, a telephone number or a postal address.',
    text: 'Tell us more',
    textWhy: 'Do not write a personal identity code, and do not send a copy of a document.',
    send: 'Send the request',
    done: 'The request has been entered',
    doneText: 'The number of the request is {no}. We answer by {date}.',
  },
  rights: {
    access: 'See my data',
    rectification: 'Correct my data',
    erasure: 'Erase my data',
    restriction: 'Restrict the processing of my data',
    objection: 'Object to the processing of my data',
    portability: 'Move my data to another service',
    withdrawal: 'Withdraw my consent',
    'marketing-ban': 'Ban direct marketing',
    complaint: 'Complain',
  },
  rightsWhat: {
    access: 'access to data',
    rectification: 'correction of data',
    erasure: 'erasure of data',
    restriction: 'restriction of processing',
    objection: 'objection to processing',
    portability: 'moving the data',
    withdrawal: 'withdrawal of consent',
    'marketing-ban': 'ban of direct marketing',
    complaint: 'complaint',
  },
  ...within,
  ...around,
};
