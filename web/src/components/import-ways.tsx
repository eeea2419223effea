/** The two imports point at each other, so that a list does not come in as customers without its dates, nor customers as a list. */
import { Link } from '@tanstack/react-router';
import { importWays as phrases } from '#web/i18n/import-ways.ts';
import { useT } from '#web/i18n/index.ts';
import './import-ways.css';

/** Columns that only a list of Mailchimp has. */
const OF_A_LIST: ReadonlySet<string> = new Set(['OPTIN_TIME', 'CONFIRM_TIME', 'UNSUB_TIME', 'CLEAN_TIME', 'LEID', 'EUID', 'MEMBER_RATING']);

export function ListsHint({ headings }: { headings: readonly string[] }) {
  const t = useT(phrases);
  if (!headings.some((heading) => OF_A_LIST.has(heading.trim().toUpperCase()))) return null;
  return (
    <p className="import-way" role="note">
      {t('lists')} <Link to="/marketing/lists">{t('toLists')}</Link>
    </p>
  );
}

export function CustomersHint() {
  const t = useT(phrases);
  return (
    <p className="import-way" role="note">
      {t('customers')} <Link to="/import">{t('toCustomers')}</Link>
    </p>
  );
}
