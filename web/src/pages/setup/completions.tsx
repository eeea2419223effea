/** Where the notice was silent or the law asks more, a person confirms what is done; what is the same everywhere is confirmed once. */
import { Button, Checkbox } from '@mantine/core';
import type { Answer } from '#web/api/client.ts';
import { useT, useText } from '#web/i18n/index.ts';
import { declarations as phrases } from '#web/i18n/declarations.ts';
import { setupModel } from '#web/i18n/setup-model.ts';
import { CONSEQUENCES, consequenceOf, inOwnWords } from './consequence.ts';
import type { Consequence } from './consequence.ts';
import './completions.css';

type Completion = Answer<'setup', 'preview'>['completions'][number];

interface CompletionsProps {
  completions: readonly Completion[];
  /** They complete the notice of another firm, which this one took for its model. */
  ofModel: boolean;
  chosen: ReadonlySet<string>;
  onChange: (chosen: ReadonlySet<string>) => void;
  error: string | undefined;
}

type Group = readonly Completion[];

export function Completions({ completions, ofModel, chosen, onChange, error }: CompletionsProps) {
  const t = useT(phrases);
  const m = useT(setupModel);
  const groups = grouped(completions);
  const isDone = (group: Group) => group.every(({ id }) => chosen.has(id));
  const done = groups.filter(isDone).length;
  function toggle(group: Group) {
    const next = new Set(chosen);
    const all = isDone(group);
    for (const { id } of group) {
      if (all) next.delete(id);
      else next.add(id);
    }
    onChange(next);
  }
  return (
    <section className="setup-part">
      <h2>{t('completions.title')}</h2>
      <p className="muted">{groups.length === 0 ? t('completions.none') : t('completions.lead', { n: groups.length })}</p>
      {ofModel && groups.length > 0 && <p className="muted">{m('completions.lead')}</p>}
      {CONSEQUENCES.map((each) => (
        <Band
          key={each}
          consequence={each}
          ofModel={ofModel}
          groups={groups.filter(([first]) => first !== undefined && consequenceOf(first) === each)}
          isDone={isDone}
          toggle={toggle}
          onAll={(ids) => onChange(new Set([...chosen, ...ids]))}
        />
      ))}
      {groups.length > 0 && (
        <div className="row">
          <span className="small muted num" role="status">
            {t('completions.done', { done, n: groups.length })}
          </span>
          {error !== undefined && done < groups.length && <span className="field-error">{error}</span>}
        </div>
      )}
    </section>
  );
}

interface BandProps {
  consequence: Consequence;
  ofModel: boolean;
  groups: readonly Group[];
  isDone: (group: Group) => boolean;
  toggle: (group: Group) => void;
  onAll: (ids: readonly string[]) => void;
}

/** What has one consequence is read through before it can be confirmed in one go. */
function Band({ consequence, ofModel, groups, isDone, toggle, onAll }: BandProps) {
  const t = useT(phrases);
  const open = groups.filter((group) => !isDone(group));
  if (groups.length === 0) return null;
  return (
    <section className="completion-band">
      <h3>{t(`completions.${consequence}.title`, { n: groups.length })}</h3>
      <p className="muted">{t(`completions.${consequence}.lead`)}</p>
      <ul className="completion-list">
        {groups.map((group) => (
          <CompletionRow
            key={group[0]?.id}
            group={group}
            ofModel={ofModel}
            checked={isDone(group)}
            next={group === open[0]}
            onToggle={() => toggle(group)}
          />
        ))}
      </ul>
      {open.length > 1 && (
        <Button variant="default" className="completion-all" onClick={() => onAll(open.flatMap((group) => group.map(({ id }) => id)))}>
          {t(`completions.${consequence}.all`, { n: open.length })}
        </Button>
      )}
    </section>
  );
}

/** Completions that say the same of several places stand together. */
function grouped(completions: readonly Completion[]): Completion[][] {
  const groups = new Map<string, Completion[]>();
  for (const each of completions) {
    groups.set(each.together, [...(groups.get(each.together) ?? []), each]);
  }
  return [...groups.values()];
}

interface CompletionRowProps {
  group: Group;
  ofModel: boolean;
  checked: boolean;
  /** The first that waits: there the hand is led when something is missing. */
  next: boolean;
  onToggle: () => void;
}

function CompletionRow({ group, ofModel, checked, next, onToggle }: CompletionRowProps) {
  const t = useT(phrases);
  const m = useT(setupModel);
  const text = useText();
  const [completion] = group;
  if (completion === undefined) return null;
  const where = group.length === 1 ? text(completion.where) : t('completions.several', { n: group.length });
  return (
    <li className="completion">
      <div>
        <p>
          <span className="completion-where">{where}</span> <Cited group={group} />
        </p>
        {group.length > 1 && <Places group={group} />}
        <dl>
          <dt>{ofModel ? m('completions.said') : t('completions.said')}</dt>
          <dd>
            {inOwnWords(completion) ? (
              t('completions.own')
            ) : completion.stated === null ? (
              <span className="muted">{ofModel ? m('completions.silent') : t('completions.silent')}</span>
            ) : (
              text(completion.stated)
            )}
          </dd>
          <dt>{t('completions.law')}</dt>
          <dd>{text(completion.reason)}</dd>
          {group.length === 1 && (
            <>
              <dt>{t('completions.now')}</dt>
              {completion.now.map((sentence) => (
                <dd key={sentence.fi}>{text(sentence)}</dd>
              ))}
            </>
          )}
        </dl>
      </div>
      <Checkbox
        className="completion-check"
        data-field={next ? 'confirm' : undefined}
        label={t('completions.confirm')}
        aria-label={`${t('completions.confirm')}: ${where}, ${text(completion.reason)}`}
        checked={checked}
        onChange={onToggle}
      />
    </li>
  );
}

/** Sections of the notice by name; which law asks is said in words below. */
function Cited({ group }: { group: readonly Completion[] }) {
  const text = useText();
  const sections = new Set(group.map(({ section }) => text(section)));
  return <span className="small muted">{[...sections].join(', ')}</span>;
}

function Places({ group }: { group: Group }) {
  const text = useText();
  const t = useT(phrases);
  return (
    <ul className="completion-places small">
      {group.map(({ id, where, now }) => (
        <li key={id}>
          {brief(text(where))}
          <span className="muted">{` – ${t('completions.now')}: ${now.map(text).join(' ')}`}</span>
        </li>
      ))}
    </ul>
  );
}

function brief(words: string): string {
  return words.length > 72 ? `${words.slice(0, 70).replace(/\s+\S*$/, '')} …` : words;
}
