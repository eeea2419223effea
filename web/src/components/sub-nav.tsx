/** Pages of one destination, as links: each has its own address. */
import { Link, useLocation } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import './sub-nav.css';

export interface SubPage {
  to:
    | '/duties'
    | '/duties/breaches'
    | '/marketing'
    | '/marketing/audiences'
    | '/marketing/calls'
    | '/marketing/automations'
    | '/marketing/forms'
    | '/marketing/lists'
    | '/marketing/raffles'
    | '/marketing/returns'
    | '/retention'
    | '/retention/reviews'
    | '/retention/runs'
    | '/retention/holds'
    | '/marketing/visits'
    | '/settings'
    | '/settings/accounts'
    | '/settings/house'
    | '/settings/mail'
    | '/settings/sending'
    | '/settings/mailbox'
    | '/settings/business-register'
    | '/settings/api'
    | '/settings/reference'
    | '/settings/log'
    | '/settings/removed';
  label: string;
  count?: number | undefined;
}

export function SubNav({ label, pages }: { label: string; pages: readonly SubPage[] }) {
  const path = useLocation({ select: ({ pathname }) => pathname });
  const row = useRef<HTMLElement>(null);
  // The first page of a destination stands above the others; a page below one of them is still of that one.
  const first = pages[0]?.to;
  useEffect(() => {
    const now = row.current?.querySelector<HTMLElement>('[aria-current]');
    if (row.current && now) row.current.scrollLeft = now.offsetLeft - (row.current.clientWidth - now.offsetWidth) / 2;
  }, [path]);
  return (
    <nav ref={row} className="sub-nav no-print" aria-label={label}>
      {pages.map(({ to, label: name, count }) => (
        <Link
          key={to}
          to={to}
          className="sub-nav-item"
          activeOptions={{ exact: to === first }}
          activeProps={{ className: 'sub-nav-item sub-nav-now', 'aria-current': path === to ? 'page' : 'true' }}
        >
          {name}
          {count !== undefined && count > 0 && <span className="sub-nav-count num">{count}</span>}
        </Link>
      ))}
    </nav>
  );
}
