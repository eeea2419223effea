/** The equation of a mailing: everybody who was meant is in exactly one of its numbers, and the numbers add up. */
import { useT } from '#web/i18n/index.ts';
import { marketing as phrases } from '#web/i18n/marketing.ts';
import type { Tally } from './data.ts';

const PARTS = ['accepted', 'waiting', 'blocked', 'failed', 'uncertain', 'erased'] as const;

/** In one line, what is nought left out. */
export function TallyLine({ tally }: { tally: Tally }) {
  const t = useT(phrases);
  const parts = PARTS.filter((part) => tally[part] > 0 || part === 'accepted').map((part) => t(`tally.${part}`, { n: tally[part] }));
  return <p className="small num">{parts.join(' · ')}</p>;
}

/** As a sum, with what each number means. */
export function TallySum({ tally }: { tally: Tally }) {
  const t = useT(phrases);
  const parts = PARTS.filter((part) => tally[part] > 0 || part === 'accepted' || part === 'blocked');
  return (
    <dl className="equation" aria-label={t('tally.label')}>
      <Term name={t('tally.candidatesName')} n={tally.candidates} what={t('tally.candidatesWhat')} sign="" />
      {parts.map((part, at) => (
        <Term key={part} name={t(`tally.${part}Name`)} n={tally[part]} what={t(`tally.${part}What`)} sign={at === 0 ? '=' : '+'} />
      ))}
    </dl>
  );
}

export function Term({ name, n, what, sign }: { name: string; n: number; what: string; sign: string }) {
  const t = useT(phrases);
  return (
    <div className={sign === '' ? 'equation-term equation-first' : 'equation-term'}>
      {sign !== '' && (
        <span className="equation-sign" aria-hidden="true">
          {sign}
        </span>
      )}
      <dt>{name}</dt>
      <dd className="equation-n num">{t('number', { n })}</dd>
      <dd className="small muted">{what}</dd>
    </div>
  );
}
