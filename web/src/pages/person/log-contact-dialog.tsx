/** The form of a contact over the page, from wherever it is asked for. */
import { Dialog } from '#web/components/dialog.tsx';
import { acts as phrases } from '#web/i18n/acts.ts';
import { useT } from '#web/i18n/index.ts';
import { ContactForm } from './contact-form.tsx';

interface LogContactDialogProps {
  personId: string;
  allowed: readonly string[];
  onClose: () => void;
}

export function LogContactDialog({ personId, allowed, onClose }: LogContactDialogProps) {
  const t = useT(phrases);
  return (
    <Dialog title={t('log.title')} size="lg" onClose={onClose}>
      <ContactForm subjectId={personId} about="person" allowed={allowed} onDone={onClose} onCancel={onClose} />
    </Dialog>
  );
}
