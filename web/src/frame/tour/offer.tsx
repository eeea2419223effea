/** A quiet line for whoever has not walked the house yet; once taken or waved away it does not come back in this browser. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useT } from '#web/i18n/index.ts';
import { tourOffer } from '#web/i18n/tour-offer.ts';
import { beginTour } from './state.ts';
import './offer.css';

const KEY = 'lupaus-tour';

export function TourOffer() {
  const t = useT(tourOffer);
  const [offered, setOffered] = useState(() => !answered());
  if (!offered) return null;
  function answer() {
    setOffered(false);
    try {
      localStorage.setItem(KEY, 'answered');
    } catch {
      // Asked again next time.
    }
  }
  return (
    <section className="tour-offer no-print" aria-label={t('title')}>
      <p>
        <strong>{t('title')}</strong> {t('text')}
      </p>
      <div className="tour-offer-acts">
        <Button
          size="compact-sm"
          onClick={() => {
            answer();
            beginTour();
          }}
        >
          {t('begin')}
        </Button>
        <Button size="compact-sm" variant="subtle" onClick={answer}>
          {t('later')}
        </Button>
      </div>
    </section>
  );
}

function answered(): boolean {
  try {
    return localStorage.getItem(KEY) !== null;
  } catch {
    return false;
  }
}
