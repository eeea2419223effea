/** The very page that visitors get, in a frame where nothing can be sent and no script runs. */
import { SegmentedControl } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { type Lang, useT } from '#web/i18n/index.ts';
import { signUpForms as phrases } from '#web/i18n/sign-up-forms.ts';
import { type FormDraft, previewQuery } from './data.ts';

export function FormPreview({ draft, lang }: { draft: FormDraft; lang: Lang }) {
  const t = useT(phrases);
  const [size, setSize] = useState<'phone' | 'desktop'>('phone');
  const [settled] = useDebouncedValue(draft, 250);
  const preview = useQuery({ ...previewQuery(settled, lang), enabled: settled.name[lang].trim() !== '' });
  return (
    <section className="form-preview" aria-label={t('preview')}>
      <div className="row form-preview-bar">
        <h2>{t('preview')}</h2>
        <SegmentedControl
          size="xs"
          aria-label={t('previewSize')}
          value={size}
          onChange={(value) => setSize(value as typeof size)}
          data={[
            { value: 'phone', label: t('phone') },
            { value: 'desktop', label: t('desktop') },
          ]}
        />
      </div>
      {preview.data?.refusal && (
        <p className="form-alarm" role="status">
          {preview.data.refusal}
        </p>
      )}
      <ErrorBanner error={preview.error} />
      <iframe
        className={`form-frame form-frame-${size}`}
        title={t('previewOf')}
        sandbox="allow-same-origin"
        srcDoc={preview.data?.html ?? ''}
      />
    </section>
  );
}
