/** Where a request stands, or how it ended, in a word. */
import { useT } from '#web/i18n/index.ts';
import { requestPhrases as phrases } from '#web/i18n/requests.ts';
import type { Row } from './data.ts';

export function StateChip({ row }: { row: Pick<Row, 'state' | 'outcome'> }) {
  const t = useT(phrases);
  const word = row.outcome === null ? t(`state.${row.state}`) : t(`outcome.${row.outcome}`);
  return <span className={row.state === 'blocked' ? 'chip small request-blocked' : 'chip small'}>{word}</span>;
}
