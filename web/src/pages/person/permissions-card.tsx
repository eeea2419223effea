/** What the person permits: one switch for each purpose and channel, each with its reason; every change is recorded with when, how and from where. */
import { Button, Switch } from '@mantine/core';
import { IconBan } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#web/api/client.ts';
import { useMay } from '#web/api/queries.ts';
import { ClauseLink } from '#web/components/clause-link.tsx';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { SkeletonRows } from '#web/components/skeleton.tsx';
import { useT, useText } from '#web/i18n/index.ts';
import { permission as phrases } from '#web/i18n/permission.ts';
import { PermissionDialog } from './permission-dialog.tsx';
import { PermissionHistory } from './permission-history.tsx';
import { isBanned, type PermissionCell, type PermissionRow, type Wish } from './permission-state.ts';
import './permissions.css';

/** Nothing can be granted where the declaration or a restriction stands in the way. */
const CLOSED = ['restricted', 'not-in-register', 'channel-undeclared', 'purpose-undeclared'];

export function PermissionsCard({ subjectId }: { subjectId: string }) {
  const t = useT(phrases);
  const may = useMay('people.write');
  const [wish, setWish] = useState<Wish | null>(null);
  const found = useQuery({
    queryKey: ['person', subjectId, 'permissions'],
    queryFn: ({ signal }) => api.permissions.read({ params: { id: subjectId } }, { signal }),
  });
  const state = found.data?.state;
  return (
    <section className="card" aria-label={t('title')}>
      <div className="section-head">
        <h2>{t('title')}</h2>
        {may && state !== undefined && state.rows.length > 0 && (
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<IconBan size={15} aria-hidden="true" />}
            onClick={() => setWish({ kind: 'ban' })}
          >
            {t('addBan')}
          </Button>
        )}
      </div>
      <ErrorBanner error={found.error} onRetry={() => void found.refetch()} />
      {found.isPending && <SkeletonRows rows={3} />}
      {state?.rows.length === 0 && <p className="muted">{t('none')}</p>}
      {state?.rows.map((row) => (
        <PurposeRows key={row.purposeId} row={row} may={may} onWish={setWish} />
      ))}
      {state !== undefined && state.events.length > 0 && <PermissionHistory events={state.events} />}
      {wish !== null && state !== undefined && (
        <PermissionDialog subjectId={subjectId} state={state} wish={wish} onClose={() => setWish(null)} />
      )}
    </section>
  );
}

interface PurposeRowsProps {
  row: PermissionRow;
  may: boolean;
  onWish: (wish: Wish) => void;
}

function PurposeRows({ row, may, onWish }: PurposeRowsProps) {
  const t = useT(phrases);
  const text = useText();
  const id = `permission-${row.purposeId}`;
  const [first] = row.cells;
  // Where nothing can be granted in any channel for one and the same reason, it is said once.
  const closed = first !== undefined && CLOSED.includes(first.rule) && row.cells.every(({ rule }) => rule === first.rule);
  // A channel without an address is only named, unless something was said about it.
  const shown = row.cells.filter(({ reachable, evidence }) => reachable || evidence.length > 0);
  const unreachable = row.cells.filter((cell) => !shown.includes(cell)).map(({ channel }) => t(`channels.${channel}`).toLowerCase());
  return (
    <div role="group" aria-labelledby={id} className="permission-purpose">
      <div className="permission-head">
        <h3 id={id}>{text(row.name)}</h3>
        {first && <ClauseLink clause={first.clause} />}
      </div>
      {closed ? (
        <p className="small muted">{text(first.because)}</p>
      ) : (
        <>
          <ul className="permission-cells">
            {shown.map((cell) => (
              <CellSwitch key={cell.channel} row={row} cell={cell} may={may} onWish={onWish} />
            ))}
          </ul>
          {unreachable.length > 0 && (
            <p className="small muted permission-unreachable">{t('unreachable', { channels: unreachable.join(', ') })}</p>
          )}
        </>
      )}
    </div>
  );
}

function CellSwitch({ row, cell, may, onWish }: PurposeRowsProps & { cell: PermissionCell }) {
  const t = useT(phrases);
  const text = useText();
  const allowed = cell.verdict === 'allowed';
  const banned = isBanned(cell);
  const why = `why-${row.purposeId}-${cell.channel}`;
  const channel = t(`channels.${cell.channel}`);
  function change() {
    if (!allowed) onWish({ kind: 'grant', row, cell });
    else if (row.kind === 'service') onWish({ kind: 'object', row, cell });
    else if (cell.rule === 'consent') onWish({ kind: 'withdraw', row, cell });
    else onWish({ kind: 'ban', row, cell });
  }
  return (
    <li className={banned ? 'permission-cell permission-banned' : 'permission-cell'}>
      <Switch
        checked={allowed}
        onChange={change}
        disabled={!may || CLOSED.includes(cell.rule)}
        aria-label={t('switchLabel', { channel, purpose: text(row.name) })}
        aria-describedby={why}
      />
      <div>
        <p className="permission-channel">
          {channel}
          {banned && <IconBan size={15} aria-hidden="true" />}
        </p>
        <p id={why} className="small muted">
          {text(cell.because)}
        </p>
        <Contacts cell={cell} />
      </div>
    </li>
  );
}

/** Said only where one address differs from the rest. */
function Contacts({ cell }: { cell: PermissionCell }) {
  const text = useText();
  const differs = cell.contacts.some(({ rule, verdict }) => rule !== cell.rule || verdict !== cell.verdict);
  if (cell.contacts.length < 2 || !differs) return null;
  return (
    <ul className="permission-contacts small muted">
      {cell.contacts.map(({ id, value, because }) => (
        <li key={id}>
          {value}: {text(because)}
        </li>
      ))}
    </ul>
  );
}
