/** An hour as people write it: 9, 9.00 or 9:00. */
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useT } from '#web/i18n/index.ts';
import { editorPhrases as phrases } from '#web/i18n/marketing-editor.ts';

interface ClockFieldProps {
  label: string;
  /** 'HH:MM', or empty. */
  value: string;
  id: string;
  disabled: boolean;
  onChange: (value: string) => void;
}

export function ClockField({ label, value, onChange, ...rest }: ClockFieldProps) {
  const t = useT(phrases);
  // What is typed and is no hour yet stays in the field and goes nowhere.
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <TextInput
      label={label}
      inputMode="numeric"
      autoComplete="off"
      maxLength={5}
      value={typed ?? written(value)}
      error={typed !== null && hourOf(typed) === undefined ? t('field.clockWrong') : undefined}
      onChange={(event) => {
        const text = event.currentTarget.value;
        const hour = hourOf(text);
        setTyped(text);
        if (hour !== undefined && hour !== value) onChange(hour);
      }}
      onBlur={() => {
        if (typed !== null && hourOf(typed) !== undefined) setTyped(null);
      }}
      {...rest}
    />
  );
}

function written(value: string): string {
  return value === '' ? '' : `${Number(value.slice(0, 2))}.${value.slice(3)}`;
}

/** Undefined for what is no hour. */
function hourOf(text: string): string | undefined {
  if (text.trim() === '') return '';
  const [, hour = '', minute = '00'] = /^\s*([01]?\d|2[0-3])(?:[.:]([0-5]\d))?\s*$/.exec(text) ?? [];
  return hour === '' ? undefined : `${hour.padStart(2, '0')}:${minute}`;
}
