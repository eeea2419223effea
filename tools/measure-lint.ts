/** Prints what the lint says of the five source notices beside the hand table: the checklist of Articles 13 and 14, and every fault missed or said too much. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULT_REFERENCE, importNotice, lintNotice, noticeChecklist } from '#kernel/policy';
import { CHECKLIST_ORDER, NOTICE_FAULTS, SIGNS } from '../tests/policy/notice-faults.table.ts';

const ON = { today: '2026-11-22', reference: DEFAULT_REFERENCE };

export async function measureLint(folder: string, files: readonly string[]): Promise<void> {
  const columns: string[][] = [];
  let [hand, met, extra] = [0, 0, 0];
  for (const { file, items, faults } of NOTICE_FAULTS) {
    const name = files.find((each) => each.startsWith(file));
    if (name === undefined) continue;
    const read = await importNotice(readFileSync(join(folder, name)), ON.today);
    const list = noticeChecklist(read, ON);
    const signs = Array.from(items);
    columns.push(CHECKLIST_ORDER.map((item, i) => mark(SIGNS[list?.[item] ?? 'none'], signs[i] ?? '')));
    const codes = new Set(Object.keys(faults).map((key) => key.split(':')[0] ?? key));
    const said = new Set(lintNotice(read, ON).map(({ code }) => code));
    hand += codes.size;
    met += [...codes].filter((code) => said.has(code)).length;
    extra += [...said].filter((code) => !codes.has(code)).length;
    for (const code of codes) if (!said.has(code)) console.log(`unsaid ${file} ${code}`);
    for (const code of said) if (!codes.has(code)) console.log(`false  ${file} ${code}`);
  }
  for (const [i, item] of CHECKLIST_ORDER.entries()) console.log(`${item.padEnd(16)}${columns.map((column) => column[i]).join('  ')}`);
  console.log(`lint: ${met} of ${hand} kinds of fault of the hand table found, ${extra} false`);
}

/** The sign, with that of the hand table where they differ. */
function mark(said: string, expected: string): string {
  return said === expected ? said : `${said}(${expected})`;
}
