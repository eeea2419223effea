/** Why the draft cannot be published yet, with the way to each place; remarks that do not stand in the way come last. */
import { Link } from '@tanstack/react-router';
import { declarationPublish as phrases } from '#web/i18n/declaration-publish.ts';
import { type Text, useT, useText } from '#web/i18n/index.ts';
import { NoteMark } from '../panes/note-mark.tsx';
import type { Draft } from '../use-draft.ts';
import type { Impact } from './impact.ts';

export function Refusals({ draft, impact }: { draft: Draft; impact: Impact }) {
  const t = useT(phrases);
  // A newer version is taken in above, where it is also told.
  const refusals = impact.refusals.filter(({ code }) => code !== 'base-not-newest');
  if (refusals.length === 0) return null;
  return (
    <section className="pub-block pub-refused" role="alert">
      <h2>{t('refused.title')}</h2>
      <p>{t('refused.lead')}</p>
      <ul className="pub-notes">
        {refusals.map(({ code, text, path }) => (
          <Place key={`${code}/${path}`} id={draft.id} severity="error" text={text} path={path} />
        ))}
      </ul>
    </section>
  );
}

export function Remarks({ draft, impact }: { draft: Draft; impact: Impact }) {
  const t = useT(phrases);
  const remarks = impact.findings.filter(({ severity }) => severity !== 'error');
  if (remarks.length === 0) return null;
  return (
    <details className="pub-block pub-remarks">
      <summary>{t('findings.title', { n: remarks.length })}</summary>
      <ul className="pub-notes">
        {remarks.map(({ id, severity, title, path }) => (
          <Place key={id} id={draft.id} severity={severity} text={title} path={path} />
        ))}
      </ul>
    </details>
  );
}

interface PlaceProps {
  id: string;
  severity: 'error' | 'warning' | 'note';
  text: Text;
  path: string;
}

function Place({ id, severity, text, path }: PlaceProps) {
  const t = useT(phrases);
  const say = useText();
  return (
    <li>
      <NoteMark severity={severity} />
      <span>{say(text)}</span>
      {path !== '' && (
        <Link to="/declaration/$id" params={{ id }} search={{ at: path }} className="small nowrap">
          {t('refused.open')}
        </Link>
      )}
    </li>
  );
}
