/** Nothing that cannot be undone happens before the reader has been told what it does. */
import { Dialog } from './dialog.tsx';
import { Button } from '@mantine/core';
import { type ReactNode, useRef, useState } from 'react';
import { common } from '../i18n/common.ts';
import { useT } from '../i18n/index.ts';
import { stopsAtDate } from './date-field.tsx';
import { ErrorBanner } from './error-banner.tsx';

interface ConfirmDialogProps {
  title: string;
  children?: ReactNode;
  /** A verb: what the button does. */
  verb: string;
  danger?: boolean;
  disabled?: boolean;
  size?: string;
  onConfirm: () => Promise<unknown>;
  onClose: () => void;
}

export function ConfirmDialog({
  title,
  children,
  verb,
  danger = false,
  disabled = false,
  size = 'md',
  onConfirm,
  onClose,
}: ConfirmDialogProps) {
  const t = useT(common);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  async function confirm() {
    if (stopsAtDate(place.current)) return;
    setBusy(true);
    setError(null);
    try {
      await onConfirm();
      onClose();
    } catch (caught) {
      setError(caught);
    } finally {
      setBusy(false);
    }
  }
  return (
    <Dialog onClose={onClose} title={title} size={size}>
      <div ref={place} className="stack">
        {children}
        <ErrorBanner error={error} />
        <div className="row-end">
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button
            className={danger ? 'button-danger' : ''}
            loading={busy}
            disabled={disabled}
            onClick={() => void confirm()}
            data-autofocus={danger ? undefined : true}
          >
            {verb}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
