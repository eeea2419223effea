/** Before anything is built on it, a person looks at what was read from their notice. */
import { Button } from '@mantine/core';
import { useT } from '#web/i18n/index.ts';
import { readNotice as phrases } from '#web/i18n/read-notice.ts';
import { ReviewPane } from '#web/pages/read-notice/review-pane.tsx';
import type { FoundContact, Review } from '#web/pages/read-notice/use-review.ts';

interface ReviewStepProps {
  review: Review;
  onReview: (next: Review) => void;
  onBack: () => void;
  onNext: (yaml: string, contact: FoundContact) => void;
}

export function ReviewStep({ review, onReview, onBack, onNext }: ReviewStepProps) {
  const t = useT(phrases);
  return (
    <>
      <h1>{t('review.title')}</h1>
      <p className="outside-lead">{t('review.lead')}</p>
      <ReviewPane
        review={review}
        onReview={onReview}
        verb={t('setup.verb')}
        onDone={onNext}
        extra={
          <Button variant="subtle" onClick={onBack}>
            {t('review.again')}
          </Button>
        }
      />
    </>
  );
}
