/** The picture of a block or the firm's mark: chosen among those kept, or added from the computer. */
import { Button, FileButton, UnstyledButton } from '@mantine/core';
import { IconPhoto, IconUpload } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#web/api/client.ts';
import { Dialog } from '#web/components/dialog.tsx';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { useT } from '#web/i18n/index.ts';
import { editorPhrases as phrases } from '#web/i18n/marketing-editor.ts';
import { useEditing } from './editing.ts';
import type { Image } from './model.ts';
import { pictureOf } from './picture-file.ts';

interface ImageFieldProps {
  value: string | null;
  alt: string;
  onChange: (id: string) => void;
}

export function ImageField({ value, alt, onChange }: ImageFieldProps) {
  const t = useT(phrases);
  const { open, images, addImage } = useEditing();
  const [choosing, setChoosing] = useState(false);
  const shown = value === null ? undefined : images.get(value);
  return (
    <div className="editor-image">
      {shown && <img src={shown.path} alt={alt} width={shown.width} height={shown.height} />}
      {open && (
        <Button variant="default" size="xs" leftSection={<IconPhoto size={16} aria-hidden="true" />} onClick={() => setChoosing(true)}>
          {t(value === null ? 'image.choose' : 'image.change')}
        </Button>
      )}
      {choosing && (
        <ImageDialog
          onClose={() => setChoosing(false)}
          onChoose={(image) => {
            addImage(image);
            onChange(image.id);
            setChoosing(false);
          }}
        />
      )}
    </div>
  );
}

interface ImageDialogProps {
  onChoose: (image: Image) => void;
  onClose: () => void;
}

export function ImageDialog({ onChoose, onClose }: ImageDialogProps) {
  const t = useT(phrases);
  const client = useQueryClient();
  const kept = useQuery({ queryKey: ['newsletter-images'], queryFn: ({ signal }) => api.newsletters.images(undefined, { signal }) });
  const [error, setError] = useState<unknown>(null);
  const [broken, setBroken] = useState(false);
  const [busy, setBusy] = useState(false);
  async function add(file: File | null) {
    if (file === null) return;
    setBusy(true);
    setError(null);
    setBroken(false);
    const made = await pictureOf(file).catch(() => null);
    if (made === null) setBroken(true);
    else {
      try {
        const { image } = await api.newsletters.keepImage({ body: { file: made } });
        await client.invalidateQueries({ queryKey: ['newsletter-images'] });
        onChoose(image);
      } catch (caught) {
        setError(caught);
      }
    }
    setBusy(false);
  }
  return (
    <Dialog title={t('image.choose')} size="lg" onClose={onClose}>
      <div className="stack">
        <div>
          <FileButton accept="image/png,image/jpeg" onChange={(file) => void add(file)} inputProps={{ 'aria-label': t('image.upload') }}>
            {(props) => (
              <Button {...props} loading={busy} leftSection={<IconUpload size={16} aria-hidden="true" />}>
                {t('image.upload')}
              </Button>
            )}
          </FileButton>
          <p className="small muted editor-hint">{t('image.uploadHint')}</p>
        </div>
        {broken && (
          <p className="field-error" role="alert">
            {t('image.broken')}
          </p>
        )}
        <ErrorBanner error={error ?? kept.error} />
        <h3>{t('image.kept')}</h3>
        {kept.data?.images.length === 0 && <p className="muted">{t('image.none')}</p>}
        <ul className="editor-images">
          {kept.data?.images.map((image, i) => (
            <li key={image.id}>
              <UnstyledButton
                aria-label={t('image.pick', { n: i + 1, width: image.width, height: image.height })}
                onClick={() => onChoose(image)}
              >
                <img src={image.path} alt="" width={image.width} height={image.height} loading="lazy" />
              </UnstyledButton>
            </li>
          ))}
        </ul>
      </div>
    </Dialog>
  );
}
