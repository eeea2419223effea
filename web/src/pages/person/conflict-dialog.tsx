/** Somebody changed the same field: their value, one's own and the one both started from, side by side. */
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Dialog } from '#web/components/dialog.tsx';
import { formatInstant } from '#web/i18n/format.ts';
import { useLang, useT } from '#web/i18n/index.ts';
import { personPage as phrases } from '#web/i18n/person-page.ts';
import './conflict-dialog.css';
import { heldQuery } from './held-values.ts';
import type { Clash } from './use-fact-change.tsx';

/** Column of the row that keeps a fact; a field of the firm's own is found by its id. */
function columnOf(key: string): string {
  return key.includes('.') ? key : key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

interface ConflictDialogProps {
  subjectId: string;
  clash: Clash;
  onChoose: (choice: 'mine' | 'theirs') => void;
}

export function ConflictDialog({ subjectId, clash, onChoose }: ConflictDialogProps) {
  const t = useT(phrases);
  const lang = useLang();
  const held = useQuery({ ...heldQuery(subjectId), staleTime: 0 });
  const column = columnOf(clash.key);
  const last = held.isFetching
    ? undefined
    : held.data?.find(
        (value) => ['person', 'organisation', 'custom-value'].includes(value.kind) && (value.column === column || value.field === column),
      );
  const by =
    last?.by === null || last?.by === undefined ? null : t('clash.by', { name: last.by, when: formatInstant(last.recordedAt, lang) });
  return (
    <Dialog title={t('clash.title', { field: clash.label })} size="lg" onClose={() => onChoose('theirs')}>
      <p className="muted dialog-lead">{t('clash.lead')}</p>
      <dl className="clash">
        <Side label={t('clash.theirs')} value={clash.theirs} note={by} strong />
        <Side label={t('clash.mine')} value={clash.mine} strong />
        <Side label={t('clash.base')} value={clash.base} />
      </dl>
      <div className="row clash-acts">
        <Button data-autofocus onClick={() => onChoose('theirs')}>
          {t('clash.keepTheirs')}
        </Button>
        <Button variant="default" onClick={() => onChoose('mine')}>
          {t('clash.keepMine')}
        </Button>
      </div>
    </Dialog>
  );
}

function Side({
  label,
  value,
  note = null,
  strong = false,
}: {
  label: string;
  value: string | null;
  note?: string | null;
  strong?: boolean;
}) {
  const t = useT(phrases);
  return (
    <div className={strong ? 'clash-side clash-strong' : 'clash-side'}>
      <dt>{label}</dt>
      <dd>{value === null || value === '' ? <span className="muted">{t('clash.empty')}</span> : value}</dd>
      {note !== null && <dd className="small muted">{note}</dd>}
    </div>
  );
}
