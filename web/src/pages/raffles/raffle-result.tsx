/** The order that was drawn, computed again; who stands for a prize, who was told, and what became of it. */
import { Button, Menu } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useMay } from '#web/api/queries.ts';
import { VerdictMark } from '#web/components/verdict-mark.tsx';
import { today } from '#web/i18n/clock.ts';
import { dayOf, formatDate } from '#web/i18n/format.ts';
import { useLang, useT } from '#web/i18n/index.ts';
import { raffles as phrases } from '#web/i18n/raffles.ts';
import { daysAfter, type Place, type Raffle, type RaffleDetails } from './data.ts';
import { SettleDialog, TellDialog, type Told } from './result-dialogs.tsx';

export function RaffleResult({ details: { raffle, places, faults } }: { details: RaffleDetails }) {
  const t = useT(phrases);
  const lang = useLang();
  const holds = faults.length === 0;
  return (
    <section className="stack" aria-labelledby="raffle-result">
      <h2 id="raffle-result">{t('result.title')}</h2>
      <p className={`raffle-verdict ${holds ? 'raffle-kept' : 'raffle-broken'}`}>
        <VerdictMark verdict={holds ? 'kept' : 'broken'} withWord={false} /> {t(holds ? 'result.verified' : 'result.broken')}
      </p>
      {raffle.forgottenAt !== null && (
        <p className="raffle-receipt">{t('result.forgotten', { date: formatDate(dayOf(raffle.forgottenAt), lang) })}</p>
      )}
      {places.length === 0 && <p className="muted">{t('result.none')}</p>}
      <ol className="raffle-places">
        {places.map((place) => (
          <PlaceRow key={place.hash} raffle={raffle} place={place} />
        ))}
      </ol>
    </section>
  );
}

function PlaceRow({ raffle, place }: { raffle: Raffle; place: Place }) {
  const t = useT(phrases);
  const { entry, wins, hash } = place;
  const first = place.place <= raffle.winners;
  // Whoever declined is forgotten with the rest: only the order is known then.
  const forgotten = raffle.forgottenAt !== null;
  const label = first ? t('result.winner', { n: place.place }) : t('result.reserve', { n: place.place - raffle.winners });
  return (
    <li className={wins && !forgotten ? 'raffle-place raffle-place-wins' : 'raffle-place'}>
      <div className="raffle-place-no">
        <p>{label}</p>
        {!forgotten && <p className="small muted">{t(standing(place, first))}</p>}
      </div>
      <div className="raffle-place-who">
        {entry === null ? (
          <p className="muted">{t('result.gone')}</p>
        ) : (
          <>
            <Link to="/people/$id" params={{ id: entry.subjectId }}>
              {entry.label}
            </Link>
            {(wins || entry.state !== 'in') && <Fate raffle={raffle} entry={entry} />}
          </>
        )}
        <code className="raffle-hash small muted">{hash}</code>
      </div>
      {wins && entry !== null && <Acts raffle={raffle} entry={entry} />}
    </li>
  );
}

function standing({ wins, entry }: Place, first: boolean) {
  if (wins) return first ? 'result.wins' : 'result.risen';
  const fell = entry === null || entry.state === 'silent' || entry.state === 'refused' || entry.state === 'twin';
  return fell ? 'result.fallen' : 'result.waits';
}

function Fate({ raffle, entry }: { raffle: Raffle; entry: Told }) {
  const t = useT(phrases);
  const lang = useLang();
  const told = entry.toldAt === null ? '' : formatDate(dayOf(entry.toldAt), lang);
  return <p className="small">{t(`result.states.${entry.state}`, { date: told, until: formatDate(answerBy(raffle, entry), lang) })}</p>;
}

/** The last day on which the winner may answer. */
function answerBy({ answerDays }: Raffle, { toldAt }: Told): string {
  return daysAfter(toldAt === null ? today() : dayOf(toldAt), answerDays);
}

function Acts({ raffle, entry }: { raffle: Raffle; entry: Told }) {
  const t = useT(phrases);
  const lang = useLang();
  const maySend = useMay('marketing.send');
  const mayWrite = useMay('marketing.write');
  const [telling, setTelling] = useState(false);
  const [how, setHow] = useState<'taken' | 'silent' | 'refused' | null>(null);
  const until = answerBy(raffle, entry);
  const over = today() > until;
  return (
    <div className="raffle-place-acts">
      {entry.state === 'in' && maySend && (
        <Button aria-label={t('result.tellAgainOf', { name: entry.label })} onClick={() => setTelling(true)}>
          {t('result.tell')}
        </Button>
      )}
      {entry.state === 'told' && mayWrite && (
        <Menu position="bottom-end">
          <Menu.Target>
            <Button variant="default" aria-label={t('result.settleOf', { name: entry.label })}>
              {t('result.settle')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => setHow('taken')}>{t('result.taken')}</Menu.Item>
            <Menu.Item disabled={!over} onClick={() => setHow('silent')}>
              {over ? t('result.silent') : t('result.silentFrom', { date: formatDate(until, lang) })}
            </Menu.Item>
            <Menu.Item onClick={() => setHow('refused')}>{t('result.refused')}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
      {telling && <TellDialog entry={entry} until={daysAfter(today(), raffle.answerDays)} onClose={() => setTelling(false)} />}
      {how !== null && <SettleDialog entry={entry} how={how} onClose={() => setHow(null)} />}
    </div>
  );
}
