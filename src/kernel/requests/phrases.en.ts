// Letters to a person who has made a request, in English.

import type { Shape } from '#platform/i18n';
import type { fi } from './phrases.fi.ts';

export const en: Shape<typeof fi> = {
  right: {
    access: 'access to the data',
    rectification: 'rectification of data',
    erasure: 'erasure of the data',
    restriction: 'restriction of processing',
    objection: 'objection to processing',
    portability: 'portability of the data',
    withdrawal: 'withdrawal of consent',
    'marketing-ban': 'ban on direct marketing',
    complaint: 'complaint',
  },
  ground: {
    unfounded: 'the request is manifestly unfounded (Article 12(5) GDPR)',
    excessive: 'the request is excessive because the same has been asked repeatedly (Article 12(5) GDPR)',
    law: 'the law requires the data to be kept or limits the right',
    claims: 'the data are needed to make or to meet a legal claim',
    'others-rights': 'giving the data would infringe the rights of another person (Article 15(4) GDPR)',
    compelling: 'there are compelling legitimate grounds for the processing (Article 21(1) GDPR)',
    'no-basis': 'the conditions of the law for this right are not met',
    accurate: 'the data were checked and are correct',
    identity: 'the person who made the request could not be identified (Article 12(2) GDPR)',
  },
  why: { complex: 'the request is complex', many: 'the number of requests is high' },
  letter: {
    head: 'Your request {no}: {right}. We received it on {received}.',
    received: 'We will answer by {due}, usually sooner.',
    receivedErasure: 'We will erase the data, or tell you why we cannot, by {due}.',
    moment: '{date} at {time}',
    erases: 'We have accepted the request. Your data will be erased by {due}. Until then you can take the request back.',
    erasesNow: 'We have accepted the request, and your data are being erased now.',
    erased: 'Your data have been erased.',
    done: 'The request has been carried out.',
    nothing: 'There are no data about you in our register.',
    again:
      'Received again from the ledger: the request came after the backup was made, and the register has since been restored from it. What the request said is not kept.',
    probe: 'This is a weekly trial: the register tries whether the form for requests and the mail work. There is nothing to do.',
    dueLine: '– request {no}: {right}, by {date}',
    stays: 'The following data stay:',
    because: { law: 'the law requires them to be kept', hold: 'needed to make or to meet a legal claim' },
    until: { law: ', until {date} at the latest', hold: ', to be looked at again on {date}' },
    extended: 'We need more time to answer because {why}. We will answer by {due}. The extension is based on Article 12(3) GDPR.',
    refused: 'We cannot agree to the request: {ground}.',
    partly: 'The request has been carried out except for the following: {ground}.',
    identity: 'We ask for more about your identity because there is reasonable doubt about it. Do not send a copy of an identity document.',
    clarification: 'We ask you to tell more precisely which data your request is about.',
    complaint: 'You can complain about the decision: {office}, {post}, {website}. You can also take the matter to court.',
    free: 'The request is free of charge.',
  },
};
