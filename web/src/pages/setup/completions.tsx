/** Where the notice was silent or the law asks more, a person confirms what is done; what is the same everywhere is confirmed once. */
import { Button, Checkbox } from '@mantine/core';
import type { Answer } from '#web/api/client.ts';
import { useLang, useT, useText } from '#web/i18n/index.ts';
import { declarations as phrases } from '#web/i18n/declarations.ts';

type Completion = Answer<'setup', 'preview'>['completions'][number];

interface CompletionsProps {
  completions: readonly Completion[];
  chosen: ReadonlySet<string>;
  onChange: (chosen: ReadonlySet<string>) => void;
  error: string | undefined;
}

export function Completions({ completions, chosen, onChange, error }: CompletionsProps) {
  const t = useT(phrases);
  const groups = grouped(completions);
  const isDone = (group: readonly Completion[]) => group.every(({ id }) => chosen.has(id));
  const missing = error !== undefined && !groups.every(isDone);
  function toggle(group: readonly Completion[]) {
    const done = isDone(group);
    const next = new Set(chosen);
    for (const { id } of group) {
      if (done) next.delete(id);
      else next.add(id);
    }
    onChange(next);
  }
  return (
    <section className="setup-part">
      <h2>{t('completions.title')}</h2>
      <p className="muted">{completions.length === 0 ? t('completions.none') : t('completions.lead', { n: groups.length })}</p>
      {completions.length > 0 && (
        <div className="row">
          <Button variant="default" size="xs" data-field="confirm" onClick={() => onChange(new Set(completions.map(({ id }) => id)))}>
            {t('completions.all')}
          </Button>
          <span className="small muted num" role="status">
            {t('completions.done', { done: groups.filter(isDone).length, n: groups.length })}
          </span>
          {missing && <span className="field-error">{error}</span>}
        </div>
      )}
      <ul className="completion-list">
        {groups.map((group) => (
          <CompletionRow key={group[0]?.id} group={group} checked={isDone(group)} onToggle={() => toggle(group)} />
        ))}
      </ul>
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

function CompletionRow({ group, checked, onToggle }: { group: readonly Completion[]; checked: boolean; onToggle: () => void }) {
  const t = useT(phrases);
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
        {completion.superseded && <p className="small muted">{t('completions.superseded')}</p>}
        <dl>
          <dt>{t('completions.said')}</dt>
          <dd>{completion.stated === null ? <span className="muted">{t('completions.silent')}</span> : text(completion.stated)}</dd>
          <dt>{t('completions.law')}</dt>
          <dd>{text(completion.reason)}</dd>
          {group.length === 1 && completion.now !== null && (
            <>
              <dt>{t('completions.now')}</dt>
              <dd>{text(completion.now)}</dd>
            </>
          )}
        </dl>
      </div>
      <Checkbox
        className="completion-check"
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

function Places({ group }: { group: readonly Completion[] }) {
  const lang = useLang();
  const t = useT(phrases);
  // One place may be completed in several ways; what is confirmed is the clause that stands there now.
  const places = new Map(group.map(({ where, now }) => [brief(where[lang]), now?.[lang] ?? null]));
  return (
    <ul className="completion-places small">
      {[...places].map(([name, now]) => (
        <li key={name}>
          {name}
          {now !== null && <span className="muted">{` – ${t('completions.now')}: ${now}`}</span>}
        </li>
      ))}
    </ul>
  );
}

function brief(words: string): string {
  return words.length > 72 ? `${words.slice(0, 70).replace(/\s+\S*$/, '')} …` : words;
}
