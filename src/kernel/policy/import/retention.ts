// How long data are kept, by which event and which period, wherever in the notice it is said; and how fast requests are answered.

import { periods } from './fold.ts';
import type { Period } from './fold.ts';
import type { Add, Unit } from './types.ts';

const SPEAKS =
  /osalta \d+ ?(?:kk|v|kuuk|vuo)|säilyt|säilyv|säilö|pidetään tallessa|poist(?!umis)|hävit|tuhotaan|anonymi|päättymisaja|välein|käyttöikä|tuhota|tuhoamme|vanhen|hallussa|tallessa|vuosittain|sertifik/;
const REQUEST =
  /(?:käsittelemme|käsitellään|toteutetaan|toteutamme) [^.]*(?:kuluessa|sisällä|mennessä)|vasta(?:amme|taan|a|n|ta) [^.]*(?:viikossa|päivässä|kuukaudessa|vuorokaudessa)|vasta(?:amme|taan|a) [^.]*(?:kysymy|tiedustel|kuluessa|sisällä)|pyy(?:nn|nt|tä|tö|dä|tävät|det)|vaatimu|pyydet|pyydä/;

const TRIGGERS: readonly (readonly [trigger: string, pattern: RegExp])[] = [
  [
    'assignment-end',
    /toimeksian[a-zåäö]*|projektin päät|hankkeen päät|valmennu(?:s|ks)[a-zåäö]* (?:päät|jälk|loppu)|(?:valmennus|työnohjaus|coaching|sovittelu|ohjaus)?prosess[a-zåäö]* (?:päät|jälk)|(?:sovittelu|työnohjau|coaching|konsultoin|ohjau|hankke|projekti)[a-zåäö]* (?:päät|jälk|loppu)/u,
  ],
  ['last-service-contact', /palvelukontakt|viimei[a-zåäö]* palvelu|viimei[a-zåäö]* (?:tapaam|valmennuk|sessio)/u],
  [
    'last-contact',
    /viimei[a-zåäö]* (?:[a-zåäö]+ )?(?:yhteyd|kontakt|asioin|tilau|osto|aktiiv|kirjautu|viesti|tapahtuma)|yhteydeno(?:to|tosta)|ei ole ollut yhteyd|yhteydenpi|ei-?aktiivi|epäaktiivi|passiivi/u,
  ],
  ['consent-withdrawn', /suostumu[a-zåäö]* peru|perumi[a-zåäö]* jälkeen|perut[a-zåäö]* (?:uutiskir|tilau|suostu)|tilau[a-zåäö]* peru/u],
  ['financial-year-end', /tilikau|kalenterivuo|vuoden lopu/],
  [
    'event-end',
    /(?:tapahtuma|tilaisuu|koulutu|kurssi)[a-zåäö]* (?:päät|jälk|järjest|loppu)|osallistumi[a-zåäö]* jälk|(?:kuluessa|kuluttua|sisällä|päästä) (?:koulutu|kurssi|tapahtuma|tilaisuu|valmennu)[a-zåäö]*(?:sta|stä)(?![a-zåäö])/u,
  ],
  [
    'service-end',
    /(?:^|\s)sen päät|(?:asiakassuh|asiakkuu|sopimu|palvelu|sopimussuh|asiakas|lisenssi|jäseny|tilau|tili|käyttäjätili|yhteistyö)[a-zåäö]*(?: [a-zåäö]+)? (?:päät|poistami|sulkemi|loppu|lakka|jälkeen|irtisan)|sen jälkeen/u,
  ],
  ['membership-start', /rekisteröin|keräämi|tallenta|saami|saapumi|antami[a-zåäö]* |tarjou|vastaanott|lähettämi|jättämi|hakemu/u],
  ['certificate-granted', /sertifik/],
];

export function readRetention(unit: Unit, add: Add): void {
  if (unit.role === 'heading' || unit.role === 'chrome') return;
  const { key } = unit;
  const found = periods(key);
  if ((REQUEST.test(key) || (unit.topics.includes('rights') && /vasta(?:a|t)|toimit|annetaan/.test(key))) && readDeadline(unit, found, add))
    return;
  const here = unit.section === 'retention' || SPEAKS.test(key);
  if (!here) return;
  const read = new Set<string>();
  for (const period of found) {
    const rule = ruleOf(key, period, found);
    if (rule === undefined) continue;
    read.add(rule.kind);
    const path = `retention/${rule.kind}:${rule.trigger}:${period.iso}`;
    add(unit, 'retention', path, { kind: rule.kind, trigger: rule.trigger, period: period.iso, ...about(key) }, 0.9);
  }
  readYears(unit, read, add);
  readStates(unit, read, add);
}

const ORDINALS: Readonly<Record<string, number>> = { toinen: 2, kolmas: 3, neljäs: 4, viides: 5 };

/** `joka toinen vuosi`: a review, told with an ordinal. */
function readYears(unit: Unit, read: Set<string>, add: Add): void {
  const count = ORDINALS[/joka (toinen|kolmas|neljäs|viides) vuosi/.exec(unit.key)?.[1] ?? ''];
  if (count === undefined) return;
  read.add('periodic');
  add(
    unit,
    'retention',
    `retention/periodic-review:last-contact:P${count}Y`,
    { kind: 'periodic-review', trigger: 'last-contact', period: `P${count}Y` },
    0.9,
  );
}

/** What the rule is about, when the sentence names a kind of data. */
function about(key: string): Record<string, string> {
  if (/koont|koonn|koonti/.test(key)) return { field: 'coaching.summary' };
  if (/lasku|kirjanpi|tosit/.test(key)) return { field: 'invoice.details' };
  if (/tarjou/.test(key)) return { field: 'document.quote' };
  if (/ruokavalio|allergi/.test(key)) return { field: 'event.diet' };
  if (/uutiskirj|markkinoin/.test(key)) return { field: 'marketing.permission' };
  return {};
}

function ruleOf(key: string, period: Period, all: readonly Period[]): { kind: string; trigger: string } | undefined {
  const count = all.length;
  const next = all.find(({ at }) => at > period.at)?.at ?? key.length;
  const after = key.slice(period.end, Math.min(period.end + 160, next));
  const before = key.slice(Math.max(0, period.at - 160), period.at);
  if (/^\S{0,3} ?(?:kerrallaan)/.test(after)) return /sertifik/.test(key) ? { kind: 'cycle', trigger: 'certificate-granted' } : undefined;
  if (/^\S{0,4} (?:välein)|^\S{0,3} kerran/.test(after) || /kerran \S* ?$/.test(before))
    return { kind: 'periodic-review', trigger: 'last-contact' };
  const near = count > 1 ? `${before.slice(-60)} ${after}` : key;
  const close = `${before.slice(-50)} ${after.slice(0, 60)}`;
  if (/kirjanpi|verolai|verotu|tosit|tilikau/.test(close) && triggerOf(after.slice(0, 60)) !== 'last-contact')
    return { kind: 'statutory', trigger: 'financial-year-end' };
  const statutory =
    /kirjanpi|verolai|tosit|tilikau|(?:lakisäät|lain (?:mukai|edell|vaati)|lainsäädän)/.test(near) &&
    !/ellei|jollei|mikäli laki|pidem|paitsi/.test(near);
  if (/kanne(?:aja|aika|-|,| )|reklamaatio|vanhentumis/.test(near))
    return { kind: 'claim-period', trigger: triggerOf(near) ?? 'service-end' };
  if (/lasku|maksutap|tilaustie/.test(key) && /^P(?:6|7|10)Y$/.test(period.iso) && triggerOf(near) === undefined)
    return { kind: 'statutory', trigger: 'financial-year-end' };
  const trigger = eventOf(after, near);
  if (statutory) return { kind: 'statutory', trigger: 'financial-year-end' };
  if (trigger === 'last-contact' || trigger === 'last-service-contact') {
    if (/asiakkuu|asiakassuh/.test(key) && /päättymisaja|katsotaan/.test(key)) return { kind: 'relation', trigger };
    return { kind: 'after-event', trigger };
  }
  return { kind: 'after-event', trigger: trigger ?? 'last-contact' };
}

/** The event named first after the period, else one beside it. */
function eventOf(after: string, near: string): string | undefined {
  const [first = ''] = after.split(/ tai | taikka /);
  const named = triggerOf(first) ?? triggerOf(after) ?? triggerOf(near);
  return named ?? (/päättymis|päättyes|päätytty|päättyny|loputtu/.test(near) ? 'service-end' : undefined);
}

function triggerOf(text: string): string | undefined {
  return TRIGGERS.find(([, pattern]) => pattern.test(text))?.[0];
}

const STATES: readonly (readonly [kind: string, path: string, pattern: RegExp])[] = [
  [
    'relation',
    'retention/relation:relation',
    /(?:niin kauan kuin|niin kauan,? kun|niin kauan, kuin|sen ajan,? (?:kun|kuin)|ajan,? (?:kun|jonka)|niin pitkään kuin)[^.]{0,80}(?:voimassa|asiakkaa(?:na|mme)|(?:asiakassuhde|asiakkuus|sopimus|palvelu|valmennus)[a-zåäö]* (?:kestää|jatku|on )|jatkuu|kestää|säilyy|aktiivi|olet asiak|olet (?:listalla|tilaaja|jäsen)|sinulla on (?:pääsy|tili))|(?:asiakassuhteen|asiakkuuden|sopimussuhteen|sopimuksen|jäsenyyden|valmennussuhteen|yhteistyön|palvelusuhteen|tilauksen)(?: [a-zåäö]+)? (?:ajan(?![a-zåäö])|keston|kestäessä|voimassaolo|aikana)|(?:asiakkuuden|asiakassuhteen|sopimuksen|sopimussuhteen|palvelun) (?:päättymiseen|loppuun) (?:saakka|asti)|(?:kunnes|siihen asti kun) [^.]{0,40}(?:asiakassuhde|asiakkuus|sopimus)[a-zåäö]* (?:päätty|loppu)|asiakassuhteen ajan/u,
  ],
  [
    'relation',
    'retention/relation:purpose',
    /(?:niin kauan kuin|niin kauan, kun|ajan, (?:kun|jonka|joka)|niin kauan|siihen saakka|siihen asti|vain sen ajan|sen aikaa)[^.]{0,90}(?:tarpee|tarve|tarkoitu|tarvi|tarpeellis|välttäm)|(?:ei|emme|en) (?:säilytä|säilytetä|pidetä)[^.]{0,40}(?:pidempään|kauemmin|pitempään) kuin|(?:niin pitkään|niin kauan)(?: kuin| kun) (?:se |ne )?on (?:tarpeen|tarpeel|perustel)|(?:tarvittava|tarpeellinen|kohtuullinen) aika|tarvittavan ajan|(?:käyttö)?tarkoitu[a-zåäö]* (?:edellyttämän|vaatiman) ajan|tarpeelliselta ajalta|(?:ei ole enää|ei enää ole|eivät enää ole|ei enää|eivät ole enää)[^.]{0,60}(?:tarve|tarpee|tarvit)/,
  ],
  [
    'claim-period',
    'retention/claim-period:service-end',
    /kanne(?:aja|aika|-|,| )|reklamaatio|vanhentumisai|vaatimusten esittämi|vaa(?:t|d)e(?:en|iden)? (?:laati|esittä|puolusta)|oikeudellis[a-zåäö]* vaa(?:teen|teiden|timu)/,
  ],
  ['outdated', 'retention/outdated:outdated', /vanhentune(?:eksi|et|ita|en|ena)|ovat vanhentu|virheelliset[^.]{0,30}tiedot poist/],
  ['outdated', 'retention/outdated:unreachable', /tavoittamat|ei tavoiteta|ei tavoita/],
  [
    'consent-withdrawn',
    'retention/outdated:consent-withdrawn',
    /kunnes [^.]{0,60}(?:peru|kiel|poistu)|(?:kun|jos|mikäli) [^.]{0,40}(?:tilau|suostumu|uutiskir)[a-zåäö]*[^.]{0,30}peru|tilau[a-zåäö]* päätty|(?:kun|jos|mikäli) [^.]{0,24}(?:perut|peruu|kiellät|kieltää)|suostumuksen ajan|(?:suostumu|tilau)[a-zåäö]* (?:peru[a-zåäö]* (?:jälk|saak|ast)|voimassa)/u,
  ],
  [
    'statutory',
    'retention/statutory:law',
    /(?:lainsäädän|kirjanpi|verotus|laista|lain |lait |säädök|lakisäät|laki )[^.]{0,120}(?:säilyt|edellyt|velvoit|ajan)|kauemmin[^.]{0,90}(?:lai(?:n|ssa|sta)|velvo)|säilyt[^.]{0,80}(?:laissa|lain mukai|lakisäät|lainsäädän|kirjanpi|laki )/,
  ],
  [
    'on-request',
    'retention/on-request',
    /(?:pyytä[a-zåäö]*|pyynnöstä|pyydettäessä|halutessaan pyy)[^.]{0,60}(?:poist|hävit|tuho)|poist[^.]{0,60}(?:pyynnöstä|pyydettäessä|pyydät|pyynnön)/u,
  ],
  [
    'lifetime',
    'retention/lifetime',
    /käyttöikä|säilytysajat vaihtelevat|säilytysaika on määri|säilytysajat on määri|määritel(?:ty|lyn) säilytysaja/,
  ],
  ['periodic-review', 'retention/periodic-review:last-contact:P1Y', /(?:kerran (?:kalenteri)?vuodessa|vuosittain)/],
  [
    'after-event',
    'retention/after-event:event-end',
    /(?:poist|hävit|tuho)[^.]{0,60}(?:kurss|tapahtum|koulutu|tilaisuu|valmennu)[a-zåäö]* (?:päätyttyä|jälkeen|päätteeksi|jälk)/,
  ],
  [
    'after-event',
    'retention/after-event:assignment-end',
    /(?:poist|hävit|tuho)[^.]{0,60}(?:prosess|toimeksian|työnohjau|coaching)[a-zåäö]* (?:jälk|päät)/u,
  ],
  [
    'inactive',
    'retention/inactive-removed',
    /(?:ei ?-?aktiivis|epäaktiivis|passiivis)[^.]{0,40}(?:asiak|tie|yhtey|tilaaj)|poist[^.]{0,40}(?:ei ?-?aktiivis|epäaktiivis|passiivis)/,
  ],
  [
    'periodic',
    'retention/periodic-review:regular',
    /(?:tarpeet|vanhat|vanhentu|turhat)[a-zåäö]*[^.]{0,40}(?:poist|hävit|tuho)[^.]{0,30}(?:säännöllis|vuosittain|ajoittain)|(?:arvioi|tarkast|tarkist)[a-zåäö]* säännöllisesti|(?:tarpeellisuu|säilyttämi)[^.]{0,60}(?:arvioi|tarkast|tarkist)[^.]{0,40}(?:säännöllis|vuosittain)|(?:säännöllisesti|vuosittain)[^.]{0,60}(?:tarkast|tarkist|siivo|läpi|poist|arvioi)/,
  ],
];

function readStates(unit: Unit, read: ReadonlySet<string>, add: Add): void {
  if (unit.section === 'rights' && !/säilyt/.test(unit.key)) return;
  if (unit.section !== 'retention' && !/säilyt|säilö|poist|hävit|tuho/.test(unit.key)) return;
  for (const [kind, path, pattern] of STATES) {
    if (!pattern.test(unit.key) || saidOtherwise(unit, kind, read)) continue;
    add(unit, 'retention', path, { kind, ...about(unit.key) }, unit.section === 'retention' ? 0.9 : 0.7);
  }
}

/** Whether the words mean something else here, or a rule with a period has said it already. */
function saidOtherwise({ key, section }: Unit, kind: string, read: ReadonlySet<string>): boolean {
  const timed = periods(key).length > 0;
  switch (kind) {
    case 'claim-period':
      return read.has(kind);
    case 'statutory':
      return (
        read.has(kind) ||
        (section !== 'retention' && /edellyttämällä tavalla/.test(key)) ||
        (section === 'security' && !/jou(?:t|d)u|pidem/.test(key))
      );
    case 'outdated':
      return /oikaisu|korja|rekisteröidyllä on/.test(key);
    case 'after-event':
      return timed;
    case 'on-request':
      return section === 'rights' ? !/tiedot poistetaan|poistamme/.test(key) : section !== 'retention' && !/säilyt|tuho|hävit/.test(key);
    case 'periodic-review':
      return timed || /maksut|pyy/.test(key);
    case 'periodic':
      return timed || !/tiedo|rekister|säily/.test(key);
    default:
      return false;
  }
}

/** A period that counts from a request is a deadline, not a retention. */
function readDeadline(unit: Unit, found: readonly Period[], add: Add): boolean {
  let some = false;
  for (const period of found) {
    const after = unit.key.slice(period.end, period.end + 60);
    if (/vuode|kerran|välein/.test(unit.key.slice(period.at, period.end + 12)) && !/kulue/.test(after)) continue;
    const within = /(?:ssa|ssä)$/.test(unit.key.slice(period.at, period.end));
    if (!within && !/kulue|sisällä|aika|mennessä|viimeistään/.test(after) && !/viimeistään/.test(unit.key)) continue;
    const what = /poist|hävit/.test(unit.key) ? 'erasure' : 'access';
    add(unit, 'deadline', `deadlines/${what}:${period.iso}`, { what, period: period.iso }, 0.95);
    some = true;
  }
  return some;
}
