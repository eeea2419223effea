/** Data that the notice declares and Lupaus has no place for yet: told before it is published, not when a file of people comes in. */
import type { Answer } from '#web/api/client.ts';
import { setupModel } from '#web/i18n/setup-model.ts';
import { useT, useText } from '#web/i18n/index.ts';

interface UnkeptProps {
  fields: Answer<'setup', 'preview'>['unkept'];
}

export function Unkept({ fields }: UnkeptProps) {
  const t = useT(setupModel);
  const text = useText();
  if (fields.length === 0) return null;
  return (
    <section className="setup-part">
      <h2>{t('unkept.title')}</h2>
      <p className="muted">{t('unkept.lead')}</p>
      <ul>
        {fields.map(({ id, name }) => (
          <li key={id}>{text(name)}</li>
        ))}
      </ul>
    </section>
  );
}
