/** A text that changed in one language: the three stand side by side until somebody mends them or says that they mean the same. */
import { Button, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { LANGS } from '#platform/i18n';
import { api } from '#web/api/client.ts';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { declarationPublish as phrases } from '#web/i18n/declaration-publish.ts';
import { LANG_NAMES, type Text, useT } from '#web/i18n/index.ts';
import { setAt } from '../text/edit.ts';
import { readText } from '../text/read.ts';
import { pathOf } from '../text/values.ts';
import type { Draft } from '../use-draft.ts';
import type { Impact } from './impact.ts';

type Stale = Impact['stale'][number];

interface StaleTextsProps {
  draft: Draft;
  stale: readonly Stale[];
  /** Of the text in which they were found. */
  revision: number;
  /** The draft has changed on the server: what was counted is counted again. */
  onChange: () => Promise<void>;
}

export function StaleTexts({ draft, stale, revision, onChange }: StaleTextsProps) {
  const t = useT(phrases);
  const confirm = useMutation({
    mutationFn: (paths: string[]) => api.drafts.confirmTexts({ params: { id: draft.id }, body: { paths, revision } }),
    onSuccess: onChange,
  });
  if (stale.length === 0) return null;
  return (
    <section className="pub-block">
      <h2>{t('texts.title')}</h2>
      <p className="muted">{t('texts.lead')}</p>
      {stale.length > 1 && (
        <div>
          <Button variant="default" loading={confirm.isPending} onClick={() => confirm.mutate(stale.map(({ path }) => path))}>
            {t('texts.confirmAll', { n: stale.length })}
          </Button>
        </div>
      )}
      <ErrorBanner error={confirm.error} />
      {stale.map((each) => (
        <StaleRow
          key={`${each.path}/${JSON.stringify(each.text)}`}
          draft={draft}
          stale={each}
          busy={confirm.isPending}
          onConfirm={() => confirm.mutate([each.path])}
          onChange={onChange}
        />
      ))}
    </section>
  );
}

interface StaleRowProps {
  draft: Draft;
  stale: Stale;
  busy: boolean;
  onConfirm: () => void;
  onChange: () => Promise<void>;
}

function StaleRow({ draft, stale, busy, onConfirm, onChange }: StaleRowProps) {
  const t = useT(phrases);
  const [texts, setTexts] = useState<Text>(stale.text);
  const touched = LANGS.some((lang) => texts[lang] !== stale.text[lang]);
  const save = useMutation({
    mutationFn: () => {
      const { data } = readText(draft.yaml);
      const path = pathOf(data, stale.path);
      const yaml = LANGS.filter((lang) => texts[lang] !== stale.text[lang]).reduce(
        (text, lang) => setAt(text, [...path, lang], texts[lang].trim()),
        draft.yaml,
      );
      return api.drafts.save({ params: { id: draft.id }, body: { yaml, revision: draft.revision } });
    },
    onSuccess: onChange,
  });
  return (
    <div className="pub-stale">
      <div className="pub-stale-texts">
        {LANGS.map((lang) => (
          <Textarea
            key={lang}
            lang={lang}
            rows={4}
            label={
              <>
                {LANG_NAMES[lang]}
                {stale.stale.includes(lang) && <span className="pub-look small"> · {t('texts.stale')}</span>}
                {stale.changed.includes(lang) && <span className="muted small"> · {t('texts.changed')}</span>}
              </>
            }
            value={texts[lang]}
            onChange={({ currentTarget }) => setTexts({ ...texts, [lang]: currentTarget.value })}
          />
        ))}
      </div>
      <ErrorBanner error={save.error} />
      <div className="row">
        {touched ? (
          <Button loading={save.isPending} onClick={() => save.mutate()}>
            {t('texts.save')}
          </Button>
        ) : (
          <Button variant="default" disabled={busy} onClick={onConfirm}>
            {t('texts.confirm')}
          </Button>
        )}
        <span className="small muted">{stale.path}</span>
      </div>
    </div>
  );
}
