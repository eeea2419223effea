/** A newer version was published since the draft was begun: its changes come into the draft, and what both changed is chosen place by place. */
import { Button, Radio } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { type Answer, api } from '#web/api/client.ts';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { SkeletonRows } from '#web/components/skeleton.tsx';
import { say } from '#web/components/toast.ts';
import { declarationFields } from '#web/i18n/declaration-fields.ts';
import { draftMerge as phrases } from '#web/i18n/draft-merge.ts';
import { LANG_NAMES, useLang, useT, useText } from '#web/i18n/index.ts';
import type { Draft } from '../use-draft.ts';

type Merge = Answer<'drafts', 'merge'>;
type Conflict = Merge['conflicts'][number];
type Side = 'ours' | 'theirs';

interface TakeUpProps {
  draft: Draft;
  onTaken: () => Promise<void>;
}

export function TakeUp({ draft, onTaken }: TakeUpProps) {
  const t = useT(phrases);
  const merge = useQuery({
    queryKey: ['draft-merge', draft.id],
    queryFn: ({ signal }) => api.drafts.merge({ params: { id: draft.id } }, { signal }),
    refetchOnWindowFocus: false,
    gcTime: 0,
  });
  return (
    <section className="pub-block take-up" aria-labelledby="take-up">
      <h2 id="take-up">{t('title')}</h2>
      <ErrorBanner error={merge.error} onRetry={() => void merge.refetch()} />
      {merge.isPending && <SkeletonRows rows={3} />}
      {merge.data && merge.data.newest !== null && (
        <Choosing draft={draft} merge={merge.data} newest={merge.data.newest} onTaken={onTaken} onAgain={() => void merge.refetch()} />
      )}
    </section>
  );
}

interface ChoosingProps extends TakeUpProps {
  merge: Merge;
  newest: number;
  onAgain: () => void;
}

function Choosing({ draft, merge, newest, onTaken, onAgain }: ChoosingProps) {
  const t = useT(phrases);
  const [chosen, setChosen] = useState<ReadonlyMap<string, Side>>(new Map());
  const open = merge.conflicts.filter(({ path }) => !chosen.has(path)).length;
  const take = useMutation({
    mutationFn: () =>
      api.drafts.takeUp({
        params: { id: draft.id },
        body: { revision: merge.revision, newest, choices: [...chosen].map(([path, side]) => ({ path, take: side })) },
      }),
    onSuccess: async () => {
      await onTaken();
      say(t('taken', { no: newest }));
    },
    onError: onAgain,
  });
  return (
    <>
      <p>{t(merge.conflicts.length === 0 ? 'leadClear' : 'lead', { no: newest, n: merge.conflicts.length })}</p>
      <ul className="take-up-list">
        {merge.conflicts.map((conflict) => (
          <Place
            key={conflict.path}
            conflict={conflict}
            side={chosen.get(conflict.path) ?? null}
            onChoose={(side) => setChosen(new Map([...chosen, [conflict.path, side]]))}
          />
        ))}
      </ul>
      <ErrorBanner error={take.error} />
      <div className="row">
        <Button disabled={open > 0} loading={take.isPending} onClick={() => take.mutate()}>
          {t('verb')}
        </Button>
        {open > 0 && <span className="small">{t('open', { n: open })}</span>}
        <Anew draft={draft} />
      </div>
    </>
  );
}

function Anew({ draft }: { draft: Draft }) {
  const t = useT(phrases);
  const navigate = useNavigate();
  const anew = useMutation({
    mutationFn: () => api.drafts.begin({ body: { note: t('anewNote', { note: draft.note.slice(0, 250) }) } }),
    onSuccess: ({ id }) => navigate({ to: '/declaration/$id', params: { id } }),
  });
  return (
    <>
      <Button variant="subtle" loading={anew.isPending} onClick={() => anew.mutate()}>
        {t('anew')}
      </Button>
      <ErrorBanner error={anew.error} />
    </>
  );
}

interface PlaceProps {
  conflict: Conflict;
  side: Side | null;
  onChoose: (side: Side) => void;
}

function Place({ conflict, side, onChoose }: PlaceProps) {
  const t = useT(phrases);
  const text = useText();
  const lang = useLang();
  const title = conflict.name === null ? text(conflict.section) : text(conflict.name);
  // A field is called what the form calls it.
  const field = declarationFields.find(lang, conflict.path.split('/').at(-1) ?? '');
  const where = [conflict.name === null ? undefined : text(conflict.section), field, conflict.path].filter((each) => each !== undefined);
  return (
    <li className="take-up-place">
      <Radio.Group
        label={title}
        description={where.join(' · ')}
        value={side}
        onChange={(value) => onChoose(value === 'ours' ? 'ours' : 'theirs')}
      >
        <p className="small muted take-up-base">
          {t('base')}: <Word word={conflict.base} gone={t('notThere')} />
        </p>
        <div className="take-up-sides">
          <Radio value="ours" label={<Says name={t('ours')} word={conflict.ours} />} />
          <Radio value="theirs" label={<Says name={t('theirs')} word={conflict.theirs} />} />
        </div>
      </Radio.Group>
    </li>
  );
}

function Says({ name, word }: { name: string; word: Conflict['ours'] }) {
  const t = useT(phrases);
  return (
    <>
      <span className="take-up-side">{name}</span>
      <Word word={word} gone={t('removed')} />
    </>
  );
}

/** Words in every language, since a choice is made of all of them at once. */
function Word({ word, gone }: { word: Conflict['ours']; gone: string }) {
  if (word === null) return <em>{gone}</em>;
  if (typeof word === 'string') return <span className="take-up-word serif">{word}</span>;
  return (
    <>
      {(['fi', 'sv', 'en'] as const).map((lang) => (
        <span key={lang} lang={lang} className="take-up-word serif">
          <span className="visually-hidden">{LANG_NAMES[lang]}: </span>
          {word[lang]}
        </span>
      ))}
    </>
  );
}
