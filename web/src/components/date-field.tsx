/** A date is written as one says it, 14.3.2027 or 14.3. or +7, and what was understood is shown at once. */
import { ActionIcon, TextInput } from '@mantine/core';
import { IconCalendar } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { today } from '../i18n/clock.ts';
import { dates as phrases } from '../i18n/dates.ts';
import { formatDate, formatWeekday } from '../i18n/format.ts';
import { useLang, useT } from '../i18n/index.ts';

interface DateFieldProps {
  label: string;
  /** 'YYYY-MM-DD', or empty. */
  value: string;
  onChange: (value: string) => void;
  name?: string;
  error?: string | undefined;
  required?: boolean;
  description?: string;
}

export function DateField({ label, value, onChange, name, error, required = false, description }: DateFieldProps) {
  const t = useT(phrases);
  const lang = useLang();
  const picker = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState<{ text: string; value: string } | null>(null);
  const text = typed !== null && typed.value === value ? typed.text : value === '' ? '' : shown(value);
  const wrong = typed !== null && typed.value === value && typed.text.trim() !== '' && value === '';
  function type(next: string) {
    const parsed = parseDate(next, today()) ?? '';
    setTyped({ text: next, value: parsed });
    onChange(parsed);
  }
  return (
    <div className="date-field">
      <TextInput
        label={label}
        description={description}
        {...(name === undefined ? {} : { name })}
        required={required}
        withAsterisk={false}
        value={text}
        placeholder={t('placeholder')}
        inputMode="decimal"
        autoComplete="off"
        error={wrong ? t('wrong') : error}
        onChange={(event) => type(event.currentTarget.value)}
        onBlur={() => value !== '' && setTyped(null)}
        rightSection={
          <ActionIcon variant="subtle" color="gray" aria-label={t('pick', { label })} onClick={() => picker.current?.showPicker()}>
            <IconCalendar size={17} stroke={1.6} aria-hidden="true" />
          </ActionIcon>
        }
      />
      <input
        ref={picker}
        type="date"
        className="date-field-picker"
        tabIndex={-1}
        aria-hidden="true"
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <span className="small muted date-field-hint">
        {value === '' ? '\u00A0' : `${formatWeekday(value, lang)} ${formatDate(value, lang)}`}
      </span>
    </div>
  );
}

function shown(value: string): string {
  const [year = '', month = '', day = ''] = value.split('-');
  return `${Number(day)}.${Number(month)}.${year}`;
}

/** Understands 14.3.2027, 14.3.27, 14.3., 2027-03-14, 14/3/2027 and +7 (days from today). */
export function parseDate(text: string, today: string): string | undefined {
  const trimmed = text.trim();
  const ahead = /^\+(\d{1,4})$/.exec(trimmed);
  if (ahead) {
    const date = new Date(`${today}T12:00:00Z`);
    date.setUTCDate(date.getUTCDate() + Number(ahead[1]));
    return date.toISOString().slice(0, 10);
  }
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(trimmed);
  if (iso) return valid(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const local = /^(\d{1,2})[./](\d{1,2})[./]?(\d{2}|\d{4})?$/.exec(trimmed);
  if (!local) return undefined;
  const year = local[3] === undefined ? Number(today.slice(0, 4)) : local[3].length === 2 ? 2000 + Number(local[3]) : Number(local[3]);
  return valid(year, Number(local[2]), Number(local[1]));
}

function valid(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.toISOString().slice(0, 10) : undefined;
}
