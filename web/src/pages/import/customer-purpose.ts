/** Which purpose of the declaration those are meant for who are customers already: looking for new ones is none of it. */

interface Named {
  readonly name: { readonly fi: string; readonly sv: string; readonly en: string };
  readonly kind: string;
}

const NEW = /uusien asiakk|uusia asiakk|uusasiak|uushank|potentiaal|nya kund|nykund|potentiell|new customer|new client|prospect/u;
const CUSTOMERS = /asiak|kund|customer|client/u;
const SELLING = /markkino|myyn|tarjo|uutiskirj|marknadsför|försälj|nyhetsbrev|market|sell|sale|newsletter/u;

/** Marketing that names customers before what only speaks to them, and that before any other; undefined where new ones alone are looked for. */
export function customerPurpose<P extends Named>(purposes: readonly P[]): P | undefined {
  const fits = purposes.filter((purpose) => purpose.kind === 'marketing' && !speaksOf(purpose, NEW));
  const named = fits.filter((purpose) => speaksOf(purpose, CUSTOMERS));
  return named.find((purpose) => speaksOf(purpose, SELLING)) ?? named[0] ?? fits[0];
}

function speaksOf({ name }: Named, words: RegExp): boolean {
  return [name.fi, name.sv, name.en].some((each) => words.test(each.toLowerCase()));
}
