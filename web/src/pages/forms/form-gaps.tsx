/** Which language lacks which text, and what visitors see instead. */
import { LANG_NAMES, type Lang, useT } from '#web/i18n/index.ts';
import { signUpMore as phrases } from '#web/i18n/sign-up-more.ts';
import type { FormDraft } from './data.ts';

const LANGS: readonly Lang[] = ['fi', 'sv', 'en'];

interface Gap {
  lang: Lang;
  text: 'noName' | 'noIntro';
}

/** An introduction that no language has is none, and lacks nowhere. */
export function gapsOf({ name, intro }: Pick<FormDraft, 'name' | 'intro'>): Gap[] {
  const some = LANGS.some((lang) => intro[lang].trim() !== '');
  return LANGS.flatMap((lang): Gap[] => [
    ...(name[lang].trim() === '' ? [{ lang, text: 'noName' as const }] : []),
    ...(some && intro[lang].trim() === '' ? [{ lang, text: 'noIntro' as const }] : []),
  ]);
}

export function FormGaps({ gaps }: { gaps: readonly Gap[] }) {
  const t = useT(phrases);
  return (
    <div className="form-alarm form-gaps" role="status">
      <p>{t('gaps')}</p>
      <ul>
        {gaps.map(({ lang, text }) => (
          <li key={`${lang} ${text}`}>{t(text, { lang: LANG_NAMES[lang] })}</li>
        ))}
      </ul>
    </div>
  );
}
