/** Whom and what the firm of the model named: what one's own firm does not use is left out before anything is published. */
import { Checkbox } from '@mantine/core';
import type { Answer } from '#web/api/client.ts';
import { setupModel as phrases } from '#web/i18n/setup-model.ts';
import { useT, useText } from '#web/i18n/index.ts';

type Part = Answer<'setup', 'preview'>['modelParts'][number];

interface ModelPartsProps {
  parts: readonly Part[];
  without: readonly string[];
  onChange: (without: readonly string[]) => void;
}

export function ModelParts({ parts, without, onChange }: ModelPartsProps) {
  const t = useT(phrases);
  const text = useText();
  if (parts.length === 0) return null;
  return (
    <section className="setup-part">
      <h2>{t('parts.title')}</h2>
      <p className="muted">{t('parts.lead')}</p>
      <ul className="model-parts">
        {parts.map(({ id, name }) => {
          const gone = without.includes(id);
          return (
            <li key={id}>
              <span className={gone ? 'model-part-gone' : undefined}>{text(name)}</span>
              <Checkbox
                label={t('parts.none')}
                aria-label={`${t('parts.none')}: ${text(name)}`}
                checked={gone}
                onChange={() => onChange(gone ? without.filter((each) => each !== id) : [...without, id])}
              />
            </li>
          );
        })}
      </ul>
    </section>
  );
}
