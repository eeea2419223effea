/** The contract every table signs: which declared field each column holds, whose it is, how long it lives, how it is exported and erased (GDPR Art. 5, 25). */

/**
 * What a column holds.
 * - `field`: a datum, by its id in the field catalogue.
 * - `fieldIn`: a datum whose field id stands in another column of the same row; `fields` lists the possible ids, 'custom' means any field that a policy declares beyond the catalogue.
 * - `subject`: 'self' when the row's own key is the subject, 'link' when the column names a subject kept elsewhere.
 * - `technical`: no datum of the firm's register; the text says why it is there. `staff` when it names the firm's own people, so that a
 *   namesake who was erased is not found again in it. `bytes` when it is a sealed file: walks over rows leave it where it is, whoever
 *   hands it out opens it by itself.
 *   `sealed` when it holds data of its subject that only the sealing key opens: the access copy opens it.
 *   `words` when somebody writes there in their own words, which may name anybody: it is searched like free text, in whosever row it stands.
 * - `derived`: computed from these fields, and gone when they go.
 */
export type ColumnUse =
  | { field: string }
  | { fieldIn: string; fields: readonly string[] | 'custom' }
  | { subject: 'self' | 'link' }
  | { technical: string; staff?: true; bytes?: true; words?: true; sealed?: true }
  | { derived: readonly string[] };

/** Columns of rows that law keeps after their subject: the day from which they are held, and the last day on which law orders them kept. */
export interface HeldBy {
  readonly on: string;
  readonly until: string;
}

/**
 * What erasure does with the rows of one subject. `keepFor` needs a length (ISO 8601) and a legal basis, so "never" cannot be written.
 * With `held` each row knows its own day: what is past it goes with the rest, what is not is marked as held, and from then on it is out of
 * all normal reading.
 */
export type Erase = 'delete' | 'blank' | { keepFor: string; basis: string; held?: HeldBy };

/** How a row leads to its subject: a column of its own, or a column that names a row of a parent table which knows. */
export type SubjectLink = { column: string } | { via: { column: string; table: string; key: string; subjectColumn: string } } | 'none';

/**
 * Which rule ends the life of a row: the subject's membership, the data group that declares the field named here
 * (`group` is a field id, because groups differ between firms), or a rule of the product's own registers.
 */
export type Retain = 'membership' | { group: string } | { accountability: string } | { technical: string };

export interface RecordKind<Row> {
  readonly kind: string;
  readonly table: string;
  readonly room: string;
  /** `firm`: the declared registers, held to their field lists. `accountability`: the product's own register. `technical`: no personal data. */
  readonly register: 'firm' | 'accountability' | 'technical';
  /** The column that names one row; 'id' unless said otherwise. */
  readonly key?: keyof Row & string;
  readonly subject: SubjectLink;
  readonly columns: { readonly [C in keyof Row]-?: ColumnUse };
  readonly retain: Retain;
  readonly exportAs: string | false;
  readonly erase: Erase | 'not-personal';
  /** The column that tells which subject a row is about although the row is not theirs. */
  readonly about?: keyof Row & string;
  /**
   * Rows that no update may touch. When two subjects become one, they are written anew as the other's, or stay evidence of the old id and
   * their room copies what still counts.
   */
  readonly fixed?: 'anew' | 'stays';
  /** The full-text index (SQLite) that copies columns of this table by trigger. */
  readonly searchIndex?: string;
}

/** A kind whose row type has been checked and is no longer needed. */
export type AnyKind = Omit<RecordKind<Record<string, unknown>>, 'columns' | 'key' | 'about'> & {
  readonly key: string;
  readonly about?: string;
  readonly columns: Readonly<Record<string, ColumnUse>>;
};

/** Signs the contract for one table. A column of Row without its use does not compile. */
export function kind<Row>(signed: RecordKind<Row>): AnyKind {
  return { ...signed, key: signed.key ?? 'id', columns: signed.columns };
}

/** Signs the contract for all tables of a room: a table or a column without its use does not compile. */
export function kindsOf<Tables>(signed: {
  readonly [T in keyof Tables & string]: RecordKind<Tables[T]> & { readonly table: T };
}): AnyKind[] {
  return Object.keys(signed).map((table) => kind(signed[table as keyof Tables & string]));
}

/** The field of a column in a given row; undefined when the column holds no field. */
export function fieldOfColumn(use: ColumnUse, row: Readonly<Record<string, unknown>>): string | undefined {
  if ('field' in use) return use.field;
  if (!('fieldIn' in use)) return undefined;
  const id = row[use.fieldIn];
  return typeof id === 'string' ? id : undefined;
}

/** Every catalogue field that some column of the kind can hold; derived columns count apart. */
export function fieldsHeld(of: AnyKind): string[] {
  const held = Object.values(of.columns).flatMap((use) => {
    if ('field' in use) return [use.field];
    return 'fieldIn' in use && use.fields !== 'custom' ? use.fields : [];
  });
  return [...new Set(held)];
}

/** How rows of the kind are held when law keeps them one by one; undefined for all others. */
export function heldBy(of: Pick<AnyKind, 'erase'>): HeldBy | undefined {
  return typeof of.erase === 'object' ? of.erase.held : undefined;
}

/** True when the kind keeps fields that only a policy knows. */
export function holdsCustomFields(of: AnyKind): boolean {
  return Object.values(of.columns).some((use) => 'fieldIn' in use && use.fields === 'custom');
}
