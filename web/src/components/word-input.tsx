/** A word that is typed or chosen from those in use; when there are more of them than are listed, it says how many. */
import { Autocomplete, type AutocompleteProps } from '@mantine/core';
import { common } from '#web/i18n/common.ts';
import { useT } from '#web/i18n/index.ts';
import { wordsLeft, WORDS_LISTED } from './words-left.ts';

interface WordInputProps extends Omit<AutocompleteProps, 'data' | 'limit' | 'value' | 'inputWrapperOrder' | 'description'> {
  words: readonly string[];
  value: string;
}

export function WordInput({ words, value, ...rest }: WordInputProps) {
  const c = useT(common);
  const left = wordsLeft(words, value);
  return (
    <Autocomplete
      {...rest}
      value={value}
      data={[...words]}
      limit={WORDS_LISTED}
      maxLength={100}
      autoComplete="off"
      inputWrapperOrder={['label', 'input', 'description']}
      description={left === 0 ? undefined : c('moreWords', { n: left })}
    />
  );
}
