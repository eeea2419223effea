/** The file of a guide. */
import { Button, FileButton } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { useState } from 'react';
import { api } from '#web/api/client.ts';
import { DateText } from '#web/components/date-text.tsx';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { say, warn } from '#web/components/toast.ts';
import { useLang, useT } from '#web/i18n/index.ts';
import { signUpForms as phrases } from '#web/i18n/sign-up-forms.ts';
import { asBase64, LARGEST } from '../documents/paper.ts';
import { type SignUpForm, useFormsChanged } from './data.ts';

export function FormFile({ form: { id, file } }: { form: SignUpForm }) {
  const t = useT(phrases);
  const lang = useLang();
  const changed = useFormsChanged();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  async function take(chosen: File | null) {
    if (chosen === null) return;
    if (chosen.size > LARGEST) return warn(t('fileLarge'));
    setBusy(true);
    setError(null);
    try {
      await api.forms.setFile({ params: { id }, body: { file: await asBase64(chosen) } });
      await changed();
      say(t('fileDone'));
    } catch (caught) {
      setError(caught);
    } finally {
      setBusy(false);
    }
  }
  const size = file && new Intl.NumberFormat(lang, { maximumFractionDigits: 1 }).format(file.size / 1024);
  return (
    <section className="stack">
      <h2>{t('file')}</h2>
      {file ? (
        <p>
          {file.mediaType.split('/').at(-1)?.toUpperCase()}, {size} kB, <DateText value={file.addedAt} />
        </p>
      ) : (
        <p className="form-broken">{t('fileNone')}</p>
      )}
      <p className="small muted">{t('fileWhy')}</p>
      <div>
        <FileButton accept="application/pdf,image/png,image/jpeg" onChange={(chosen) => void take(chosen)}>
          {(props) => (
            <Button {...props} variant="default" loading={busy} leftSection={<IconPaperclip size={16} aria-hidden="true" />}>
              {t(file ? 'fileChange' : 'fileAdd')}
            </Button>
          )}
        </FileButton>
      </div>
      <ErrorBanner error={error} />
    </section>
  );
}
