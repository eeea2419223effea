/** Restriction of processing (Art. 18): set with its ground, shown above everything else, lifted by a decision. */
import { Button, Radio } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, type Request } from '#web/api/client.ts';
import { peopleChanged, useMay } from '#web/api/queries.ts';
import { ConfirmDialog } from '#web/components/confirm-dialog.tsx';
import { say } from '#web/components/toast.ts';
import { personActs } from '#web/i18n/person-acts.ts';
import { formatDate } from '#web/i18n/format.ts';
import { useLang, useT, useText } from '#web/i18n/index.ts';
import { person as phrases } from '#web/i18n/person.ts';
import type { Person } from './person-page.tsx';

type Ground = Request<'rights', 'restrict'>['body']['reason'];
const GROUNDS: readonly Ground[] = ['accuracy', 'unlawful', 'claims', 'objection'];

export function RestrictionBar({ person }: { person: Person }) {
  const t = useT(phrases);
  const a = useT(personActs);
  const lang = useLang();
  const may = useMay('holds.write');
  const [lifting, setLifting] = useState(false);
  if (person.restriction === null) return null;
  const { since, reason } = person.restriction;
  return (
    <div className="notice-bar restriction-bar" role="status">
      <div>
        <p>{t('restricted', { date: formatDate(since, lang) })}</p>
        <p className="small">{a(`restrict.grounds.${reason}`)}</p>
      </div>
      {may && (
        <Button variant="default" size="xs" onClick={() => setLifting(true)}>
          {a('restrict.lift')}
        </Button>
      )}
      {lifting && <LiftDialog id={person.id} name={person.label} onClose={() => setLifting(false)} />}
    </div>
  );
}

/** Values that a restored backup brought back although they had been set right. */
export function DisputedBar({ person }: { person: Person }) {
  const t = useT(phrases);
  const text = useText();
  const lang = useLang();
  if (person.disputed.length === 0) return null;
  return (
    <div className="notice-bar" role="status">
      <p>{t('disputed', { fields: person.disputed.map(({ name, since }) => `${text(name)} (${formatDate(since, lang)})`).join(', ') })}</p>
    </div>
  );
}

export function RestrictDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const a = useT(personActs);
  const client = useQueryClient();
  const [reason, setReason] = useState<Ground>('accuracy');
  async function restrict() {
    await api.rights.restrict({ params: { id }, body: { reason } });
    await peopleChanged(client);
    say(a('restrict.saved'));
  }
  return (
    <ConfirmDialog title={a('restrict.title')} verb={a('restrict.verb')} onConfirm={restrict} onClose={onClose}>
      <p>{a('restrict.lead')}</p>
      <Radio.Group label={a('restrict.ground')} value={reason} onChange={(value) => setReason(value as Ground)}>
        <div className="stack-tight erase-grounds">
          {GROUNDS.map((ground) => (
            <Radio key={ground} value={ground} label={a(`restrict.grounds.${ground}`)} />
          ))}
        </div>
      </Radio.Group>
    </ConfirmDialog>
  );
}

function LiftDialog({ id, name, onClose }: { id: string; name: string; onClose: () => void }) {
  const a = useT(personActs);
  const client = useQueryClient();
  async function lift() {
    await api.rights.lift({ params: { id } });
    await peopleChanged(client);
    say(a('restrict.lifted'));
  }
  return (
    <ConfirmDialog title={a('restrict.liftTitle', { name })} verb={a('restrict.lift')} onConfirm={lift} onClose={onClose}>
      <p>{a('restrict.liftLead')}</p>
    </ConfirmDialog>
  );
}
