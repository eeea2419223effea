/** What anybody may see of a raffle: its page, its rules, and the hashes that bind us. */
import { Button, CopyButton } from '@mantine/core';
import { IconDownload, IconExternalLink } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useLang, useT, useText } from '#web/i18n/index.ts';
import { raffles as phrases } from '#web/i18n/raffles.ts';
import { formatDate } from '#web/i18n/format.ts';
import { formatWall } from '../marketing/wall-clock.ts';
import type { Raffle, RaffleDetails } from './data.ts';

export function RafflePublic({ details: { raffle, record }, origin }: { details: RaffleDetails; origin: string }) {
  const t = useT(phrases);
  const url = `${origin}/arvonta/${raffle.slug}`;
  const hash = (value: string) => <code className="raffle-hash">{value}</code>;
  const rows: [string, ReactNode][] = [[t('public.commitment'), hash(raffle.commitment)]];
  if (record !== null) rows.push([t('public.list'), record.entries.length], [t('public.root'), hash(record.root)]);
  if (record?.seed != null)
    rows.push(
      [t('public.publicValue'), record.publicValue],
      [t('public.secret'), hash(record.secret ?? '')],
      [t('public.seed'), hash(record.seed)],
    );
  return (
    <section className="stack" aria-labelledby="raffle-public">
      <h2 id="raffle-public">{t('public.title')}</h2>
      <p className="row">
        <a href={`/arvonta/${raffle.slug}`} target="_blank" rel="noreferrer" className="raffle-link">
          {t('public.page')} <IconExternalLink size={15} aria-hidden="true" />
        </a>
        <CopyButton value={url}>
          {({ copied, copy }) => (
            <Button size="compact-sm" variant="default" aria-label={`${t('public.copy')}: ${t('public.page')}`} onClick={copy}>
              {t(copied ? 'public.copied' : 'public.copy')}
            </Button>
          )}
        </CopyButton>
      </p>
      <Facts rows={rows} />
      {record !== null && (
        <div className="stack-tight">
          <p>
            <a href={`/arvonta/${raffle.slug}/tiedot.json`} download className="raffle-link">
              <IconDownload size={15} aria-hidden="true" /> {t('public.file')}
            </a>
          </p>
          <p className="small muted">{t('public.fileWhy')}</p>
        </div>
      )}
    </section>
  );
}

export function RaffleRules({ raffle }: { raffle: Raffle }) {
  const t = useT(phrases);
  const text = useText();
  const lang = useLang();
  return (
    <section className="stack" aria-labelledby="raffle-rules">
      <h2 id="raffle-rules">{t('rulesTitle')}</h2>
      <Facts
        rows={[
          [t('edit.closesDay'), formatWall(raffle.closesAt, lang)],
          [t('edit.prizes'), <Lines key="prizes" text={text(raffle.prizes)} />],
          [t('edit.winners'), raffle.winners],
          [t('edit.reserves'), raffle.reserves],
          [t('edit.answerDays'), t('days', { n: raffle.answerDays })],
          [t('edit.source'), text(raffle.publicSource)],
          ...(raffle.publicOn === null ? [] : [[t('edit.publicOn'), formatDate(raffle.publicOn, lang)] as const]),
          [t('edit.rules'), <Lines key="rules" text={text(raffle.rules)} />],
        ]}
      />
    </section>
  );
}

function Lines({ text }: { text: string }) {
  return <span className="raffle-lines">{text}</span>;
}

function Facts({ rows }: { rows: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className="raffle-facts">
      {rows.map(([label, value]) => (
        <div key={label}>
          <dt className="small muted">{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
