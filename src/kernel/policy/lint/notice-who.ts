// Who answers and since when: controller, contact, data protection officer and date (Art. 13(1)(a)–(b)).

import type { Judgement } from './notice-judged.ts';
import { missing, partly, THERE } from './notice-judged.ts';
import type { View } from './notice-view.ts';

export function contactItems(view: View): Judgement {
  const dpo = view.of('dpo').length > 0 || view.says(/tietosuojavastaava/iu);
  return {
    controller: controller(view),
    dpo: dpo ? THERE : missing({ code: 'dpo-unmentioned', path: 'dpo' }),
    date: view.of('date').length > 0 ? THERE : missing({ code: 'date-missing', path: 'statedDate' }),
  };
}

const WAYS = ['email', 'phone', 'address'];

function controller(view: View) {
  const name = view.fact('controllers/name');
  if (name === undefined) return missing({ code: 'controller-missing', path: 'controllers' });
  const reached =
    WAYS.some((way) => view.has(`controllers/${way}`) || view.has(`contact/${way}`)) || /\S@\S|\(at\)|\[at\]/u.test(view.text);
  const ids = view.of('controller').filter(({ path }) => path.startsWith('controllers/businessId:'));
  const wrong = ids.find(({ value }) => value['valid'] === false);
  return partly(
    reached ? undefined : { code: 'contact-details-missing', path: 'controllers', place: name.place },
    ids.length === 0 ? { code: 'business-id-missing', path: 'controllers', place: name.place } : undefined,
    wrong === undefined ? undefined : { code: 'business-id-invalid', path: 'controllers', place: wrong.place },
  );
}
