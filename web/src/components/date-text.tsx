/** Dates read 14.3.2027; the exact instant, in Finnish time, is one hover or focus away. */
import { useLang } from '../i18n/index.ts';
import { dayOf, formatDate, formatInstant } from '../i18n/format.ts';

/** A local day ('2027-03-14') or an instant ('2027-03-14T01:12:00Z'). */
export function DateText({ value, withTime = false }: { value: string; withTime?: boolean }) {
  const lang = useLang();
  const instant = value.includes('T');
  const day = instant ? dayOf(value) : value;
  const text = withTime && instant ? formatInstant(value, lang) : formatDate(day, lang);
  return (
    <time dateTime={value} title={instant ? `${formatInstant(value, lang)} (${value})` : value} className="nowrap">
      {text}
    </time>
  );
}
