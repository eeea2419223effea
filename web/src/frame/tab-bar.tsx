/** On a phone the rail becomes five places at the thumb; the fifth opens a sheet with the rest. */
import { Drawer } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { Link, useRouterState } from '@tanstack/react-router';
import { useState } from 'react';
import { common } from '../i18n/common.ts';
import { frame as phrases } from '../i18n/frame.ts';
import { useT } from '../i18n/index.ts';
import { type Destination, type DestinationId, placeOf, SETTINGS } from './destinations.ts';

const FIRST: readonly DestinationId[] = ['today', 'people', 'vouchers', 'retention', 'promises'];

export function TabBar({ destinations }: { destinations: readonly Destination[] }) {
  const t = useT(phrases);
  const [open, setOpen] = useState(false);
  const here = useRouterState({ select: (state) => placeOf(state.location.pathname) });
  // Who has few places sees them all at the thumb.
  const first = destinations.length < 5 ? destinations : destinations.filter(({ id }) => FIRST.includes(id));
  const rest = [...destinations.filter((each) => !first.includes(each)), SETTINGS];
  const elsewhere = rest.some(({ id }) => id === here);
  return (
    <nav className="tabbar" aria-label={t('nav.label')}>
      {first.map((destination) => (
        <Tab key={destination.id} destination={destination} here={destination.id === here} />
      ))}
      <button
        type="button"
        className={elsewhere ? 'tab tab-current' : 'tab'}
        aria-current={elsewhere ? 'true' : undefined}
        onClick={() => setOpen(true)}
        aria-expanded={open}
        aria-haspopup="dialog"
      >
        <IconDots size={22} stroke={1.6} aria-hidden="true" />
        {t('nav.more')}
      </button>
      {open && <Sheet destinations={rest} here={here} onClose={() => setOpen(false)} />}
    </nav>
  );
}

function Tab({ destination, here }: { destination: Destination; here: boolean }) {
  const t = useT(phrases);
  const { icon: Icon, to, id } = destination;
  return (
    <Link
      to={to}
      className={here ? 'tab tab-current' : 'tab'}
      activeProps={{}}
      activeOptions={{ exact: true }}
      aria-current={here ? 'page' : undefined}
    >
      <Icon size={22} stroke={1.6} aria-hidden="true" />
      {t(`nav.${id}`)}
    </Link>
  );
}

interface SheetProps {
  destinations: readonly Destination[];
  here: DestinationId | undefined;
  onClose: () => void;
}

function Sheet({ destinations, here, onClose }: SheetProps) {
  const t = useT(phrases);
  const c = useT(common);
  // Drawer.Root without Drawer.Header: a header element here would be a second banner landmark.
  return (
    <Drawer.Root opened onClose={onClose} position="bottom" size="auto">
      <Drawer.Overlay />
      <Drawer.Content className="sheet" aria-label={t('nav.more')}>
        <Drawer.Body>
          <ul className="rail-list sheet-list">
            {destinations.map(({ id, to, icon: Icon }) => (
              <li key={id}>
                <Link
                  to={to}
                  className={id === here ? 'rail-item rail-current' : 'rail-item'}
                  activeProps={{}}
                  activeOptions={{ exact: true }}
                  aria-current={id === here ? 'page' : undefined}
                  onClick={onClose}
                >
                  <Icon size={20} stroke={1.6} aria-hidden="true" />
                  {t(`nav.${id}`)}
                </Link>
              </li>
            ))}
            <li>
              <button type="button" className="rail-item sheet-close" onClick={onClose}>
                {c('close')}
              </button>
            </li>
          </ul>
        </Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  );
}
