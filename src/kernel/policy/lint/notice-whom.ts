// Who receives and where data go (Art. 13(1)(e)–(f), 26, 44–46), and where the text contradicts itself on it.

import { toolById } from '../import/gazetteer.ts';
import type { Fact } from '../import/types.ts';
import type { Raw } from './finding.ts';
import type { Judged, Judgement } from './notice-judged.ts';
import { missing, NONE, partly, THERE } from './notice-judged.ts';
import { foreignTools, last, placesOf } from './notice-view.ts';
import type { View } from './notice-view.ts';

export function recipientItems(view: View): Judgement {
  return { recipients: recipients(view), transfers: transfers(view) };
}

function isNamed({ value, path }: Fact): boolean {
  return (typeof value['name'] === 'string' && value['name'] !== '') || toolById(last(path)) !== undefined;
}

function recipients(view: View): Judged {
  const all = view.of('recipient');
  if (all.length === 0) {
    const closed = view.of('disclosure').length > 0 && view.of('tool').length === 0;
    return closed ? THERE : missing({ code: 'recipients-missing', path: 'recipients' });
  }
  const named = new Set(all.filter(isNamed).flatMap((fact) => placesOf(fact).map(({ line }) => line)));
  const vague = all.find((fact) => !isNamed(fact) && !placesOf(fact).some(({ line }) => named.has(line)));
  return partly(vague === undefined ? undefined : { code: 'recipients-unnamed', path: 'recipients', place: vague.place });
}

const FLAT = ['transfers/none', 'transfers/none-as-rule'];
const ADMITTED = ['possible', 'conditional', 'outside', 'us', 'marketing-abroad', 'contractual', 'privacy-shield'].map(
  (each) => `transfers/${each}`,
);
const INSTRUMENT =
  /vakio ?(?:sopimus)?lausek|mallilausek|standard contractual|tietosuojakehy|data privacy framework|(?<!\p{L})DPF(?!\p{L})|riittävyy\p{L}* ?(?:koskeva\p{L}* )?päätö|vastaavuuspäätö|2021\/914|2023\/1795|49 artikla|nimenomai\p{L}+ suostumu|sitov\p{L}+ (?:yritystä|sään)/iu;
const VOID = /privacy[ -]?shield|safe[ -]?harbou?r/iu;

function transfers(view: View): Judged {
  const flat = FLAT.map((path) => view.fact(path)).find((each) => each !== undefined);
  const admitted = ADMITTED.map((path) => view.fact(path)).filter((each) => each !== undefined);
  const foreign = foreignTools(view);
  const names = { names: foreign.map(({ tool }) => tool.name).join(', ') || '–' };
  const instrument = INSTRUMENT.test(view.text);
  const contrary = flat !== undefined && (foreign.length > 0 || admitted.length > 0) && !(instrument && flat.path === FLAT[1]);
  const found: Raw[] = [];
  if (contrary)
    found.push({ code: 'transfer-contradiction', path: 'transfers', place: flat.place, params: contraryNames(view, foreign, admitted) });
  const first = admitted.find(({ path }) => path !== 'transfers/privacy-shield');
  if (first !== undefined && !instrument && !VOID.test(view.text))
    found.push({ code: 'transfer-instrument-missing', path: 'transfers', place: first.place });
  const answer = view.fact('transfers/vendors-answer');
  if (answer !== undefined) found.push({ code: 'vendor-duty', path: 'transfers', place: answer.place });
  if (found.length > 0) return { state: 'partly', found };
  if (flat !== undefined) return THERE;
  if (admitted.length > 0 || instrument) return VOID.test(view.text) ? { state: 'partly', found: [] } : THERE;
  return foreign.length > 0 ? missing({ code: 'transfers-missing', path: 'transfers', place: foreign[0]?.place, params: names }) : NONE;
}

/** The services that go against the promise, and the words that do. */
function contraryNames(view: View, foreign: ReturnType<typeof foreignTools>, admitted: readonly Fact[]): { names: string } {
  const words = admitted
    .slice(0, 1)
    .map(({ place }) => `"${view.text.slice(place.start, place.end).replace(/\s+/g, ' ').trim().slice(0, 160)}"`);
  return { names: [...foreign.map(({ tool }) => tool.name), ...words].join(', ') };
}

const ELSEWHERE = new Set(['data', 'purposes', 'retention']);
const OWN_DESK = new Set(['mail', 'calendar', 'web', 'social']);

/** Services that keep data for the firm and are named only where the data are listed. */
export function unlisted(view: View): Raw[] {
  const listed = new Set(
    view
      .of('recipient')
      .filter((fact) => placesOf(fact).some(({ start }) => !ELSEWHERE.has(view.sectionAt(start))))
      .map(({ path }) => last(path)),
  );
  return view.of('tool').flatMap((fact): Raw[] => {
    const tool = toolById(last(fact.path));
    if (tool === undefined || OWN_DESK.has(tool.kind) || listed.has(tool.id)) return [];
    if (!placesOf(fact).every(({ start }) => ELSEWHERE.has(view.sectionAt(start)))) return [];
    return [{ code: 'recipient-unlisted', path: `recipients/${tool.id}`, place: fact.place, params: { name: tool.name } }];
  });
}

const SETTLED = /yhteisrekisterinpitäj|26 artikla/iu;

export function joint(view: View): Raw[] {
  const fact =
    view.fact('recipients/consortium') ??
    view.fact('controllers/joint') ??
    view.of('controller').filter(({ path }) => path.startsWith('controllers/name:'))[1];
  if (fact === undefined || SETTLED.test(view.text)) return [];
  return [{ code: 'joint-undefined', path: 'registers', place: fact.place }];
}
