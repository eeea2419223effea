/** What is typed to find somebody; `/` goes there from anywhere in the list, Esc empties it. */
import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTypedSearch } from '../use-typed-search.ts';
import { isWriting } from '../writing.ts';

interface ListSearchProps {
  path: string;
  label: string;
  q: string | undefined;
  onChange: (q: string) => void;
}

export function ListSearch({ path, label, q, onChange }: ListSearchProps) {
  const [typed, setTyped] = useState({ of: q, text: q ?? '' });
  const text = typed.of === q ? typed.text : (q ?? '');
  const input = useRef<HTMLInputElement>(null);
  const send = useTypedSearch(path, (next) => {
    setTyped({ of: next === '' ? undefined : next, text: next });
    onChange(next);
  });
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isWriting(event.composedPath()[0])) return;
      event.preventDefault();
      input.current?.focus();
      input.current?.select();
    }
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
  function type(next: string) {
    setTyped({ of: q, text: next });
    send(next);
  }
  return (
    <TextInput
      ref={input}
      className="people-search"
      aria-label={label}
      aria-keyshortcuts="/"
      placeholder={label}
      leftSection={<IconSearch size={17} aria-hidden="true" />}
      type="search"
      value={text}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && text !== '') type('');
      }}
      onChange={(event) => type(event.currentTarget.value)}
    />
  );
}
