/** The way back lies in the toast itself. */
import { Button } from '@mantine/core';
import { common } from '../i18n/common.ts';
import { useT } from '../i18n/index.ts';
import { say, sayWith } from './toast.ts';

export function sayUndo(message: string, undo: () => Promise<unknown>): void {
  sayWith((close) => <UndoToast message={message} undo={undo} close={close} />);
}

interface UndoToastProps {
  message: string;
  undo: () => Promise<unknown>;
  close: () => void;
}

function UndoToast({ message, undo, close }: UndoToastProps) {
  const t = useT(common);
  return (
    <span className="undo">
      <span>{message}</span>
      <Button
        size="compact-sm"
        variant="default"
        onClick={() => {
          close();
          void undo().then(() => say(t('undone')));
        }}
      >
        {t('undo')}
      </Button>
    </span>
  );
}
