/** What stands above the blocks: the subject, perhaps a second one to try, and the words beside it in a list of letters. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useT } from '#web/i18n/index.ts';
import { editorPhrases as phrases } from '#web/i18n/marketing-editor.ts';
import { useEditing } from './editing.ts';
import { MarkedText } from './marked-text.tsx';
import type { Version } from './model.ts';
import { Said } from './problems.tsx';

interface HeadFieldsProps {
  version: Version;
  onChange: (version: Version, group?: string) => void;
}

export function HeadFields({ version, onChange }: HeadFieldsProps) {
  const t = useT(phrases);
  const { open, problems, lang } = useEditing();
  const [second, setSecond] = useState(version.subjectB !== '');
  const of = (where: string) => problems.filter((problem) => problem.lang === lang && problem.where === where);
  const field = (name: 'subject' | 'subjectB' | 'preheader') => ({
    id: `letter-${name}`,
    line: true,
    marks: false,
    maxLength: 200,
    disabled: !open,
    value: version[name],
    onChange: (value: string) => onChange({ ...version, [name]: value }, `${lang}.${name}`),
  });
  const length = <span className="num">{t('subjectHint', { n: version.subject.length })}</span>;
  return (
    <div className="editor-head">
      <MarkedText label={t('subject')} description={length} {...field('subject')} />
      <Said problems={of('subject')} />
      {second || version.subjectB !== '' ? (
        <>
          <MarkedText label={t('subjectB')} description={t('subjectBHint')} {...field('subjectB')} />
          <Said problems={of('subjectB')} />
        </>
      ) : null}
      <MarkedText label={t('preheader')} description={t('preheaderHint')} {...field('preheader')} />
      <Said problems={of('preheader')} />
      {open && (
        <div>
          <Button
            variant="subtle"
            size="compact-sm"
            onClick={() => {
              if (second) onChange({ ...version, subjectB: '' });
              setSecond(!second);
            }}
          >
            {t(second ? 'dropB' : 'tryB')}
          </Button>
        </div>
      )}
    </div>
  );
}
