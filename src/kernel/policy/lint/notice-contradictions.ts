// Where a notice says one thing and does another, or leaves out what it must do (handbook: contradictions).

import { toolById } from '../import/gazetteer.ts';
import type { Raw } from './finding.ts';
import { last } from './notice-view.ts';
import type { View } from './notice-view.ts';

const VIEW_ONLY =
  /(?:nähdä|katsoa|katsella|lukea|nähtävillä|katseluoikeu\p{L}*)[^.]{0,40}(?<!\p{L})(?:ei(?:vät)?|eikä|ilman)(?!\p{L})[^.]{0,20}käsit(?:el|tel)/iu;

export function viewOnly(view: View): Raw[] {
  const place = view.find(VIEW_ONLY);
  return place === undefined ? [] : [{ code: 'view-is-processing', path: 'recipients/partners', place }];
}

const WEB_FIELDS = ['web.page', 'web.device', 'web.cookie', 'marketing.click', 'marketing.open'];
/** The list of data speaks of use in general: what a page or application collects is covered by it. */
const USE_LISTED = /käyttöön liittyv|käyttämisen|käyttötie|käyttöä koskev\p{L}+ (?:loki|tieto)/iu;

export function sourceWithoutField(view: View): Raw[] {
  if (view.of('field').some(({ path }) => WEB_FIELDS.includes(last(path)))) return [];
  const analytics = view.of('tool').find(({ path }) => toolById(last(path))?.kind === 'analytics' && last(path) !== 'google');
  const fact = view.fact('sources/web-behaviour') ?? view.fact('sources/device') ?? analytics;
  if (fact === undefined || (view.find(USE_LISTED, ['data']) !== undefined && analytics === undefined)) return [];
  return [{ code: 'source-without-field', path: 'dataGroups', place: fact.place }];
}

const FOLLOWS = ['marketing.action', 'marketing.open', 'marketing.click'];

export function profiling(view: View): Raw[] {
  const denied = view.fact('automated/no-profiling');
  if (denied === undefined) return [];
  const followed = view.of('field').some(({ path }) => FOLLOWS.includes(last(path)));
  const targeted = view.of('purpose').some(({ path }) => last(path) === 'targeting');
  return followed || targeted ? [{ code: 'profiling-contradiction', path: 'automated', place: denied.place }] : [];
}

const SUPPRESSED =
  /kieltolista|kieltorekister|estolista|sulkulista|kiel(?:to|lon|lot|toa)\p{L}*[^.]{0,80}(?:säily|tallen|muisti|kirja|merkit)/iu;

export function suppression(view: View): Raw[] {
  const markets =
    view.of('marketing').length > 0 ||
    view.has('rights/marketing-ban') ||
    view.of('purpose').some(({ path }) => /marketing|newsletter/.test(path)) ||
    view.of('register').some(({ path }) => path.includes('marketing'));
  return markets && !view.says(SUPPRESSED) ? [{ code: 'suppression-undeclared', path: 'marketing' }] : [];
}
