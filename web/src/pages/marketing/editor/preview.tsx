/** The letter as its reader sees it: in a frame in which nothing runs, on a phone or a computer, in the dark, without pictures, or as text alone. */
import { Checkbox, SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { api } from '#web/api/client.ts';
import { useMay } from '#web/api/queries.ts';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { type Lang, useT } from '#web/i18n/index.ts';
import { editorPhrases as phrases } from '#web/i18n/marketing-editor.ts';
import { ReaderSelect } from './reader-select.tsx';
import './preview.css';

export interface Shown {
  lang: Lang;
  variant: 'A' | 'B';
  who: string;
}

interface PreviewProps {
  id: string;
  /** Changes when the server has something new to show. */
  look: string;
  shown: Shown;
  twoSubjects: boolean;
  onShown: (shown: Shown) => void;
}

type Device = 'phone' | 'desktop' | 'plain';

export function Preview({ id, look, shown, twoSubjects, onShown }: PreviewProps) {
  const t = useT(phrases);
  const mayPeople = useMay('people.read');
  const [device, setDevice] = useState<Device>('phone');
  const [dark, setDark] = useState(false);
  const [noImages, setNoImages] = useState(false);
  return (
    <section className="editor-preview" aria-label={t('preview.label')}>
      <div className="editor-preview-tools">
        <SegmentedControl
          aria-label={t('preview.device')}
          size="xs"
          value={device}
          data={(['phone', 'desktop', 'plain'] as const).map((value) => ({ value, label: t(`preview.${value}`) }))}
          onChange={(value) => setDevice(value as Device)}
        />
        {twoSubjects && (
          <SegmentedControl
            aria-label={t('preview.variant')}
            size="xs"
            value={shown.variant}
            data={['A', 'B']}
            onChange={(value) => onShown({ ...shown, variant: value === 'B' ? 'B' : 'A' })}
          />
        )}
        {device !== 'plain' && (
          <>
            <Checkbox size="xs" label={t('preview.dark')} checked={dark} onChange={(event) => setDark(event.currentTarget.checked)} />
            <Checkbox
              size="xs"
              label={t('preview.noImages')}
              checked={noImages}
              onChange={(event) => setNoImages(event.currentTarget.checked)}
            />
          </>
        )}
      </div>
      <ReaderSelect value={shown.who} people={mayPeople} onChange={(who) => onShown({ ...shown, who })} />
      <Letter id={id} look={look} shown={shown} device={device} dark={dark} noImages={noImages} />
    </section>
  );
}

interface LetterProps {
  id: string;
  look: string;
  shown: Shown;
  device: Device;
  dark: boolean;
  noImages: boolean;
}

function Letter({ id, look, shown, device, dark, noImages }: LetterProps) {
  const t = useT(phrases);
  const text = useQuery({
    queryKey: ['newsletters', id, 'text', look, shown],
    queryFn: ({ signal }) => api.newsletters.text({ params: { id }, query: shown }, { signal }),
    placeholderData: (before) => before,
  });
  return (
    <div
      className={`editor-screen ${device}${dark && device !== 'plain' ? ' dark' : ''}`}
      role="group"
      aria-label={t('preview.letter')}
      // It scrolls by keys too.
      tabIndex={0}
    >
      <ErrorBanner error={text.error} onRetry={() => void text.refetch()} />
      {text.data && (
        <div className="editor-envelope">
          <p className="editor-envelope-subject">{text.data.subject}</p>
          <p className="editor-envelope-pre">{text.data.preheader}</p>
        </div>
      )}
      {device === 'plain' ? <pre>{text.data?.text}</pre> : <Frame address={addressOf(id, look, shown, dark, noImages)} />}
    </div>
  );
}

function addressOf(id: string, look: string, shown: Shown, dark: boolean, noImages: boolean): string {
  const search = new URLSearchParams({ ...shown, scheme: dark ? 'dark' : 'light', images: noImages ? 'off' : 'on', v: look });
  return `/api/newsletters/${encodeURIComponent(id)}/preview?${search.toString()}`;
}

/** As high as its letter, so that the page scrolls and not the frame. */
function Frame({ address }: { address: string }) {
  const t = useT(phrases);
  const frame = useRef<HTMLIFrameElement>(null);
  const [height, setHeight] = useState(480);
  const measure = () => {
    const body = frame.current?.contentDocument?.body;
    if (body) setHeight(Math.max(200, body.scrollHeight));
  };
  return (
    <iframe
      ref={frame}
      title={t('preview.frame')}
      src={address}
      // Of our origin so that it can be measured; without scripts, so that nothing in it can use that.
      sandbox="allow-same-origin"
      height={height}
      onLoad={measure}
    />
  );
}
