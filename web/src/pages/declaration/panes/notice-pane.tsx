/** The notice as it will be published, live: what is changed on the left is read on the right. */
import { SegmentedControl } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { NoticeText } from '#web/components/notice-text.tsx';
import { SkeletonPage } from '#web/components/skeleton.tsx';
import { declaration as phrases } from '#web/i18n/declaration.ts';
import { type Lang, LANG_NAMES, useT } from '#web/i18n/index.ts';

interface NoticePaneProps {
  html: string | null;
  lang: Lang;
  looked: boolean;
  /** The section of the notice that the form has open. */
  anchor: string;
}

export function NoticePane({ html, lang, looked, anchor }: NoticePaneProps) {
  const t = useT(phrases);
  const place = useRef<HTMLDivElement>(null);
  // While the text is broken the last notice stays, and says that it is the last.
  const [last, setLast] = useState<{ html: string; lang: Lang } | null>(null);
  if (html !== null && (last?.html !== html || last.lang !== lang)) setLast({ html, lang });
  const ready = last !== null;
  useEffect(() => {
    const section = place.current?.querySelector<HTMLElement>(`#${CSS.escape(anchor)}`);
    if (ready && section && place.current) place.current.scrollTop = section.offsetTop - place.current.offsetTop - 8;
  }, [anchor, ready]);
  return (
    <div className="dec-notice">
      {looked && html === null && <p className="small dec-stale">{last === null ? t('noticeNone') : t('noticeOld')}</p>}
      <div
        ref={place}
        hidden={looked && last === null}
        className="dec-notice-text"
        tabIndex={0}
        role="region"
        aria-label={t('noticeLabel')}
      >
        {last === null ? !looked && <SkeletonPage /> : <NoticeText html={last.html} lang={last.lang} />}
      </div>
    </div>
  );
}

export function NoticeLang({ lang, onLang }: { lang: Lang; onLang: (lang: Lang) => void }) {
  const t = useT(phrases);
  return (
    <SegmentedControl
      aria-label={t('noticeLang')}
      value={lang}
      onChange={(next) => onLang(next as Lang)}
      data={(['fi', 'sv', 'en'] as const).map((value) => ({ value, label: LANG_NAMES[value] }))}
    />
  );
}
