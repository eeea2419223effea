/** Where the declaration completes what a notice left open, the reader sees why before changing the value. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { declaration as phrases } from '#web/i18n/declaration.ts';
import { useLang, useT } from '#web/i18n/index.ts';
import { useDrafting } from '../drafting.ts';
import { removeItem } from '../text/edit.ts';
import { ThreeField } from './texts.tsx';
import { at, idsAt, listAt, type Path, textAt, threeAt } from '../text/values.ts';

export function Completions({ path }: { path: Path }) {
  const t = useT(phrases);
  const lang = useLang();
  const { data, change } = useDrafting();
  const [editing, setEditing] = useState<number | null>(null);
  const item = at(data, path);
  const completed = listAt(item, ['completed']);
  const clauses = idsAt(item, ['clauses']);
  if (completed.length === 0 && clauses.length === 0) return null;
  return (
    <div className="dec-completions small">
      {completed.length > 0 && (
        <>
          <h3>{t('items.completions')}</h3>
          <p className="muted">{t('items.completionHint')}</p>
          <ul>
            {completed.map((each, index) => (
              <li key={textAt(each, ['what']) + String(index)}>
                <p>{threeAt(each, ['reason'])[lang]}</p>
                <p className="muted">
                  {at(each, ['stated']) === null ? t('items.silent') : t('items.said', { text: threeAt(each, ['stated'])[lang] })}
                </p>
                <div className="row">
                  <Button
                    size="compact-sm"
                    variant="default"
                    aria-expanded={editing === index}
                    onClick={() => setEditing(editing === index ? null : index)}
                  >
                    {t('items.changeReason')}
                  </Button>
                  <Button
                    size="compact-sm"
                    variant="subtle"
                    onClick={() => {
                      setEditing(null);
                      change((yaml) => removeItem(yaml, [...path, 'completed'], index));
                    }}
                  >
                    {t('items.dropCompletion')}
                  </Button>
                </div>
                {editing === index && (
                  <ThreeField path={[...path, 'completed', index, 'reason']} label={t('items.reason')} optional={false} long />
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      {clauses.length > 0 && <p className="muted">{t('items.clauses', { clauses: clauses.join(', ') })}</p>}
    </div>
  );
}
