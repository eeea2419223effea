/** The notice says things in the order of the list, so an item can be put earlier or later; focus stays with it. */
import { Button } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { say } from '#web/components/toast.ts';
import { declaration as phrases } from '#web/i18n/declaration.ts';
import { useT } from '#web/i18n/index.ts';
import { useDrafting } from '../drafting.ts';
import { moveItem } from '../text/edit.ts';
import { at, idOf, listAt, type Path, pathText } from '../text/values.ts';

export function Move({ path }: { path: Path }) {
  const t = useT(phrases);
  const { data, change, onOpen } = useDrafting();
  const up = useRef<HTMLButtonElement>(null);
  const down = useRef<HTMLButtonElement>(null);
  const moved = useRef<-1 | 1 | null>(null);
  const [list, index] = [path.slice(0, -1), Number(path.at(-1))];
  const { length } = listAt(data, list);
  useEffect(() => {
    if (moved.current === null) return;
    const [same, other] = moved.current === -1 ? [up, down] : [down, up];
    moved.current = null;
    (same.current?.disabled === true ? other : same).current?.focus();
  }, [index]);
  function move(by: -1 | 1) {
    moved.current = by;
    // What has no id is known by its place.
    if (idOf(at(data, path)) === '') onOpen(`${pathText(data, list)}/${index + by}`);
    change((yaml) => moveItem(yaml, list, index, by));
    say(t('items.moved', { place: index + by + 1, n: length }));
  }
  if (length < 2) return null;
  return (
    <>
      <Button
        ref={up}
        variant="default"
        leftSection={<IconArrowUp size={16} aria-hidden="true" />}
        disabled={index === 0}
        onClick={() => move(-1)}
      >
        {t('items.up')}
      </Button>
      <Button
        ref={down}
        variant="default"
        leftSection={<IconArrowDown size={16} aria-hidden="true" />}
        disabled={index === length - 1}
        onClick={() => move(1)}
      >
        {t('items.down')}
      </Button>
    </>
  );
}
