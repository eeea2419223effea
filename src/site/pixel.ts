// One transparent dot, the same bytes whoever asks and whatever is known of them: the answer tells nothing.

import type { Reply } from '#platform/http';

const DOT = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

export function sendDot(reply: Reply) {
  return reply
    .header('cache-control', 'no-store, max-age=0')
    .header('cross-origin-resource-policy', 'cross-origin')
    .type('image/gif')
    .send(DOT);
}
