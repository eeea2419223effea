/** Nothing is published unread: the notice stands here in three languages as it will stand for everyone. */
import { Button, SegmentedControl } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#web/api/client.ts';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { NoticeText } from '#web/components/notice-text.tsx';
import { SkeletonPage } from '#web/components/skeleton.tsx';
import { common } from '#web/i18n/common.ts';
import { type Lang, LANG_NAMES, useLang, useT } from '#web/i18n/index.ts';
import { setup as phrases } from '#web/i18n/setup.ts';
import type { Choice } from './declaration-step.tsx';
import { ProblemList } from './problem-list.tsx';
import type { Facts } from './setup-page.tsx';

interface NoticeStepProps {
  choice: Choice;
  facts: Facts;
  confirmed: readonly string[];
  tools: readonly string[];
  without: readonly string[];
  onBack: () => void;
  onStarted: () => Promise<void>;
}

export function NoticeStep({ choice, facts, confirmed, tools, without, onBack, onStarted }: NoticeStepProps) {
  const t = useT(phrases);
  const c = useT(common);
  const own = useLang();
  const [lang, setNoticeLang] = useState<Lang>(own);
  const preview = useQuery({
    queryKey: ['setup', 'preview', choice, facts, tools, without],
    queryFn: () => api.setup.preview({ body: { ...choice, facts, tools: [...tools], without: [...without] } }),
  });
  const start = useMutation({
    mutationFn: () => api.setup.start({ body: { ...choice, facts, confirmed: [...confirmed], tools: [...tools], without: [...without] } }),
    onSuccess: onStarted,
  });
  const errors = preview.data?.problems.filter(({ severity }) => severity === 'error') ?? [];
  const notice = preview.data?.notice;
  return (
    <>
      <h1>{t('notice.title')}</h1>
      <p className="outside-lead">{t('notice.lead')}</p>
      <SegmentedControl
        value={lang}
        onChange={(value) => setNoticeLang(value as Lang)}
        data={(['fi', 'sv', 'en'] as const).map((value) => ({ value, label: LANG_NAMES[value] }))}
      />
      <ErrorBanner error={preview.error} onRetry={() => void preview.refetch()} />
      {errors.length > 0 && <ProblemList problems={errors} />}
      <div className="setup-notice" tabIndex={0} role="region" aria-label={t('steps.notice')}>
        {preview.isPending ? <SkeletonPage /> : notice && <NoticeText html={notice[lang]} lang={lang} />}
      </div>
      <ErrorBanner error={start.error} />
      <div className="setup-bar setup-bar-chosen">
        <Button disabled={!notice || errors.length > 0} loading={start.isPending} onClick={() => start.mutate()}>
          {t('notice.verb')}
        </Button>
        <Button variant="subtle" onClick={onBack}>
          {c('back')}
        </Button>
      </div>
    </>
  );
}
