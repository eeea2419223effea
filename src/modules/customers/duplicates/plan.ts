// Two records and the choices made between them give a plan; pure, so that it can be tried on anything before it touches a row.

/** Where what is held came from: the write that told it, and whether an import did. */
export interface Source {
  readonly origin: string;
  readonly imported: boolean;
}

/** A row with what makes two of them one. */
export interface Held extends Source {
  readonly id: string;
  readonly key: string;
}

export interface Side {
  readonly id: string;
  readonly createdAt: string;
  /** Values of the record itself, by column; null where there is none. */
  readonly columns: Readonly<Record<string, string | null>>;
  /** Where each of them came from. */
  readonly sources: Readonly<Record<string, Source>>;
  /** Values that only the firm's declaration knows, by field. */
  readonly custom: Readonly<Record<string, Source & { readonly id: string; readonly value: string }>>;
  /** Live memberships: register and day. */
  readonly memberships: readonly { readonly id: string; readonly registerId: string; readonly since: string }[];
  /** Addresses and numbers. */
  readonly points: readonly Held[];
  /** Organisations represented. */
  readonly links: readonly Held[];
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
  /**
   * Of two that are one and of which somebody wrote the one that goes and an import brought the one that stays: the origin of what was written,
   * by column or by the row that stays, so that the import can be taken back without it.
   */
  readonly told: Readonly<Record<'columns' | 'custom' | 'points' | 'links', Readonly<Record<string, string>>>>;
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
  const told = { columns: new Map<string, string>(), custom: new Map<string, string>() };
  for (const column of Object.keys(goes.columns)) {
    const [mine, theirs] = [stays.columns[column] ?? null, goes.columns[column] ?? null];
    if (theirs !== null && mine === theirs) tell(told.columns, column, stays.sources[column], goes.sources[column]);
    if (theirs === null || mine === theirs) continue;
    if (mine === null || take[column] === goes.id) columns[column] = theirs;
    const dropped = mine === null ? null : take[column] === goes.id ? mine : theirs;
    if (dropped !== null) lost[column] = dropped;
  }
  const dropCustom: string[] = [];
  for (const [field, theirs] of Object.entries(goes.custom)) {
    const mine = stays.custom[field];
    if (mine === undefined) continue;
    const [kept, dropped] = take[field] === goes.id ? [theirs, mine] : [mine, theirs];
    dropCustom.push(dropped.id);
    if (mine.value !== theirs.value) lost[field] = dropped.value;
    else tell(told.custom, kept.id, kept, dropped);
  }
  const twice = goes.memberships.flatMap((theirs) => {
    const mine = stays.memberships.find(({ registerId }) => registerId === theirs.registerId);
    return mine === undefined ? [] : [{ mine, theirs }];
  });
  const points = same(stays.points, goes.points);
  const links = same(stays.links, goes.links);
  return {
    stays: stays.id,
    goes: goes.id,
    columns,
    dropCustom,
    endMemberships: twice.map(({ theirs }) => theirs.id),
    since: Object.fromEntries(twice.flatMap(({ mine, theirs }) => (theirs.since < mine.since ? [[mine.id, theirs.since]] : []))),
    dropPoints: points.dropped,
    dropLinks: links.dropped,
    told: {
      columns: Object.fromEntries(told.columns),
      custom: Object.fromEntries(told.custom),
      points: Object.fromEntries(points.told),
      links: Object.fromEntries(links.told),
    },
    lost,
  };
}

/** The row of who stays stays, for what was said of an address names it. */
function same(mine: readonly Held[], theirs: readonly Held[]): { dropped: string[]; told: Map<string, string> } {
  const kept = Map.groupBy(mine, ({ key }) => key);
  const told = new Map<string, string>();
  const dropped = theirs.flatMap((row) => {
    const known = kept.get(row.key);
    const [first] = known ?? [];
    if (known === undefined || first === undefined) {
      kept.set(row.key, [row]);
      return [];
    }
    if (known.every(({ imported }) => imported) && !told.has(first.id)) tell(told, first.id, first, row);
    return [row.id];
  });
  return { dropped, told };
}

function tell(told: Map<string, string>, key: string, kept: Source | undefined, dropped: Source | undefined): void {
  if (kept?.imported === true && dropped?.imported === false) told.set(key, dropped.origin);
}
