/** Tools of the day that stay off because the notice does not name their data: each is declared with one click. */
import { Switch } from '@mantine/core';
import type { Answer } from '#web/api/client.ts';
import { declarations as phrases } from '#web/i18n/declarations.ts';
import { useT, useText } from '#web/i18n/index.ts';

type Tool = Answer<'setup', 'preview'>['toolsOff'][number];

interface ToolsOffProps {
  tools: readonly Tool[];
  on: readonly string[];
  onChange: (on: readonly string[]) => void;
}

export function ToolsOff({ tools, on, onChange }: ToolsOffProps) {
  const t = useT(phrases);
  const text = useText();
  if (tools.length === 0) return null;
  return (
    <section className="setup-part">
      <h2>{t('tools.title')}</h2>
      <p className="muted">{t('tools.lead')}</p>
      <ul className="tools-off">
        {tools.map(({ id, name, fields }) => (
          <li key={id}>
            <Switch
              label={text(name)}
              description={t(on.includes(id) ? 'tools.added' : 'tools.adds', { fields: fields.map(text).join(', ') })}
              checked={on.includes(id)}
              onChange={({ currentTarget }) => onChange(currentTarget.checked ? [...on, id] : on.filter((each) => each !== id))}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
