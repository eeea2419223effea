/** The way to the queue of duplicates. */
import { Button } from '@mantine/core';
import { IconArrowsJoin2 } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useMay } from '#web/api/queries.ts';
import { duplicates as phrases } from '#web/i18n/duplicates.ts';
import { useT } from '#web/i18n/index.ts';

export function DuplicatesLink(): React.ReactNode {
  const t = useT(phrases);
  const may = useMay('people.write');
  if (!may) return null;
  return (
    <Button component={Link} to="/people/duplicates" variant="default" leftSection={<IconArrowsJoin2 size={17} aria-hidden="true" />}>
      {t('title')}
    </Button>
  );
}
