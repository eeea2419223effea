/** Where data came from, chosen among the sources that the declaration names. */
import { Select } from '@mantine/core';
import { usePolicy } from '../api/queries.ts';
import { forms as phrases } from '../i18n/forms.ts';
import { useT, useText } from '../i18n/index.ts';

interface SourceSelectProps {
  value: string;
  onChange: (source: string) => void;
  label?: string;
  size?: 'xs' | 'sm';
  error?: string | undefined;
}

export function SourceSelect({ value, onChange, label, size = 'sm', error }: SourceSelectProps) {
  const t = useT(phrases);
  const text = useText();
  const policy = usePolicy();
  return (
    <Select
      label={label ?? t('source')}
      name="source"
      size={size}
      value={value}
      error={error}
      data={(policy?.sources ?? []).map(({ id, name }) => ({ value: id, label: text(name) }))}
      onChange={(next) => next !== null && onChange(next)}
    />
  );
}
