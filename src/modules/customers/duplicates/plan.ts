// Two records and the choices made between them give a plan; pure, so that it can be tried on anything before it touches a row.

export interface Side {
  readonly id: string;
  readonly createdAt: string;
  /** Values of the record itself, by column; null where there is none. */
  readonly columns: Readonly<Record<string, string | null>>;
  /** Values that only the firm's declaration knows, by field. */
  readonly custom: Readonly<Record<string, { readonly id: string; readonly value: string }>>;
  /** Live memberships: register and day. */
  readonly memberships: readonly { readonly id: string; readonly registerId: string; readonly since: string }[];
  /** Addresses and numbers, by what makes two of them one. */
  readonly points: readonly { readonly id: string; readonly key: string }[];
  /** Organisations represented, by what makes two of them one. */
  readonly links: readonly { readonly id: string; readonly key: string }[];
}

/** Whose value is kept, by column or field; where nobody chose, the one there is, and of two that of who stays. */
export interface Choices {
  readonly stays?: string | undefined;
  readonly take: Readonly<Record<string, string>>;
}

export interface MergePlan {
  readonly stays: string;
  readonly goes: string;
  /** Columns of who stays that get a value of who goes. */
  readonly columns: Readonly<Record<string, string | null>>;
  /** Rows of own fields that were chosen away. */
  readonly dropCustom: readonly string[];
  /** Memberships of who goes in registers where who stays is too; who stays has been there since the earlier day. */
  readonly endMemberships: readonly string[];
  readonly since: Readonly<Record<string, string>>;
  /** The same address, number or link twice is one. */
  readonly dropPoints: readonly string[];
  readonly dropLinks: readonly string[];
  /** What was chosen away: by column or field, the value. */
  readonly lost: Readonly<Record<string, string>>;
}

/** Who stays when nobody chose: who has been there longer. */
export function elder(a: Side, b: Side): Side {
  return a.createdAt < b.createdAt || (a.createdAt === b.createdAt && a.id < b.id) ? a : b;
}

export function mergePlan(a: Side, b: Side, { stays: chosen, take }: Choices): MergePlan {
  const stays = chosen === a.id ? a : chosen === b.id ? b : elder(a, b);
  const goes = stays === a ? b : a;
  const lost: Record<string, string> = {};
  const columns: Record<string, string | null> = {};
  for (const column of Object.keys(goes.columns)) {
    const [mine, theirs] = [stays.columns[column] ?? null, goes.columns[column] ?? null];
    if (theirs === null || mine === theirs) continue;
    if (mine === null || take[column] === goes.id) columns[column] = theirs;
    const dropped = mine === null ? null : take[column] === goes.id ? mine : theirs;
    if (dropped !== null) lost[column] = dropped;
  }
  const dropCustom: string[] = [];
  for (const [field, theirs] of Object.entries(goes.custom)) {
    const mine = stays.custom[field];
    if (mine === undefined) continue;
    const dropped = take[field] === goes.id ? mine : theirs;
    dropCustom.push(dropped.id);
    if (mine.value !== theirs.value) lost[field] = dropped.value;
  }
  const twice = goes.memberships.flatMap((theirs) => {
    const mine = stays.memberships.find(({ registerId }) => registerId === theirs.registerId);
    return mine === undefined ? [] : [{ mine, theirs }];
  });
  return {
    stays: stays.id,
    goes: goes.id,
    columns,
    dropCustom,
    endMemberships: twice.map(({ theirs }) => theirs.id),
    since: Object.fromEntries(twice.flatMap(({ mine, theirs }) => (theirs.since < mine.since ? [[mine.id, theirs.since]] : []))),
    dropPoints: same(stays.points, goes.points),
    dropLinks: same(stays.links, goes.links),
    lost,
  };
}

function same(mine: Side['points'], theirs: Side['points']): string[] {
  const known = new Set(mine.map(({ key }) => key));
  return theirs.flatMap(({ id, key }) => {
    if (known.has(key)) return [id];
    known.add(key);
    return [];
  });
}
