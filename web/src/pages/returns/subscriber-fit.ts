/** Which register, group and source of the declaration a list of subscribers is meant for: the names say it, and all three can be chosen otherwise. */

interface Named {
  readonly id: string;
  readonly name: { readonly fi: string; readonly sv: string; readonly en: string };
}
interface Declared {
  readonly registers: readonly (Named & { readonly subjectGroups: readonly Named[] })[];
  readonly sources: readonly Named[];
}

const LETTERS = /uutiskirj|nyhetsbrev|newsletter/;
const AGREED = /suostu|luvan|lupa|samtyck|tillstånd|consent|permission|tilaaja|prenumer|subscri/;
const NEW = /potentiaal|mahdolli|uusi|potentiell|prospect|potential/;
const MARKETING = /markkino|marknadsför|marketing/;
const CUSTOMERS = /asiak|kund|klient|customer|client/;
const FORMS = /lomak|blankett|formulär|\bforms?\b/;
const THEMSELVES = /itse|själv|self|themsel/;
/** Places where somebody else tells, or where what people do is only watched. */
const APART = /sosiaali|some|social|käyttö|seurant|raport|usage|tracking|report|användning|rapport|uppföljning/;

function says({ name }: Named, words: RegExp): boolean {
  return [name.fi, name.sv, name.en].some((each) => words.test(each.toLowerCase()));
}

/** Groups of people who asked for letters, before any other. */
export function subscriberGroup(groups: readonly Named[]): string {
  const fits =
    groups.find((each) => says(each, LETTERS)) ?? groups.find((each) => says(each, AGREED)) ?? groups.find((each) => says(each, NEW));
  return (fits ?? groups[0])?.id ?? '';
}

export function subscriberFit({ registers, sources }: Declared): { registerId: string; subjectGroup: string; source: string } {
  const register =
    registers.find(({ subjectGroups }) => subjectGroups.some((each) => says(each, LETTERS))) ??
    registers.find((each) => says(each, MARKETING) && !says(each, CUSTOMERS)) ??
    registers.find((each) => says(each, MARKETING)) ??
    registers[0];
  const source =
    sources.find((each) => (says(each, LETTERS) || says(each, FORMS)) && !says(each, APART)) ??
    sources.find((each) => says(each, THEMSELVES) && !says(each, CUSTOMERS)) ??
    sources.find((each) => says(each, LETTERS)) ??
    sources[0];
  return { registerId: register?.id ?? '', subjectGroup: subscriberGroup(register?.subjectGroups ?? []), source: source?.id ?? '' };
}
