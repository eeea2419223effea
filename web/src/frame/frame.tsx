/** The frame round every page behind the door: where one can go, how to find anything, and who one is. */
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, Outlet, useNavigate, useRouterState } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useState } from 'react';
import { type Me, sessionQuery } from '../api/queries.ts';
import { goToPageList, useHasPageList } from '../components/list/page-list.ts';
import { ErrorBoundary } from '../components/error-boundary.tsx';
import { SkeletonPage } from '../components/skeleton.tsx';
import { UndoKeys } from '../components/undo-keys.tsx';
import { frame as phrases } from '../i18n/frame.ts';
import { useT } from '../i18n/index.ts';
import { MailAnywhere } from '../pages/person/mail-anywhere.tsx';
import { allowed, type Destination, placeOf, SETTINGS } from './destinations.ts';
import './frame.css';
import { TabBar } from './tab-bar.tsx';
import { TopBar } from './top-bar.tsx';
import { useTourStep } from './tour/state.ts';
import { useShortcuts } from './use-shortcuts.ts';
import { Wordmark } from './wordmark.tsx';

const Palette = lazy(() => import('./palette.tsx').then((module) => ({ default: module.Palette })));
const Tour = lazy(() => import('./tour/tour.tsx').then((module) => ({ default: module.Tour })));
const ShortcutSheet = lazy(() => import('./shortcut-sheet.tsx').then((module) => ({ default: module.ShortcutSheet })));

/** When the session ends under an open page, nothing of it is drawn again; the guard of the route leads to the door. */
export function Frame() {
  const { data } = useSuspenseQuery(sessionQuery);
  return data.state === 'signed-in' ? <Inside me={data.me} /> : null;
}

function Inside({ me }: { me: Me }) {
  const t = useT(phrases);
  const navigate = useNavigate();
  const [open, setOpen] = useState<'palette' | 'keys' | null>(null);
  const destinations = allowed(me.permissions);
  const tour = useTourStep();
  const close = useCallback(() => setOpen(null), []);
  useShortcuts({
    destinations: [...destinations, SETTINGS],
    onPalette: () => setOpen('palette'),
    onHelp: () => setOpen('keys'),
    onGo: (to) => void navigate({ to }),
    onNew: me.permissions.includes('people.write') ? () => void navigate({ to: '/people/new' }) : undefined,
  });
  return (
    <div className="frame">
      <a className="skip" href="#main">
        {t('skip')}
      </a>
      <SkipToList />
      <nav className="rail" aria-label={t('nav.label')}>
        <Wordmark firm={me.firm} />
        <ul className="rail-list">
          {destinations.map((destination) => (
            <RailItem key={destination.id} destination={destination} />
          ))}
        </ul>
        <ul className="rail-list rail-foot">
          <RailItem destination={SETTINGS} />
        </ul>
      </nav>
      <TopBar me={me} onPalette={() => setOpen('palette')} onKeys={() => setOpen('keys')} />
      <main id="main" className="frame-main" tabIndex={-1}>
        <ErrorBoundary>
          <Suspense
            fallback={
              <div className="page">
                <SkeletonPage />
              </div>
            }
          >
            <Outlet />
          </Suspense>
        </ErrorBoundary>
      </main>
      <UndoKeys />
      <TabBar destinations={destinations} />
      <Suspense fallback={null}>
        {tour !== null && <Tour me={me} />}
        {open === 'palette' && <Palette me={me} onClose={close} onKeys={() => setOpen('keys')} />}
        {open === 'keys' && <ShortcutSheet destinations={[...destinations, SETTINGS]} onClose={close} />}
      </Suspense>
      <MailAnywhere />
    </div>
  );
}

/** Past the head and the conditions of a list, straight to its rows. */
function SkipToList() {
  const t = useT(phrases);
  if (!useHasPageList()) return null;
  return (
    <a
      className="skip"
      href="#list"
      onClick={(event) => {
        event.preventDefault();
        goToPageList();
      }}
    >
      {t('skipToList')}
    </a>
  );
}

function RailItem({ destination }: { destination: Destination }) {
  const t = useT(phrases);
  const { icon: Icon, to, id } = destination;
  const here = useRouterState({ select: (state) => placeOf(state.location.pathname) === id });
  return (
    <li>
      <Link
        to={to}
        className={here ? 'rail-item rail-current' : 'rail-item'}
        activeProps={{}}
        activeOptions={{ exact: true }}
        aria-current={here ? 'page' : undefined}
      >
        <Icon size={20} stroke={1.6} aria-hidden="true" />
        {t(`nav.${id}`)}
      </Link>
    </li>
  );
}
