// The owner is reminded by mail before either deadline ends, and when one has: a case once for each stage, all of a night in one letter.

import { allAccounts } from '#kernel/access';
import { mailWorks, queueMail } from '#kernel/mail';
import { formatDate, localDate } from '#platform/clock';
import { isLang, LANGS } from '#platform/i18n';
import type { Text } from '#platform/i18n';
import type { RequestDeps } from './change.ts';
import { dueLine } from './letters.ts';
import { insertReminder, remindersOf } from './store/reminders.ts';
import type { Stage } from './store/reminders.ts';
import { openRequests } from './views.ts';
import type { CaseView } from './views.ts';

const HOUR_MS = 3_600_000;
/** Reminded every night: a day before would come too late for what is promised in hours. */
const SOON_MS = 36 * HOUR_MS;
const WEEK_MS = 7 * 24 * HOUR_MS;

/** Queues what is due; tells how many cases were named. Without working mail the page of the day says it alone. */
export async function remindOwner(deps: RequestDeps): Promise<number> {
  const now = deps.clock.now();
  const open = (await openRequests(deps)).flatMap((view) => {
    const stage = stageOf(view, now);
    return stage === undefined ? [] : [{ view, stage }];
  });
  const told = await remindersOf(
    deps.database.db,
    open.map(({ view }) => view.row.id),
  );
  const due = open.filter(({ view, stage }) => !told.has(`${view.row.id}:${stage}`));
  if (due.length === 0 || !(await mailWorks(deps)).works) return 0;
  const owners = (await allAccounts(deps.database.db)).filter(({ role, disabled_at }) => role === 'owner' && disabled_at === null);
  const params = { lines: due.map(({ view }) => lineOf(view)), link: `${deps.config.publicUrl}/requests` };
  await deps.database.tx(async (tx) => {
    for (const { view, stage } of due) await insertReminder(tx, { request_id: view.row.id, stage, at: now.toISOString() });
    for (const { id, email, language } of owners) {
      const to = { subjectId: null, accountId: id, address: email };
      const lang = isLang(language) ? language : 'fi';
      await queueMail(tx, deps, { to, purpose: 'rights', template: 'requests-due', lang, params });
    }
  });
  return due.length;
}

/** What waits for the person, or for its own hour, is no task of the firm. */
function stageOf(view: CaseView, now: Date): Stage | undefined {
  const { dueAt, stoppedSince } = view[view.nearer];
  if (stoppedSince !== null) return undefined;
  if (view.late) return 'late';
  if (view.state === 'delayed') return undefined;
  const left = Date.parse(dueAt) - now.getTime();
  return left <= SOON_MS ? 'soon' : left <= WEEK_MS ? 'week' : undefined;
}

/** Which case and until when; never whose. */
function lineOf(view: CaseView): Text {
  const day = localDate(new Date(view[view.nearer].dueAt));
  const [fi = '', sv = '', en = ''] = LANGS.map((lang) => dueLine(view.row, formatDate(day, lang), lang));
  return { fi, sv, en };
}
