/** What is shown outside any page: the ground, waiting, a wrong address, a failure. */
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ErrorComponentProps, Link, Outlet, useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { sessionQuery } from '../api/queries.ts';
import { ErrorBanner } from '../components/error-banner.tsx';
import { SkeletonPage } from '../components/skeleton.tsx';
import { useTitle } from '../components/use-title.ts';
import { common } from '../i18n/common.ts';
import { useT } from '../i18n/index.ts';

export function Root() {
  const router = useRouter();
  const state = useQuery(sessionQuery).data?.state;
  // The guards run again when the session turns: signed out elsewhere, set up, or timed out.
  useEffect(() => {
    if (state !== undefined) void router.invalidate();
  }, [state, router]);
  return <Outlet />;
}

export function Pending() {
  return (
    <div className="page">
      <SkeletonPage />
    </div>
  );
}

export function NotFound() {
  return (
    <main>
      <NoPage />
    </main>
  );
}

/** The same inside the frame: whoever is signed in keeps the places at hand. */
export function NoPage() {
  const t = useT(common);
  useTitle(t('error.notFound'));
  return (
    <div className="page stack">
      <h1>{t('error.notFound')}</h1>
      <p className="muted">{t('error.notFoundMore')}</p>
      <div>
        <Button component={Link} to="/" variant="default">
          {t('error.toToday')}
        </Button>
      </div>
    </div>
  );
}

export function PageError({ error, reset }: ErrorComponentProps) {
  const t = useT(common);
  const router = useRouter();
  return (
    <main className="page stack">
      <h1>{t('error.crashed')}</h1>
      <ErrorBanner
        error={error}
        onRetry={() => {
          reset();
          void router.invalidate();
        }}
      />
    </main>
  );
}
