/** What another page already knows of somebody who is to be added; in memory only, and taken once. */
let told: Record<string, string> = {};

/** A name as mail programs write it, and an address. */
export function tellPerson({ name, address }: { name: string; address: string }): void {
  const words = (name.includes(',') ? name.split(',').reverse().join(' ') : name).trim().split(/\s+/).filter(Boolean);
  told = {
    email: address,
    ...(words.length > 1 ? { givenName: words.slice(0, -1).join(' '), familyName: words.at(-1) ?? '' } : { givenName: words[0] ?? '' }),
  };
}

export function takeToldPerson(): Record<string, string> {
  const taken = told;
  told = {};
  return taken;
}
