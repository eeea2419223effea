/** A dialog over the page. Composed by hand: Mantine's own header would be a second banner landmark. */
import { CloseButton, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { common } from '../i18n/common.ts';
import { useT } from '../i18n/index.ts';

interface DialogProps {
  title: string;
  size?: string;
  /** A dialog that must be left by its own button has none in the corner. */
  closable?: boolean;
  /** Nothing of the page behind is to be seen. */
  covers?: boolean;
  onClose: () => void;
  children: ReactNode;
}

export function Dialog({ title, size = 'md', closable = true, covers = false, onClose, children }: DialogProps) {
  const t = useT(common);
  return (
    <Modal.Root opened onClose={onClose} size={size}>
      <Modal.Overlay backgroundOpacity={covers ? 1 : 0.45} color={covers ? 'var(--paper)' : '#121614'} />
      <Modal.Content className="dialog">
        <div className="dialog-head">
          <Modal.Title>{title}</Modal.Title>
          {closable && <CloseButton onClick={onClose} aria-label={t('close')} />}
        </div>
        <Modal.Body>{children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
