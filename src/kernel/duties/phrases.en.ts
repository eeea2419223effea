// Letters of the duties room in English.

import type { Shape } from '#platform/i18n';
import type { fi } from './phrases.fi.ts';

export const en: Shape<typeof fi> = {
  /** Heading of the one task of an act that was taken back. */
  undone: 'Possible copies of what was undone',
  notice: {
    subject: 'Notice about personal data: {firm}',
    head: 'Hello, this is a notice from {firm} about personal data that we have given you or that you hold on our behalf (Article 19 of the General Data Protection Regulation).',
    erasure:
      'We have erased the data of the person below. Please erase them from your own systems, papers and backups too, and with those to whom you have given them, unless the law obliges you to keep them.',
    rectification: 'We have rectified data of the person below. Please correct them in your systems too.',
    restriction:
      'The processing of the data of the person below has been restricted. Please keep the data but use them for nothing else until we tell you that the restriction is over.',
    release: 'The restriction on processing the data of the person below is over. The data may again be used for their purpose.',
    who: 'Whom it concerns: {who}',
    unknown: 'a person whose name we no longer know; please contact us',
    fields: 'Which data: {fields}',
    answer: 'Please answer this message when it has been done, or tell us why it is not possible.',
  },
  inform: {
    subject: 'Where we got your data from: {firm}',
    head: 'Hello, we have stored data about you that we did not get from you yourself. We tell you so as Article 14 of the General Data Protection Regulation asks.',
    source: 'Source: {source}',
    public: 'The source is publicly available.',
    fields: 'Data: {fields}',
    notice:
      'The controller, the purposes with their legal bases, the recipients and how long data are kept are told in the privacy notice: {link}',
    rights:
      'You may at any time ask to see, rectify or erase your data, restrict or object to their use, and ban direct marketing. You may also complain to the supervisory authority ({office}).',
    contact: 'Contact: {contact}',
  },
  authority: {
    head: 'Notification of a personal data breach (Article 33 of the General Data Protection Regulation)',
    to: 'To: {office}, {post}, {website}',
    from: 'Controller: {firm}. Contact point: {contact}.',
    aware: 'The breach became known on {aware}. The 72 hours for this notification end on {due}.',
    happened: 'What happened: {happened}',
    fields: 'Categories of data: {fields}',
    people: 'Approximate number of data subjects: {people}. Approximate number of records: {records}.',
    unknown: 'not yet known',
    consequences: 'Likely consequences: {text}',
    measures: 'Measures: {text}',
    risk: { none: 'Risk: a risk is unlikely. {reason}', risk: 'Risk: there is a risk. {reason}', high: 'Risk: the risk is high. {reason}' },
    late: 'Why this is told after 72 hours: {text}',
    later: 'What is missing will follow in phases as soon as it is known.',
  },
  persons: {
    head: 'Hello, your data may have come into the wrong hands, been lost or been changed. We tell you what happened and what you can do.',
    happened: 'What happened: {happened}',
    fields: 'Which data it may concern: {fields}',
    consequences: 'What may follow: {text}',
    measures: 'What we have done and what we recommend to you: {text}',
    contact: 'Ask more: {contact}',
    sorry: 'We are sorry for what happened. {firm}',
  },
};
