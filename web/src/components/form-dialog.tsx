/** A small form over the page: one title, one verb, Esc lets go. */
import { Dialog } from './dialog.tsx';
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { common } from '../i18n/common.ts';
import { useT } from '../i18n/index.ts';
import { Form } from './form.tsx';

interface FormDialogProps {
  title: string;
  verb: string;
  children: ReactNode;
  lead?: string;
  hint?: string;
  disabled?: boolean;
  size?: string;
  /** The form decides itself what is shown after it has been sent. */
  stay?: boolean;
  check?: () => string[];
  onProblem?: (field: string, message: string) => void;
  onSubmit: () => Promise<unknown>;
  onClose: () => void;
}

export function FormDialog({
  title,
  verb,
  children,
  lead,
  hint,
  disabled = false,
  size = 'md',
  stay = false,
  check,
  onProblem,
  onSubmit,
  onClose,
}: FormDialogProps) {
  const t = useT(common);
  return (
    <Dialog onClose={onClose} title={title} size={size}>
      {lead !== undefined && <p className="muted dialog-lead">{lead}</p>}
      <Form
        verb={verb}
        disabled={disabled}
        focusFirst
        {...(check ? { check } : {})}
        {...(onProblem ? { onProblem } : {})}
        onSubmit={async () => {
          await onSubmit();
          if (!stay) onClose();
        }}
        extra={
          <>
            <Button variant="subtle" onClick={onClose}>
              {t('cancel')}
            </Button>
            {hint !== undefined && <span className="small muted dialog-hint">{hint}</span>}
          </>
        }
      >
        {children}
      </Form>
    </Dialog>
  );
}
