/** A date is written as one says it, 14.3.2027 or 14.3. or +7, and what was understood is shown at once. */
import { ActionIcon, TextInput } from '@mantine/core';
import { IconCalendar } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { today } from '../i18n/clock.ts';
import { dates as phrases } from '../i18n/dates.ts';
import { formatDate, formatWeekday } from '../i18n/format.ts';
import { useLang, useT } from '../i18n/index.ts';
import { parseDate } from '../i18n/parse-date.ts';

/** What cannot be read as a date has no value: whoever acts looks for this mark first, lest it be taken for an empty field. */
const UNREADABLE = { 'data-unreadable': true };

/** Sees whether a date in it cannot be read, and goes there. */
export function stopsAtDate(place: ParentNode | null | undefined): boolean {
  const wrong = place?.querySelector<HTMLElement>('[data-unreadable]');
  wrong?.focus();
  return wrong != null;
}

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
        {...(wrong ? UNREADABLE : {})}
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
