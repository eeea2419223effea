/** The sections of the form in the order of the notice, each with what is to be mended in it. */
import { declaration as phrases } from '#web/i18n/declaration.ts';
import { declarationForm } from '#web/i18n/declaration-form.ts';
import { useT } from '#web/i18n/index.ts';
import { useDrafting } from './drafting.ts';
import { SECTIONS, type SectionId, sectionOf } from './spec.ts';

export function SectionNav({ section, onSection }: { section: SectionId; onSection: (part: string) => void }) {
  const t = useT(phrases);
  const f = useT(declarationForm);
  const { notes } = useDrafting();
  const count = (id: SectionId) => notes.filter(({ path, severity }) => severity !== 'note' && sectionOf(path) === id).length;
  return (
    <nav className="views dec-sections" aria-label={t('sections')}>
      {SECTIONS.map(({ id, parts }) => (
        <button
          key={id}
          type="button"
          className={id === section ? 'view dec-section-now' : 'view'}
          aria-current={id === section ? 'true' : undefined}
          onClick={() => onSection(parts.at(id === 'basics' ? 2 : 0) ?? id)}
        >
          {f(`section.${id}.title`)}
          {count(id) > 0 && (
            <span className="dec-count num">
              {count(id)}
              <span className="visually-hidden"> {t('problemsIn', { n: count(id) })}</span>
            </span>
          )}
        </button>
      ))}
    </nav>
  );
}
