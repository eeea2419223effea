/** Before a second draft is begun: the one that waits, to go on with. */
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { dayOf, formatDate } from '#web/i18n/format.ts';
import { type Text, useLang, useT, useText } from '#web/i18n/index.ts';
import { signUpMore as phrases } from '#web/i18n/sign-up-more.ts';
import './forms.css';

interface DraftWaitsProps {
  drafts: readonly { id: string; name: Text; createdAt: string }[];
  to: '/marketing/forms/$id' | '/marketing/raffles/$id';
  onNew: () => void;
}

export function DraftWaits({ drafts, to, onNew }: DraftWaitsProps) {
  const t = useT(phrases);
  const text = useText();
  const lang = useLang();
  return (
    <section className="form-waits stack" aria-labelledby="draft-waits">
      <div>
        <h2 id="draft-waits">{t('waits')}</h2>
        <p className="muted">{t('waitsLead')}</p>
      </div>
      <ul className="form-people">
        {drafts.map(({ id, name, createdAt }) => (
          <li key={id} className="form-wait">
            <span>
              {text(name)} <span className="small muted num">{t('made', { date: formatDate(dayOf(createdAt), lang) })}</span>
            </span>
            <Button component={Link} to={to} params={{ id } as never} aria-label={t('goOnWith', { name: text(name) })}>
              {t('goOn')}
            </Button>
          </li>
        ))}
      </ul>
      <div>
        <Button variant="default" onClick={onNew}>
          {t(to === '/marketing/forms/$id' ? 'newForm' : 'newRaffle')}
        </Button>
      </div>
    </section>
  );
}
