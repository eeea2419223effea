/** The languages of the letter: one tab for each, and what is meant for those whose own is missing. */
import { Button, Menu, Tabs } from '@mantine/core';
import { IconChevronDown, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { ConfirmDialog } from '#web/components/confirm-dialog.tsx';
import { type Lang, LANG_NAMES, useT } from '#web/i18n/index.ts';
import { editorPhrases as phrases } from '#web/i18n/marketing-editor.ts';
import { useEditing } from './editing.ts';
import { blankVersion, type Draft, withoutVersion, withVersion } from './model.ts';

const LANGS: readonly Lang[] = ['fi', 'sv', 'en'];

interface LanguagesProps {
  draft: Draft;
  onChange: (draft: Draft) => void;
  onLang: (lang: Lang) => void;
}

export function Languages({ draft, onChange, onLang }: LanguagesProps) {
  const t = useT(phrases);
  const { lang, open } = useEditing();
  const [removing, setRemoving] = useState(false);
  const written = LANGS.filter((each) => draft.document[each] !== undefined);
  const missing = LANGS.filter((each) => draft.document[each] === undefined);
  const add = (each: Lang, copy: boolean) => {
    const from = draft.document[draft.mainLang];
    onChange(withVersion(draft, each, copy && from ? from : blankVersion()));
    onLang(each);
  };
  return (
    <div className="editor-langs">
      <Tabs value={lang} onChange={(next) => onLang(written.find((each) => each === next) ?? lang)} keepMounted={false}>
        <Tabs.List aria-label={t('langs.label')}>
          {written.map((each) => (
            <Tabs.Tab key={each} value={each}>
              {LANG_NAMES[each]}
              {written.length > 1 && each === draft.mainLang && <span className="muted"> · {t('langs.main')}</span>}
            </Tabs.Tab>
          ))}
        </Tabs.List>
      </Tabs>
      {open && (
        <div className="editor-lang-tools">
          {missing.map((each) => (
            <AddLanguage key={each} label={t(`langs.addOne.${each}`)} onAdd={(copy) => add(each, copy)} />
          ))}
          {written.length > 1 && lang !== draft.mainLang && (
            <>
              <Button variant="subtle" size="compact-sm" onClick={() => onChange({ ...draft, mainLang: lang })}>
                {t('langs.mainOf')}
              </Button>
              <Button variant="subtle" size="compact-sm" className="menu-danger" onClick={() => setRemoving(true)}>
                {t('langs.remove')}
              </Button>
            </>
          )}
        </div>
      )}
      {written.length > 1 && <p className="small muted">{t('langs.mainHint')}</p>}
      {removing && (
        <ConfirmDialog
          title={t('langs.remove')}
          verb={t('langs.remove')}
          danger
          onConfirm={() => {
            onLang(draft.mainLang);
            onChange(withoutVersion(draft, lang));
            return Promise.resolve();
          }}
          onClose={() => setRemoving(false)}
        >
          <p>{t('langs.removeMore', { name: LANG_NAMES[lang] })}</p>
        </ConfirmDialog>
      )}
    </div>
  );
}

function AddLanguage({ label, onAdd }: { label: string; onAdd: (copy: boolean) => void }) {
  const t = useT(phrases);
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconPlus size={15} aria-hidden="true" />}
          rightSection={<IconChevronDown size={14} aria-hidden="true" />}
        >
          {label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => onAdd(true)}>{t('langs.copy')}</Menu.Item>
        <Menu.Item onClick={() => onAdd(false)}>{t('langs.blank')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
