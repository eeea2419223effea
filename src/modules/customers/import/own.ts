// Headings are words of strangers: one that is called "constructor" names a column and nothing that every object has.

export function own<T>(record: Readonly<Record<string, T>> | undefined, key: string): T | undefined {
  return record !== undefined && Object.hasOwn(record, key) ? record[key] : undefined;
}
