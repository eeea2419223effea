/** One message that came back, as plain text, and what it means for somebody of the register whose address stands in it. */
import { Button, Radio } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#web/api/client.ts';
import { Dialog } from '#web/components/dialog.tsx';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { SkeletonRows } from '#web/components/skeleton.tsx';
import { say } from '#web/components/toast.ts';
import { useT } from '#web/i18n/index.ts';
import { returns as phrases } from '#web/i18n/returns.ts';

type Kind = 'dead' | 'complaint';

export function MessageDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useT(phrases);
  const client = useQueryClient();
  const [chosen, setChosen] = useState('');
  const message = useQuery({
    queryKey: ['returns', 'message', id],
    queryFn: ({ signal }) => api.returns.message({ params: { id } }, { signal }),
    staleTime: Infinity,
    gcTime: 0,
  });
  const people = message.data?.people ?? [];
  const who = people.find(({ contactPointId }) => contactPointId === chosen) ?? people[0];
  async function over(said: string) {
    onClose();
    await client.invalidateQueries({ queryKey: ['returns'] });
    say(said);
  }
  const file = useMutation({
    mutationFn: (kind: Kind) =>
      api.returns.file({ params: { id }, body: { subjectId: who?.subjectId ?? '', contactPointId: who?.contactPointId ?? '', kind } }),
    onSuccess: () => over(t('quarantine.filed')),
  });
  const discard = useMutation({
    mutationFn: () => api.returns.discard({ params: { id } }),
    onSuccess: () => over(t('quarantine.discarded')),
  });
  const busy = file.isPending || discard.isPending;
  return (
    <Dialog title={t('quarantine.dialog')} size="lg" onClose={onClose}>
      <ErrorBanner error={message.error ?? file.error ?? discard.error} />
      {message.isPending && <SkeletonRows rows={4} />}
      {message.data && (
        <div className="returns-message">
          <pre className="returns-text" tabIndex={0} aria-label={t('quarantine.dialog')}>
            {message.data.text}
          </pre>
          {who === undefined ? (
            <p>{t('quarantine.nobody')}</p>
          ) : (
            <Radio.Group label={t('quarantine.who')} value={who.contactPointId} onChange={setChosen}>
              <div className="returns-people">
                {people.map((each) => (
                  <Radio key={each.contactPointId} value={each.contactPointId} label={each.name} description={each.address} />
                ))}
              </div>
            </Radio.Group>
          )}
          <div className="row">
            {who !== undefined && (
              <>
                <Button disabled={busy} onClick={() => file.mutate('dead')}>
                  {t('quarantine.dead')}
                </Button>
                <Button variant="default" disabled={busy} onClick={() => file.mutate('complaint')}>
                  {t('quarantine.complaint')}
                </Button>
              </>
            )}
            <Button variant="default" disabled={busy} onClick={() => discard.mutate()}>
              {t('quarantine.discard')}
            </Button>
          </div>
        </div>
      )}
    </Dialog>
  );
}
