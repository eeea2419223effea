/** The last step: whom to tell, from which day, and the press that makes it a version. */
import { Button, Checkbox } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '#web/api/client.ts';
import { peopleChanged } from '#web/api/queries.ts';
import { ConfirmDialog } from '#web/components/confirm-dialog.tsx';
import { DateField } from '#web/components/date-field.tsx';
import { say, warn } from '#web/components/toast.ts';
import { today } from '#web/i18n/clock.ts';
import { declarationPublish as phrases } from '#web/i18n/declaration-publish.ts';
import { formatDate } from '#web/i18n/format.ts';
import { useLang, useT, useText } from '#web/i18n/index.ts';
import type { Draft } from '../use-draft.ts';
import { type Impact, totals } from './impact.ts';

interface PublishBarProps {
  draft: Draft;
  impact: Impact;
  day: string;
  onDay: (day: string) => void;
}

export function PublishBar({ draft, impact, day, onDay }: PublishBarProps) {
  const t = useT(phrases);
  const lang = useLang();
  const [told, setTold] = useState<ReadonlySet<string>>(new Set());
  const [asking, setAsking] = useState(false);
  const silent = impact.tell.filter(({ id }) => !told.has(id));
  // Lines may differ where the notice says the same: a version that changes nothing is no version.
  const empty = impact.baseIsNewest && impact.refusals.length === 0 && impact.changes.length === 0;
  const blocked = empty || impact.refusals.length > 0 || !impact.baseIsNewest || silent.length > 0 || day === '';
  const publish = usePublish(draft.id);
  const { once } = totals(impact);
  return (
    <>
      <Tell tell={impact.tell} told={told} onTold={setTold} />
      <section className="pub-block">
        <h2>{t('day.title')}</h2>
        <div className="pub-day">
          <DateField label={t('day.label')} description={t('day.hint')} value={day} onChange={onDay} />
        </div>
        <div className="row">
          <Button disabled={blocked} onClick={() => setAsking(true)}>
            {day > today() ? t('publishOn', { date: formatDate(day, lang) }) : t('publish')}
          </Button>
          {empty && <span className="small">{t('empty')}</span>}
          {silent.length > 0 && <span className="small">{t('tell.missing')}</span>}
          {impact.refusals.length > 0 && <span className="small">{t('refused.title')}</span>}
        </div>
      </section>
      {asking && (
        <ConfirmDialog
          title={t('ask')}
          verb={t('publish')}
          danger={once > 0}
          onConfirm={() => publish({ effectiveFrom: day, revision: impact.revision, acknowledged: [...told] })}
          onClose={() => setAsking(false)}
        >
          {once > 0 && <p className="late">{t(day > today() ? 'summary.onceLater' : 'summary.once', { n: once })}</p>}
          <p>{t('askLead')}</p>
        </ConfirmDialog>
      )}
    </>
  );
}

/** Publishes and leaves first: the draft is a version now and can no longer be read as a draft. */
function usePublish(id: string) {
  const t = useT(phrases);
  const lang = useLang();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { back } = useSearch({ from: '/inside/declaration/$id/publish' });
  return async (body: { effectiveFrom: string; revision: number; acknowledged: string[] }) => {
    const { versionNo, effectiveFrom, applied } = await api.policy.publishDraft({ params: { id }, body });
    await navigate({ to: back === 'import' ? '/import' : '/notice' });
    client.removeQueries({ queryKey: ['draft', id] });
    client.removeQueries({ queryKey: ['draft-impact', id] });
    await client.invalidateQueries({ queryKey: ['policy'] });
    await client.invalidateQueries({ queryKey: ['promises'] });
    await peopleChanged(client);
    if (!applied) {
      warn(t('notApplied', { no: versionNo }));
      return;
    }
    const coming = effectiveFrom > today();
    say(coming ? t('publishedLater', { no: versionNo, date: formatDate(effectiveFrom, lang) }) : t('published', { no: versionNo }));
  };
}

interface TellProps {
  tell: Impact['tell'];
  told: ReadonlySet<string>;
  onTold: (told: ReadonlySet<string>) => void;
}

function Tell({ tell, told, onTold }: TellProps) {
  const t = useT(phrases);
  const text = useText();
  if (tell.length === 0) return null;
  function toggle(id: string) {
    const next = new Set(told);
    if (!next.delete(id)) next.add(id);
    onTold(next);
  }
  return (
    <section className="pub-block">
      <h2>{t('tell.title')}</h2>
      <p className="muted">{t('tell.lead')}</p>
      <ul className="pub-tell">
        {tell.map(({ id, why, people, ask }) => (
          <li key={id}>
            <p className="serif">{text(why)}</p>
            <p className="small muted num">
              {ask && `${t('tell.ask')} · `}
              {t('tell.people', { n: people })}
            </p>
            <Checkbox
              label={ask ? t('tell.asked') : t('tell.told')}
              aria-label={`${ask ? t('tell.asked') : t('tell.told')}: ${text(why)}`}
              checked={told.has(id)}
              onChange={() => toggle(id)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
