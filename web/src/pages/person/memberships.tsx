/** Why the data are here and until when: each register with the sentence that explains its date. */
import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '#web/api/client.ts';
import { groupName, registerName } from '#web/api/declared.ts';
import { peopleChanged, usePolicy } from '#web/api/queries.ts';
import { ConfirmDialog } from '#web/components/confirm-dialog.tsx';
import { say } from '#web/components/toast.ts';
import { formatDate } from '#web/i18n/format.ts';
import { useLang, useT, useText } from '#web/i18n/index.ts';
import { person as phrases } from '#web/i18n/person.ts';
import type { Person } from './person-page.tsx';

type Membership = Person['memberships'][number];

export function Memberships({ memberships, mayWrite }: { memberships: readonly Membership[]; mayWrite: boolean }) {
  const t = useT(phrases);
  const text = useText();
  const lang = useLang();
  const policy = usePolicy();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [ending, setEnding] = useState<Membership | null>(null);
  async function end(membership: Membership) {
    const { erased, blanked } = await api.people.endMembership({ params: { id: membership.id } });
    say(erased ? t('endedErased') : t('ended', { n: blanked.length }));
    if (erased) await navigate({ to: '/people' });
    await peopleChanged(client);
  }
  return (
    <section className="card">
      <div className="section-head">
        <h2>{t('registers')}</h2>
      </div>
      {memberships.map((membership) => (
        <div key={membership.id} className="membership">
          <div>
            <h3>{text(registerName(policy, membership.registerId))}</h3>
            <p className="small muted">
              {text(groupName(policy, membership.registerId, membership.subjectGroup))} ·{' '}
              {t('since', { date: formatDate(membership.since, lang) })}
            </p>
            <p className="serif">{membership.explanation === null ? t('noDue') : text(membership.explanation)}</p>
          </div>
          {mayWrite && (
            <Button variant="default" size="compact-sm" onClick={() => setEnding(membership)}>
              {t('endMembership')}
            </Button>
          )}
        </div>
      ))}
      {ending && (
        <ConfirmDialog
          title={t('endTitle', { register: text(registerName(policy, ending.registerId)) })}
          verb={t('endMembership')}
          danger
          onConfirm={() => end(ending)}
          onClose={() => setEnding(null)}
        >
          <p>{t('endLead')}</p>
        </ConfirmDialog>
      )}
    </section>
  );
}
