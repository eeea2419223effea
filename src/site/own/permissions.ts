// Consents and bans: one switch for each channel and purpose, in force at once, and every event of the past in sight (GDPR Art. 7(3), 21(2)–(3)).

import { BAN_DEEDS, BAN_SCOPES, kindOfPurpose, PERMISSION_CHANNELS, permissionsOf, recordPermission, wordingOf } from '#kernel/permission';
import type { NewPermission, PermissionChannel, PermissionEventRow, StateCell, StateRow } from '#kernel/permission';
import { localDate } from '#platform/clock';
import { appError } from '#platform/errors';
import { html } from '#platform/html';
import type { Html } from '#platform/html';
import type { Reply } from '#platform/http';
import type { Lang } from '#platform/i18n';
import type { Visited } from './context.ts';
import { to } from './door.ts';
import { dayText, doneOf, form, ownPage } from './frame.ts';
import { marketingSection } from './marketing.ts';
import { page } from './pages.ts';
import type { Pages } from './pages.ts';
import { ownPhrases } from './phrases.ts';

const { t } = ownPhrases;

export function registerPermissions(pages: Pages): void {
  pages.getWithin('/omat/luvat', async (visited) => page(visited, await permissionPage(visited)));
  pages.postWithin('/omat/luvat', change);
}

async function stateOf({ deps, policy, visit }: Visited) {
  return permissionsOf(deps.database.db, policy, { subjectId: visit.subjectId, at: deps.clock.now() }, deps);
}

async function permissionPage(visited: Visited): Promise<string> {
  const { lang, policy } = visited;
  const { rows: all, events } = await stateOf(visited);
  // What is declared for registers the person is not in does not concern them.
  const rows = all.filter(({ cells }) => cells.some(({ rule }) => rule !== 'not-in-register'));
  const services = [...policy.purposes.values()].filter((purpose) => kindOfPurpose(purpose) === 'service');
  const main = html`${doneOf(visited)}
    <section>
      <p class="lead">${t(lang, rows.length === 0 ? 'permissions.none' : 'permissions.lead')}</p>
      ${rows.length > 0 && banAll(visited)}
    </section>
    ${rows.map((row) => purposeSection(visited, row))}
    ${
      services.length > 0 &&
      html`<section aria-labelledby="service">
        <h2 id="service">${t(lang, 'permissions.service')}</h2>
        <p>${t(lang, 'permissions.serviceText')}</p>
        <ul>
          ${services.map(({ name }) => html`<li>${name[lang]}</li> `)}
        </ul>
        <p><a class="button quiet small" href="/omat/pyynnot?oikeus=objection#uusi">${t(lang, 'permissions.object')}</a></p>
      </section>`
    }
    ${await marketingSection(visited)}
    <section aria-labelledby="history">
      <h2 id="history">${t(lang, 'permissions.history')}</h2>
      ${
        events.length === 0
          ? html`<p>${t(lang, 'permissions.noHistory')}</p>`
          : html`<ul class="items">
              ${events.map((event) => html`<li>${eventRow(visited, event)}</li> `)}
            </ul>`
      }
    </section>`;
  return ownPage(visited, { title: t(lang, 'permissions.title'), main, tab: 'permissions' });
}

function banAll({ lang }: Visited): Html {
  return html`${form('/omat/luvat', { act: 'ban-all' }, html`<button>${t(lang, 'permissions.banAll')}</button>`)}
    <p class="muted">${t(lang, 'permissions.banAllText')}</p>
    ${banPart(lang)}`;
}

/** Few want to ban a part only: it is folded away under the button that most want. */
function banPart(lang: Lang): Html {
  return html`<details>
    <summary>${t(lang, 'banPart.title')}</summary>
    <p>${t(lang, 'banPart.lead')}</p>
    ${form(
      '/omat/luvat',
      { act: 'ban-part' },
      html`${choice('scope', t(lang, 'banPart.scope'), [
          ['', t(lang, 'banPart.everyScope')],
          ...BAN_SCOPES.map((scope): Option => [scope, t(lang, `banPart.scopes.${scope}`)]),
        ])}
        ${choice('deed', t(lang, 'banPart.deed'), [
          ['', t(lang, 'banPart.everyDeed')],
          ...BAN_DEEDS.map((deed): Option => [deed, t(lang, `banPart.deeds.${deed}`)]),
        ])} <button class="small">${t(lang, 'banPart.verb')}</button>`,
    )}
  </details>`;
}

type Option = readonly [value: string, label: string];

function choice(name: string, label: string, options: readonly Option[]): Html {
  return html`<div class="field">
    <label for="${name}">${label}</label>
    <select id="${name}" name="${name}">
      ${options.map(([value, text]) => html`<option value="${value}">${text}</option> `)}
    </select>
  </div>`;
}

function purposeSection(visited: Visited, row: StateRow): Html {
  const { lang } = visited;
  const heading = `tarkoitus-${row.purpose.id}`;
  return html`<section aria-labelledby="${heading}">
    <h2 id="${heading}">${row.purpose.name[lang]}</h2>
    <ul class="items">
      ${row.cells.map((cell) => html`<li>${cellRow(visited, row, cell)}</li> `)}
    </ul>
  </section> `;
}

function cellRow({ lang, policy }: Visited, { purpose, kind }: StateRow, cell: StateCell): Html {
  const { channel, reachable, rule } = cell;
  const allow = cell.verdict === 'allowed';
  const name = t(lang, `permissions.channels.${channel}`);
  const about = `${purpose.name[lang]}, ${name}`;
  return html`<div class="row act">
      <div>
        <p class="name">${name}</p>
        <p class="state ${allow ? 'on' : 'off'}">${t(lang, allow ? 'permissions.allowed' : 'permissions.denied')}</p>
        <p class="muted">
          ${reachable ? t(lang, `permissions.because.${rule}`) : t(lang, allow ? 'permissions.noAddressYet' : 'permissions.noAddress')}
        </p>
      </div>
      ${allow && takeAway(lang, kind === 'consent' ? 'withdraw' : 'ban', { channel, purpose: purpose.id, about })}
    </div>
    ${!allow && reachable && give(lang, wordingOf(policy, { channel, purpose: purpose.id, lang }).body, { channel, purpose: purpose.id, about })}`;
}

interface Of {
  readonly channel: PermissionChannel;
  readonly purpose: string;
  /** For those who hear the button without seeing where it stands. */
  readonly about: string;
}

/** As easy as it can be: one press. */
function takeAway(lang: Lang, act: 'ban' | 'withdraw', { channel, purpose, about }: Of): Html {
  const verb = t(lang, `permissions.${act}`);
  return form('/omat/luvat', { act, channel, purpose }, html`<button class="small quiet" aria-label="${verb}: ${about}">${verb}</button>`);
}

/** A consent is given to words: the button stands under them. */
function give(lang: Lang, wording: string, { channel, purpose, about }: Of): Html {
  const verb = t(lang, 'permissions.consent');
  return html`<details>
    <summary>${t(lang, 'permissions.agree')}<span class="unseen">: ${about}</span></summary>
    <p>${wording}</p>
    ${form('/omat/luvat', { act: 'consent', channel, purpose }, html`<button class="small" aria-label="${verb}: ${about}">${verb}</button>`)}
  </details>`;
}

function eventRow({ lang, policy }: Visited, { act, at, channel, purpose, method, scope, deed }: PermissionEventRow): string {
  const what = purpose === null ? t(lang, 'permissions.allMarketing') : (policy.purposes.get(purpose)?.name[lang] ?? purpose);
  const where = channel === null ? t(lang, 'permissions.all') : t(lang, `permissions.channels.${channel}`);
  const parts = [scope !== null && t(lang, `banPart.scopes.${scope}`), deed !== null && t(lang, `banPart.deedNames.${deed}`)].filter(
    Boolean,
  );
  const only = parts.length === 0 ? '' : `, ${t(lang, 'banPart.only', { what: parts.join(', ').toLowerCase() })}`;
  return `${dayText(at, lang)}: ${t(lang, `permissions.acts.${act}`)}. ${what}, ${where.toLowerCase()}${only} (${t(lang, `permissions.methods.${method}`)})`;
}

/** What the form may ask for; everything else about the event is chosen here. */
function wishOf({ form: given, lang, policy, visit, act }: Visited): Omit<NewPermission, 'way'> {
  const base = { subjectId: visit.subjectId, on: localDate(act.at), lang };
  if (given['act'] === 'ban-all') return { ...base, act: 'ban', channel: null, purpose: null };
  if (given['act'] === 'ban-part') {
    const scope = BAN_SCOPES.find((each) => each === given['scope']) ?? null;
    const deed = BAN_DEEDS.find((each) => each === given['deed']) ?? null;
    return { ...base, act: 'ban', channel: null, purpose: null, scope, deed };
  }
  const channel = PERMISSION_CHANNELS.find((each: PermissionChannel) => each === given['channel']) ?? null;
  const purpose = given['purpose'] ?? '';
  if (channel === null || !policy.purposes.has(purpose)) throw appError('invalid', 'errors.permission-scope', { field: 'channel' });
  switch (given['act']) {
    case 'ban':
      return { ...base, act: 'ban', channel, purpose };
    case 'withdraw':
      return { ...base, act: 'consent-withdrawn', channel, purpose };
    case 'consent':
      // The page shows the ban and the words; who presses the button consents over it.
      return { ...base, act: 'consent-given', channel, purpose, overBan: true };
    default:
      throw appError('invalid', 'errors.permission-scope', { field: 'act' });
  }
}

async function change(visited: Visited): Promise<Reply> {
  const { deps, policy, act } = visited;
  const wish = wishOf(visited);
  const self = [...policy.sources.values()].find(({ from }) => from === 'self')?.id;
  await recordPermission(deps, { act, method: 'own-pages', source: self }, { ...wish, way: 'web-form' });
  return to(visited, '/omat/luvat?tehty=permission');
}
