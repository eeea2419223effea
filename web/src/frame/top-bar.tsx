/** One field that finds anything, one button that makes anything, and who one is. */
import { Button, Menu } from '@mantine/core';
import {
  IconBuilding,
  IconCheck,
  IconFileImport,
  IconKeyboard,
  IconLogout,
  IconMap2,
  IconPlus,
  IconSearch,
  IconSettings,
  IconTargetArrow,
  IconUserPlus,
} from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import type { Me } from '../api/queries.ts';
import { frame as phrases } from '../i18n/frame.ts';
import { type Lang, LANG_NAMES, useLang, useT } from '../i18n/index.ts';
import './top-bar.css';
import { tourOffer } from '../i18n/tour-offer.ts';
import { whenOffered } from './page-commands.ts';
import { beginTour } from './tour/state.ts';
import { chooseLang, type Scheme, SCHEMES, useScheme, useSignOut } from './use-account-acts.ts';

interface TopBarProps {
  me: Me;
  onPalette: () => void;
  onKeys: () => void;
}

export function TopBar({ me, onPalette, onKeys }: TopBarProps) {
  const t = useT(phrases);
  return (
    <header className="topbar">
      {/* Who may not read people has nobody to look for. */}
      {me.permissions.includes('people.read') && (
        <button type="button" className="search" onClick={onPalette} aria-keyshortcuts="Control+K" aria-haspopup="dialog">
          <IconSearch size={17} stroke={1.8} aria-hidden="true" />
          <span className="search-label">{t('search')}</span>
          <span className="search-keys" aria-hidden="true">
            <kbd>Ctrl</kbd>
            <kbd>K</kbd>
          </span>
        </button>
      )}
      <div className="topbar-right">
        <CreateMenu permissions={me.permissions} />
        <AccountMenu me={me} onKeys={onKeys} />
      </div>
    </header>
  );
}

function CreateMenu({ permissions }: { permissions: readonly string[] }) {
  const t = useT(phrases);
  const navigate = useNavigate();
  const people = permissions.includes('people.write');
  const organisations = permissions.includes('organisations.write');
  if (!people && !organisations) return null;
  return (
    <Menu position="bottom-end" width={230}>
      <Menu.Target>
        <Button leftSection={<IconPlus size={17} aria-hidden="true" />}>{t('create')}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        {people && (
          <Menu.Item component={Link} to="/people/new" leftSection={<IconUserPlus size={17} />}>
            {t('newPerson')}
          </Menu.Item>
        )}
        {organisations && (
          <Menu.Item component={Link} to="/organisations/new" leftSection={<IconBuilding size={17} />}>
            {t('newOrganisation')}
          </Menu.Item>
        )}
        {people && (
          <Menu.Item
            leftSection={<IconTargetArrow size={17} />}
            onClick={() => void navigate({ to: '/leads', search: {} }).then(() => whenOffered('new-lead'))}
          >
            {t('newLead')}
          </Menu.Item>
        )}
        {permissions.includes('people.import') && (
          <Menu.Item component={Link} to="/import" leftSection={<IconFileImport size={17} />}>
            {t('importPeople')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

function AccountMenu({ me, onKeys }: { me: Me; onKeys: () => void }) {
  const t = useT(phrases);
  const lang = useLang();
  const tour = useT(tourOffer);
  const { scheme, setScheme } = useScheme();
  const signOut = useSignOut();
  const tick = <IconCheck size={16} aria-hidden="true" />;
  return (
    <Menu position="bottom-end" width={250} closeOnItemClick={false}>
      <Menu.Target>
        <button type="button" className="avatar" aria-label={`${initials(me.name)}, ${t('account')}`}>
          {initials(me.name)}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <div className="account-name">
          <strong>{me.name}</strong>
          <div className="small muted">
            {me.email} · {t(`roles.${me.role}`)}
          </div>
        </div>
        <Menu.Divider />
        <Menu.Label>{t('language')}</Menu.Label>
        <Menu.RadioGroup value={lang} onChange={(next) => chooseLang(next as Lang)}>
          {(['fi', 'sv', 'en'] as const).map((each) => (
            <Menu.RadioItem key={each} value={each} lang={each} checkIcon={tick}>
              {LANG_NAMES[each]}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Label>{t('theme')}</Menu.Label>
        <Menu.RadioGroup value={scheme} onChange={(next) => setScheme(next as Scheme)}>
          {SCHEMES.map((each) => (
            <Menu.RadioItem key={each} value={each} checkIcon={tick}>
              {t(`themes.${each}`)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Item component={Link} to="/settings" leftSection={<IconSettings size={17} />} closeMenuOnClick>
          {t('mySettings')}
        </Menu.Item>
        <Menu.Item leftSection={<IconMap2 size={17} />} closeMenuOnClick onClick={beginTour}>
          {tour('begin')}
        </Menu.Item>
        <Menu.Item leftSection={<IconKeyboard size={17} />} closeMenuOnClick onClick={onKeys}>
          {t('shortcuts')}
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={17} />} closeMenuOnClick onClick={() => void signOut()}>
          {t('signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function initials(name: string): string {
  const parts = name.trim().split(/\s+/);
  return `${parts[0]?.[0] ?? ''}${parts.length > 1 ? (parts.at(-1)?.[0] ?? '') : ''}`.toUpperCase();
}
