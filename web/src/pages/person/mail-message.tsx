/** A message in full, as text: nothing in it is fetched or run. */
import { Button } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '#web/api/client.ts';
import { peopleChanged, useMay } from '#web/api/queries.ts';
import { Dialog } from '#web/components/dialog.tsx';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { SkeletonRows } from '#web/components/skeleton.tsx';
import { say } from '#web/components/toast.ts';
import { formatInstant } from '#web/i18n/format.ts';
import { useLang, useT, useText } from '#web/i18n/index.ts';
import { messages as phrases } from '#web/i18n/messages.ts';
import './mail.css';

export function MailMessage({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useT(phrases);
  const text = useText();
  const lang = useLang();
  const found = useQuery({ queryKey: ['message', id], queryFn: ({ signal }) => api.messages.get({ params: { id } }, { signal }) });
  const message = found.data?.message;
  return (
    <Dialog title={message?.subject ?? t('noSubject')} size="lg" onClose={onClose}>
      <ErrorBanner error={found.error} onRetry={() => void found.refetch()} />
      {found.isPending && <SkeletonRows rows={5} />}
      {message && (
        <div className="stack">
          <dl className="mail-head small">
            <dt>{t('when')}</dt>
            <dd>{formatInstant(message.sentAt, lang)}</dd>
            <dt>{t('whose')}</dt>
            <dd>
              {text(message.title)}
              {message.address !== null && ` (${message.address})`}
            </dd>
            <dt>{t('came')}</dt>
            <dd>
              {t(`ways.${message.way}`)}, {text(message.source)}, {formatInstant(message.recordedAt, lang)}
            </dd>
          </dl>
          {/* A long text is read by scrolling, with the keyboard too. */}
          <p className="mail-text mail-whole" tabIndex={0} role="group" aria-label={t('text')}>
            {message.text}
          </p>
          {message.othersLeft > 0 && <p className="muted small">{t('othersLeft', { n: message.othersLeft })}</p>}
          {message.filesLeft > 0 && <p className="muted small">{t('filesLeft', { n: message.filesLeft })}</p>}
          <Remove id={id} onClose={onClose} />
        </div>
      )}
    </Dialog>
  );
}

function Remove({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useT(phrases);
  const client = useQueryClient();
  const mayWrite = useMay('people.write');
  const remove = useMutation({
    mutationFn: () => api.messages.remove({ params: { id } }),
    async onSuccess() {
      onClose();
      await Promise.all([peopleChanged(client), client.invalidateQueries({ queryKey: ['timeline'] })]);
      say(t('removed'));
    },
  });
  if (!mayWrite) return null;
  return (
    <>
      <ErrorBanner error={remove.error} />
      <div>
        <Button
          variant="default"
          leftSection={<IconTrash size={16} stroke={1.6} aria-hidden="true" />}
          loading={remove.isPending}
          onClick={() => remove.mutate()}
        >
          {t('remove')}
        </Button>
      </div>
    </>
  );
}
