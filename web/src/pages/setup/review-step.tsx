/** Before anything is built on it, a person looks at what was read from their notice. */
import { Button } from '@mantine/core';
import { useT } from '#web/i18n/index.ts';
import { readNotice as phrases } from '#web/i18n/read-notice.ts';
import { readReview } from '#web/i18n/read-review.ts';
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
  const r = useT(readReview);
  return (
    <>
      <h1>{r('review.title')}</h1>
      <p className="outside-lead">{r('review.lead')}</p>
      <ReviewPane
        review={review}
        onReview={onReview}
        verb={t('setup.verb')}
        onDone={onNext}
        extra={
          <Button variant="subtle" onClick={onBack}>
            {r('review.again')}
          </Button>
        }
      />
    </>
  );
}
