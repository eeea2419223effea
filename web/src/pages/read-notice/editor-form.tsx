/** What every editor of a fact has: a place for its fields, save and cancel. */
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { Form } from '#web/components/form.tsx';
import { common } from '#web/i18n/common.ts';
import { useT } from '#web/i18n/index.ts';
import type { ReadFact, Value } from './use-review.ts';

export interface EditorProps {
  fact: ReadFact;
  onSave: (value: Value) => Promise<void>;
  onClose: () => void;
}

/** Save and cancel, the same in every editor. */
export function EditorForm({ form, onSave, onClose, children }: EditorFormProps) {
  const c = useT(common);
  return (
    <Form
      focusFirst
      verb={c('save')}
      check={form.check}
      onProblem={form.fail}
      onSubmit={onSave}
      onCancel={onClose}
      extra={
        <Button variant="subtle" onClick={onClose}>
          {c('cancel')}
        </Button>
      }
    >
      {children}
    </Form>
  );
}
interface EditorFormProps {
  form: { check: () => string[]; fail: (name: string, message: string) => void };
  onSave: () => Promise<void>;
  onClose: () => void;
  children: ReactNode;
}
