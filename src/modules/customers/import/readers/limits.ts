/** What one file may be; more is refused with a reason, never half read. */
export const LIMITS = {
  bytes: 100_000_000,
  rows: 1_200_000,
  columns: 1000,
  /** Cells of all rows together: a small file can say that its table is wide and long. */
  cells: 50_000_000,
  heading: 200,
  /** What a workbook may become when it is unpacked, all parts together. */
  unpacked: 300_000_000,
  cards: 100_000,
  /** Different texts of a workbook. */
  strings: 5_000_000,
  /** Parts of an archive. */
  entries: 5000,
} as const;
