/** Words that came from the firm's own notice and stand in one language in all three until they are translated. */
import type { Answer } from '#web/api/client.ts';
import { declarations as phrases } from '#web/i18n/declarations.ts';
import { useT } from '#web/i18n/index.ts';

interface UntranslatedProps {
  texts: Answer<'setup', 'preview'>['untranslated'];
}

export function Untranslated({ texts }: UntranslatedProps) {
  const t = useT(phrases);
  if (texts.length === 0) return null;
  return (
    <section className="setup-part">
      <h2>{t('untranslated.title', { n: texts.length })}</h2>
      <p className="muted">{t('untranslated.lead')}</p>
      <details>
        <summary>{t('untranslated.show')}</summary>
        <ul className="untranslated" lang="fi">
          {texts.map(({ path, text }) => (
            <li key={path}>{text}</li>
          ))}
        </ul>
      </details>
    </section>
  );
}
