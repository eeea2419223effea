// The text is cut into sentences, bullets and headings, each with its place; broken lines are joined, page chrome is set aside and listed.

import { fold } from './fold.ts';
import { heading, states } from './headings.ts';
import { blocks, BULLET, headingOf, isContact, toLines } from './lines.ts';
import type { Block, Line } from './lines.ts';
import { topicsOf } from './topics.ts';
import { cellsOf, columnsOf, isRow, isRule } from './table-rows.ts';
import type { SectionKey, Unit } from './types.ts';

const CHROME =
  /bannerikuva|^ikoni\b|^jaa (?:somessa|sivu|tämä)|^koti ?[»>›]|[»›] |^(?:etusivu|valikko|menu|kirjaudu|haku|takaisin|siirry sisältöön|lue lisää|hyväksy(?: evästeet)?|copyright|©|all rights|facebook|instagram|linkedin|twitter|youtube|takaisin ylös|tulosta|sulje|ostoskori|powered by)(?:[ :|].{0,60})?$|kaikki oikeudet pidätetään|^©|skip to content|^ikoni|^sivu \d+(?: ?[/(] ?\d+\)?)?$|^\d{1,2} ?[/(] ?\d{1,2}\)?$|^päävalikko|^hyppää sisältöön|^tilaa uutiskirje$|^hae$|^ota yhteyttä$|^seuraa meitä|^käytämme evästeitä tarjotaksemme|^soita(?: |$).{0,40}$|^---?$|^\d{1,2}$|^[^.]{0,60}©\s*\d{4}|^(?:(?:tietosuoja(?:seloste|käytäntö)?|toimitusehdot|käyttöehdot|palveluehdot|evästeet|evästekäytäntö|sivukartta|yhteystiedot|instagram|facebook|linkedin|youtube|twitter|tiktok|x|etusivu|koti|blogi|in english|[·|•/–-])(?: +|$)){2,}$/;

/** Headings of the form that nobody would write as an item of a list, though a bullet may stand before them. */
const TYPICAL =
  /^(?:säännönmukaiset (?:tieto)?lähteet|(?:tietojen )?säännönmukaiset luovutukset|rekisterin suojauksen periaatteet|rekisteröidyn oikeudet|rekisterin tietosisältö|henkilötietojen säilytysaika)$/i;

const ABBREVIATION =
  /(?:^|[\s(])(?:mm|esim|väh|mahd|tmv|tms|yms|ym|jne|ko|em|ks|puh|ns|mk|s|n|nro|art|vrt|ts|so|eli|ao|gsm|tel|p|\d{1,2}|osm|oy|ab|v|sis|huom|min|max|ent|os|www)$/i;

/** Cuts after a full stop that ends a sentence, not after `mm.`, `väh.` or `8.`. */
function sentences(text: string): { at: number; text: string }[] {
  const parts: { at: number; text: string }[] = [];
  let from = 0;
  for (const match of text.matchAll(/[.!?](?=[\s)]+(?:[\p{Lu}\d<"”«]|\(\p{Lu}))/gu)) {
    const before = text.slice(Math.max(from, match.index - 14), match.index);
    const next = /\S/.exec(text.slice(match.index + 1))?.[0] ?? '';
    if (match[0] === '.' && ABBREVIATION.test(before) && !(/[\p{Lu}]/u.test(next) && /(?:tms|yms|ym|jne|oy|v|\d{4})$/i.test(before)))
      continue;
    parts.push({ at: from, text: text.slice(from, match.index + 1) });
    from = match.index + 1;
  }
  parts.push({ at: from, text: text.slice(from) });
  return parts.filter((part) => part.text.trim() !== '' && /[\p{L}\d]/u.test(part.text));
}

const WHOLE: ReadonlySet<SectionKey> = new Set<SectionKey>(['controller', 'contact', 'dpo', 'register']);

class Cutter {
  readonly units: Unit[] = [];
  section: SectionKey = 'title';
  title = '';
  /** The number of the heading before. */
  number = 0;
  next: Block | undefined;
  about: readonly SectionKey[] = [];
  intro: Unit | undefined;
  readonly seen = new Set<string>();
  parents: { indent: number; level: number }[] = [];
  columns: { sections: (SectionKey | undefined)[]; heads: Unit[] } | undefined;

  add(role: Unit['role'], text: string, start: number, line: number, level = 0): Unit {
    const lead = text.length - text.trimStart().length;
    const body = text.trim();
    const place = { start: start + lead, end: start + lead + body.length, line };
    const key = fold(body.slice(0, 4000));
    const unit: Unit = {
      id: this.units.length,
      role,
      text: body,
      key,
      place,
      section: this.section,
      heading: this.title,
      level,
      topics: this.about.includes(this.section) ? this.about : [this.section],
      intro: this.intro,
      row: undefined,
    };
    this.units.push(unit);
    return unit;
  }

  /** `next` tells a heading that stands as a bullet from a bullet of a list. */
  block({ text, lines }: Block, last?: Block, next?: Block): void {
    const [line] = lines;
    if (line === undefined) return;
    this.next = next;
    if (isRow(text)) {
      this.row(text, line);
      return;
    }
    this.columns = undefined;
    const repeated = this.section === 'title' && text.length < 120 && this.seen.has(text);
    this.seen.add(text.slice(0, 120));
    if (!line.bullet && text.length < 120 && (repeated || CHROME.test(text.toLowerCase()))) {
      this.add('chrome', text, line.start, line.no);
      return;
    }
    const label = /^#{3,}.*:$/.test(text) && /^(?:data|purposes|retention|rights|security|disclosure)$/.test(this.section);
    if (!line.bullet && !label && (this.marked(text, line) || this.headed(text, line))) return;
    if (line.bullet && this.bulletHeading(text, line, last, next)) return;
    if (line.bullet) this.item(text, lines, line);
    else this.running(text, lines, line);
  }

  /** A row of a table: heads, a rule, a label with its value, or cells that each belong to the section of their column. */
  row(text: string, line: Line): void {
    if (isRule(text)) {
      this.add('chrome', text, line.start, line.no);
      return;
    }
    const cells = cellsOf(text);
    const sections = this.columns === undefined ? columnsOf(cells) : undefined;
    if (sections !== undefined) {
      this.columns = { sections, heads: cells.map((cell) => this.add('heading', cell.text, line.start + cell.at, line.no)) };
      return;
    }
    if (this.columns === undefined) {
      const [label] = cells;
      const section = label === undefined ? undefined : heading(label.text)?.section;
      if (label !== undefined && section !== undefined && cells.length < 4 && this.sensible(section, label.text)) {
        this.open(section, label.text);
        this.add('heading', label.text, line.start + label.at, line.no);
        cells.shift();
      }
    }
    this.cells(cells, line);
  }

  cells(cells: readonly { text: string; at: number }[], line: Line): void {
    const { section, intro } = this;
    let row: Unit | undefined;
    for (const [index, cell] of cells.entries()) {
      if (cell.text === '') continue;
      this.section = this.columns?.sections[index] ?? section;
      this.intro = this.columns?.heads[index] ?? intro;
      const unit = this.add('item', cell.text, line.start + cell.at, line.no, 1);
      if (this.columns !== undefined) unit.row = row;
      row ??= unit;
    }
    this.section = section;
    this.intro = intro;
  }

  /** A heading that the file itself marks as one; below the second level an unknown one does not end the section. */
  marked(text: string, line: Line): boolean {
    const level = /^#{1,6}(?= )/.exec(text)?.[0].length;
    if (level === undefined || text.endsWith(':') || text.length > 200) return false;
    const found = heading(text)?.section;
    const section = found === 'title' && !this.sensible('title', text) ? undefined : found;
    if (/^#+ *sisällys(?:luettelo)?$/i.test(text)) this.title = text;
    else if (section !== undefined || level < 3)
      this.open(section ?? (this.units.length < 6 ? 'title' : 'annex'), text.replace(/^#+ /, ''));
    this.add('heading', text, line.start, line.no);
    return true;
  }

  /** A heading alone on its line, or one followed by a colon and its content. */
  headed(text: string, line: Line): boolean {
    if (this.inline(text, line)) return true;
    const section = headingOf(text) ?? (this.nextNumber(text) ? 'annex' : undefined);
    if (section === undefined) return false;
    if (text.includes(', ') && this.units.at(-1)?.role === 'heading' && !/^\d/.test(text) && text !== text.toUpperCase()) return false;
    if (!this.sensible(section, text)) {
      if (section !== 'title' || !/^\d/.test(text)) return false;
      this.open('annex', text);
      this.add('heading', text, line.start, line.no);
      return true;
    }
    this.open(section, text);
    this.add('heading', text, line.start, line.no);
    return true;
  }

  /** `Yhteyshenkilö: Maija Malli`: the heading and its content on one line. */
  inline(text: string, line: Line): boolean {
    const gap = /^(\S.{3,68}?\S)(?: {3,}|\t+)\S/.exec(text)?.[1];
    const colon = gap !== undefined && heading(gap) !== undefined ? gap.length : text.search(/:\s/);
    if (colon < 5 || colon > 70 || isContact(text)) return false;
    const early = heading(text.slice(0, colon))?.section;
    const rest = text.slice(colon + 1);
    if (early === 'title' && /^\d/.test(text) && text.length < 80) {
      this.open('annex', text);
      this.add('heading', text, line.start, line.no);
      return true;
    }
    if (early === undefined || early === 'title' || rest.trim() === '' || !this.sensible(early, text)) return false;
    this.open(early, text.slice(0, colon));
    this.add('heading', text.slice(0, colon + 1), line.start, line.no);
    for (const part of sentences(rest)) this.add('sentence', part.text, line.start + colon + 1 + part.at, line.no);
    return true;
  }

  /** A list's introduction or a signature is not a new section. */
  sensible(section: SectionKey, text: string): boolean {
    if (section === 'title') return this.units.filter((unit) => unit.role !== 'chrome').length < 6;
    const introduces =
      text.trim().endsWith(':') &&
      /^(?:tällaisia|tietoja|rekisteriin|pääasiallis|seuraav|henkilötietojen käsittelyn perusteena)/.test(fold(text));
    if (this.inList(section, fold(text))) return false;
    return !introduces && !(this.section === 'contact' && section === 'contact' && text.trim().endsWith(':'));
  }

  /** A label in the middle of a section: contact details of the controller, or data of a contact person in a list of data. */
  inList(section: SectionKey, key: string): boolean {
    if (section === 'contact' && this.section === 'controller') return /^yhteystiedot(?:$|:)/.test(key);
    if (this.section !== 'data' || /^\d/.test(key)) return false;
    if (this.intro !== undefined && /^(?:tiedot|tieto) (?!(?:siir|luov))/.test(key)) return true;
    return (
      section === 'contact' && /^yhteystiedot\W*$|^[a-zåäö]*yhteyshenkilö[a-zåäö]* (?:nim|tied|yhteysti|asema|tehtäv|puh|sähkö)/.test(key)
    );
  }

  /** A short line with the number that comes next, whatever it is about. */
  nextNumber(text: string): boolean {
    const number = Number(/^(\d{1,2})[.)]? +\p{Lu}/u.exec(text)?.[1]);
    if (this.number === 0 && (number !== 1 || this.next === undefined || /^(?:[-•*·]|\d{1,2}[.)])/.test(this.next.text))) return false;
    return number === this.number + 1 && text.length < 70 && !/[.,;:]$|\d{4}/.test(text) && !states(text);
  }

  open(section: SectionKey, title: string): void {
    const all = heading(title)?.all ?? [];
    this.number = Number(/^\d{1,2}(?!\d)/.exec(title.replace(/^[#*_ ]+/, ''))?.[0] ?? this.number);
    this.about = all.includes(section) ? [section, ...all.filter((each) => each !== section)] : [section];
    this.section = section;
    this.title = title.trim().replace(/[:.]$/, '');
    this.intro = undefined;
    this.parents = [];
  }

  /** `1. Rekisterinpitäjä` as an item of a numbered list whose texts stand between the items. */
  bulletHeading(text: string, line: Line, last?: Block, next?: Block): boolean {
    if (text.length > 120 || next === undefined || next.lines[0]?.bullet === true) return false;
    const marked = BULLET.exec(text)?.[0].length ?? 0;
    const body = text.slice(marked);
    if (!/^\p{Lu}/u.test(body) || ((this.intro !== undefined || last?.lines[0]?.bullet === true) && !TYPICAL.test(body))) return false;
    const section = heading(body)?.section;
    if (section === undefined || section === 'title' || !this.sensible(section, body)) return false;
    this.open(section, body);
    this.add('heading', body, line.start + marked, line.no);
    return true;
  }

  item(text: string, lines: Line[], line: Line): void {
    while (this.parents.length > 0 && (this.parents.at(-1)?.indent ?? 0) >= line.indent) this.parents.pop();
    const level = this.parents.length + 1;
    this.parents.push({ indent: line.indent, level });
    const marked = /^(?:[•·●▪◦‣○■*]\s*[–—-]\s+)(?=\S)/u.exec(text)?.[0].length ?? BULLET.exec(text)?.[0].length ?? 0;
    const body = text.slice(marked);
    const parts = body.length > 160 ? sentences(body) : [{ at: 0, text: body }];
    const role = /^#* *sisällys(?:luettelo)?$/i.test(this.title) ? 'chrome' : 'item';
    for (const part of parts) this.add(role, part.text, ...where(lines, marked + part.at), level);
  }

  running(text: string, lines: Line[], line: Line): void {
    this.parents = [];
    const parts = WHOLE.has(this.section) && text.length < 120 ? [{ at: 0, text }] : sentences(text);
    if (!text.endsWith(':') && line.blankBefore && !this.listGoesOn(text)) this.intro = undefined;
    for (const part of parts) {
      const unit = this.add('sentence', part.text, ...where(lines, part.at));
      if (introduces(part.text)) this.intro = unit;
    }
  }

  /** Lists without bullets: short lines without a full stop after an introduction. */
  listGoesOn(text: string): boolean {
    return this.intro !== undefined && this.section === 'data' && !/[.]$/.test(text) && text.length < 200;
  }
}

function introduces(text: string): boolean {
  const trimmed = text.trim();
  if (trimmed.endsWith(':')) return true;
  return (
    !/[.!?]$/.test(trimmed) &&
    /(?:seuraav|perusteena on|tietolähteitä ovat|tarkoituksia ovat|keinoja ovat|tällaisia .*ovat|sisältää|(?:rekisteriin|lomakkeella|palveluun) (?:kerätään|tallennetaan|merkitään)$)/i.test(
      trimmed,
    )
  );
}

/** Position and line of a part, also when its block was joined from several lines. */
function where(lines: readonly Line[], at: number): [start: number, line: number] {
  let left = at;
  for (const line of lines) {
    if (left <= line.text.length) return [line.start + left, line.no];
    left -= line.text.length + 1;
  }
  const last = lines.at(-1);
  return [last?.start ?? 0, last?.no ?? 1];
}

export function cut(text: string): Unit[] {
  const cutter = new Cutter();
  const all = blocks(toLines(text));
  for (const [index, block] of all.entries()) cutter.block(block, all[index - 1], all[index + 1]);
  for (const unit of cutter.units) unit.topics = topicsOf(unit);
  return cutter.units;
}
