/** A secret that is shown once, to be copied away. */
import { Button } from '@mantine/core';
import { Dialog } from '#web/components/dialog.tsx';
import { say } from '#web/components/toast.ts';
import { api as phrases } from '#web/i18n/api.ts';
import { common } from '#web/i18n/common.ts';
import { useT } from '#web/i18n/index.ts';

export function OnceDialog({ title, lead, secret, onClose }: { title: string; lead: string; secret: string; onClose: () => void }) {
  const t = useT(phrases);
  const c = useT(common);
  return (
    <Dialog title={title} closable={false} onClose={() => {}}>
      <div className="stack">
        <p>{lead}</p>
        <p className="one-time" translate="no" data-secret>
          {secret}
        </p>
        <div className="row-end">
          <Button variant="default" onClick={() => void navigator.clipboard.writeText(secret).then(() => say(t('tokens.copied')))}>
            {t('tokens.copy')}
          </Button>
          <Button onClick={onClose}>{c('close')}</Button>
        </div>
      </div>
    </Dialog>
  );
}
