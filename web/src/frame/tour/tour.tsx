/** The first walk through the house: a card beside the real pages, one page at a time, ending where the firm's promises stand and what they still need. */
import { Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useLocation, useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { type Me, promisesQuery } from '#web/api/queries.ts';
import { useT, useText } from '#web/i18n/index.ts';
import { tourPhrases } from '#web/i18n/tour.ts';
import { goTo, useTourStep } from './state.ts';
import { STOPS, type Stop } from './stops.ts';
import './tour.css';

export function Tour({ me }: { me: Me }) {
  const at = useTourStep();
  const stops = STOPS.filter(({ permission }) => permission === null || me.permissions.includes(permission));
  const stop = at === null ? undefined : stops[Math.min(at, stops.length - 1)];
  return at === null || stop === undefined ? null : (
    <Card key={stop.id} stop={stop} at={Math.min(at, stops.length - 1)} all={stops.length} />
  );
}

function Card({ stop, at, all }: { stop: Stop; at: number; all: number }) {
  const t = useT(tourPhrases);
  const navigate = useNavigate();
  const path = useLocation({ select: ({ pathname }) => pathname });
  const card = useRef<HTMLElement>(null);
  const { to } = stop;
  useEffect(() => {
    card.current?.focus({ preventScroll: true });
  }, []);
  const begun = useRef(false);
  useEffect(() => {
    // Once a stop: whoever looks round in the middle of it is not pulled back.
    if (!begun.current && path !== to) void navigate({ to });
    begun.current = true;
  }, [navigate, path, to]);
  const last = at === all - 1;
  return (
    <section
      ref={card}
      className="tour no-print"
      tabIndex={-1}
      role="dialog"
      aria-label={t('label')}
      onKeyDown={({ key }) => {
        if (key === 'Escape') goTo(null);
      }}
    >
      <div className="tour-head">
        <span className="small muted num">{t('step', { n: at + 1, of: all })}</span>
        <button type="button" className="tour-close" aria-label={t('end')} onClick={() => goTo(null)}>
          <IconX size={18} aria-hidden="true" />
        </button>
      </div>
      <h2 className="tour-title">{t(`${stop.id}.title`)}</h2>
      <p>{t(`${stop.id}.text`)}</p>
      {stop.id === 'promises' && <Left />}
      <div className="tour-acts">
        {at > 0 && (
          <Button variant="default" onClick={() => goTo(at - 1)}>
            {t('back')}
          </Button>
        )}
        <Button onClick={() => goTo(last ? null : at + 1)}>{t(last ? 'done' : 'next')}</Button>
      </div>
    </section>
  );
}

const SHOWN = 4;

/** What is still to be done before every promise is kept, each task once. */
function Left() {
  const t = useT(tourPhrases);
  const text = useText();
  const { data } = useQuery(promisesQuery);
  if (data === undefined) return null;
  const tasks = [
    ...new Set(data.promises.filter(({ verdict, task }) => verdict !== 'kept' && task !== null).map(({ task }) => text(task))),
  ].filter((task) => task !== '');
  if (tasks.length === 0) return <p className="tour-left">{t('nothingLeft')}</p>;
  return (
    <div className="tour-left">
      <strong>{t('left', { n: tasks.length })}</strong>
      <ul>
        {tasks.slice(0, SHOWN).map((task) => (
          <li key={task}>{task}</li>
        ))}
      </ul>
      {tasks.length > SHOWN && <p className="small muted">{t('more', { n: tasks.length - SHOWN })}</p>}
    </div>
  );
}
