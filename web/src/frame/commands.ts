/** Pages and commands of the palette; a word of any of the three languages finds them. */
import { type Icon, IconBuilding, IconEye, IconFileImport, IconUserPlus } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import type { Me } from '../api/queries.ts';
import { frame as phrases } from '../i18n/frame.ts';
import { useT } from '../i18n/index.ts';
import { allowed, SETTINGS } from './destinations.ts';

export interface Command {
  id: string;
  group: string;
  label: string;
  detail?: string | undefined;
  icon: Icon;
  keys?: string[];
  run: () => void;
}

type Key = Parameters<typeof phrases.t>[1];

const everyLanguage = (key: Key) => (['fi', 'sv', 'en'] as const).map((lang) => phrases.t(lang, key).toLowerCase()).join(' ');

export function useCommands(me: Me, text: string): Command[] {
  const t = useT(phrases);
  const navigate = useNavigate();
  const wanted = text.trim().toLowerCase();
  const matches = (key: Key) => wanted === '' || everyLanguage(key).includes(wanted);
  const may = (permission: string) => me.permissions.includes(permission);
  const group = t('palette.commands');
  const pages = [...allowed(me.permissions), SETTINGS]
    .filter(({ id }) => matches(`nav.${id}`))
    .map(({ id, to, icon, key }) => ({
      id,
      group: t('palette.pages'),
      label: t(`nav.${id}`),
      icon,
      keys: ['G', key.toUpperCase()],
      run: () => void navigate({ to }),
    }));
  const commands: (Command & { phrase: Key; allow: boolean })[] = [
    {
      id: 'new-person',
      phrase: 'newPerson',
      allow: may('people.write'),
      group,
      label: t('newPerson'),
      icon: IconUserPlus,
      keys: ['N'],
      run: () => void navigate({ to: '/people/new' }),
    },
    {
      id: 'new-organisation',
      phrase: 'newOrganisation',
      allow: may('organisations.write'),
      group,
      label: t('newOrganisation'),
      icon: IconBuilding,
      run: () => void navigate({ to: '/organisations/new' }),
    },
    {
      id: 'import',
      phrase: 'importPeople',
      allow: may('people.import'),
      group,
      label: t('importPeople'),
      icon: IconFileImport,
      run: () => void navigate({ to: '/import' }),
    },
    {
      id: 'check',
      phrase: 'palette.checkNow',
      allow: may('promises.attest'),
      group,
      label: t('palette.checkNow'),
      icon: IconEye,
      run: () => void navigate({ to: '/promises', search: { look: true } }),
    },
  ];
  return [...commands.filter(({ allow, phrase }) => allow && matches(phrase)), ...pages];
}
