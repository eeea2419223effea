/** How the letter of an act goes to the person, and what it says, before anything is done. */
import { Button, Select } from '@mantine/core';
import { useState } from 'react';
import type { Request } from '#web/api/client.ts';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { type Lang, LANG_NAMES, type Text, useLang, useT } from '#web/i18n/index.ts';
import { requestLetters } from '#web/i18n/request-letters.ts';
import type { Case } from './data.ts';

export type Post = NonNullable<Request<'requests', 'ask'>['body']['post']>;
type Hand = Exclude<Post['way'], 'mail'>;

const HANDS: readonly Hand[] = ['post', 'phone', 'in-person', 'email'];
const LATER = 'later';
const MAIL = 'mail:';

export interface Posting {
  readonly choice: string;
  readonly lang: Lang;
  readonly setChoice: (choice: string) => void;
  readonly setLang: (lang: Lang) => void;
  /** What the act sends along; nothing while the letter goes later. */
  readonly post: Post | undefined;
}

/** Mail where it works and the person has an address; else `otherwise`. */
export function usePosting({ reach }: Case, otherwise: Hand | typeof LATER = LATER): Posting {
  const usable = reach.mail ? reach.addresses.find(({ bouncedAt }) => bouncedAt === null) : undefined;
  const [choice, setChoice] = useState(usable === undefined ? otherwise : MAIL + usable.id);
  const [lang, setLang] = useState<Lang>(useLang());
  return { choice, lang, setChoice: (next) => setChoice(next), setLang, post: postOf(choice, lang) };
}

function postOf(choice: string, lang: Lang): Post | undefined {
  if (choice.startsWith(MAIL)) return { way: 'mail', lang, contactId: choice.slice(MAIL.length) };
  const way = HANDS.find((each) => each === choice);
  return way === undefined ? undefined : { way, lang };
}

/** The call that tells the letter and writes nothing. */
export function dryOf<B>({ id }: Case, body: B): { params: { id: string }; body: B & { dry: true } } {
  return { params: { id }, body: { ...body, dry: true } };
}

interface PostFieldsProps {
  request: Case;
  posting: Posting;
  /** False where the person must have been told for the act to be done. */
  later?: boolean;
  /** Asks for the letter that the act would make; null while the form is not filled in. */
  draft: () => Promise<Text | null> | null;
}

export function PostFields({ request, posting, later = true, draft }: PostFieldsProps) {
  const t = useT(requestLetters);
  const { mail, addresses } = request.reach;
  const byMail = mail
    ? addresses.map(({ id, value, bouncedAt }) => ({
        value: MAIL + id,
        label: t(bouncedAt === null ? 'mail' : 'mailBounced', { address: value }),
      }))
    : [];
  const byHand = HANDS.map((way) => ({ value: way as string, label: t(`way.${way}`) }));
  const why = mail ? (addresses.length === 0 ? t('noAddress') : undefined) : t('off');
  return (
    <>
      <div className="form-grid">
        <Select
          label={t('how')}
          description={why}
          data={[...byMail, ...byHand, ...(later ? [{ value: LATER, label: t('later') }] : [])]}
          value={posting.choice}
          allowDeselect={false}
          data-field="contactId"
          onChange={(next) => posting.setChoice(next ?? posting.choice)}
        />
        <LangSelect posting={posting} />
      </div>
      <LetterDraft lang={posting.lang} draft={draft} />
    </>
  );
}

function LangSelect({ posting }: { posting: Posting }) {
  const t = useT(requestLetters);
  return (
    <Select
      label={t('lang')}
      data={Object.entries(LANG_NAMES).map(([value, label]) => ({ value, label }))}
      value={posting.lang}
      allowDeselect={false}
      onChange={(next) => posting.setLang(next as Lang)}
    />
  );
}

/** What the letter will say, word for word. */
function LetterDraft({ lang, draft }: { lang: Lang; draft: () => Promise<Text | null> | null }) {
  const t = useT(requestLetters);
  const [shown, setShown] = useState<Text | null>(null);
  const [error, setError] = useState<unknown>(null);
  async function show() {
    setError(null);
    try {
      setShown((await draft()) ?? null);
    } catch (caught) {
      setShown(null);
      setError(caught);
    }
  }
  return (
    <div className="stack-tight letter-draft">
      <div>
        <Button size="xs" variant="default" onClick={() => void show()}>
          {t(shown === null ? 'show' : 'showAgain')}
        </Button>
      </div>
      <ErrorBanner error={error} />
      {shown !== null && (
        <p className="serif letter-text" lang={lang} aria-live="polite">
          {shown[lang]}
        </p>
      )}
    </div>
  );
}
