/** Pages of one destination, as links: each has its own address. */
import { Link } from '@tanstack/react-router';
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
  return (
    <nav className="sub-nav no-print" aria-label={label}>
      {pages.map(({ to, label: name, count }) => (
        <Link
          key={to}
          to={to}
          className="sub-nav-item"
          activeOptions={{ exact: true }}
          activeProps={{ className: 'sub-nav-item sub-nav-now', 'aria-current': 'page' }}
        >
          {name}
          {count !== undefined && count > 0 && <span className="sub-nav-count num">{count}</span>}
        </Link>
      ))}
    </nav>
  );
}
