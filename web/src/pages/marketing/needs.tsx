/** What must be in order before anything leaves: what is missing first, each with where it is mended. */
import { IconAlertTriangle, IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useT } from '#web/i18n/index.ts';
import { mailingCheck as phrases } from '#web/i18n/mailing-check.ts';
import type { Check } from './data.ts';

const ORDER = { missing: 0, advice: 1, ok: 2 } as const;

export function Needs({ needs }: { needs: Check['needs'] }) {
  return (
    <ul className="needs">
      {needs
        .toSorted((a, b) => ORDER[a.state] - ORDER[b.state])
        .map((need) => (
          <NeedLine key={need.id} need={need} />
        ))}
    </ul>
  );
}

const MARKS = { ok: IconCircleCheck, missing: IconCircleX, advice: IconAlertTriangle } as const;
const WHYS = [
  'undeclared',
  'refused',
  'unfinished',
  'one-subject',
  'not-set-up',
  'relay-undeclared',
  'relay-without-address',
  'relay-country',
  'transfer-undeclared',
  'links-lead-here',
  'links-work-here',
  'nobody',
  'nobody-allowed',
  'unsigned',
] as const;

function NeedLine({ need }: { need: Check['needs'][number] }) {
  const t = useT(phrases);
  const Mark = MARKS[need.state];
  const why = WHYS.find((each) => each === need.why);
  const said = need.id === 'sender' && need.why === 'nobody' ? t('check.whys.sender-nobody') : why && t(`check.whys.${why}`);
  return (
    <li className={`need need-${need.state}`}>
      <Mark size={18} aria-hidden="true" />
      <div>
        <p>
          <span className="need-state">{t(`check.state.${need.state}`)}:</span> {t(`check.need.${need.id}`)}
          {need.state === 'ok' && need.about !== null && <span className="muted"> · {need.about}</span>}
        </p>
        {said !== undefined && <p className="small">{said}</p>}
        {need.state !== 'ok' && <NeedLink need={need} />}
      </div>
    </li>
  );
}

/** Where it is mended. */
function NeedLink({ need }: { need: Check['needs'][number] }) {
  const t = useT(phrases);
  // Who carries the letters is declared by one press in the settings of sending.
  if (need.id === 'relay' && need.why !== 'not-set-up')
    return (
      <Link to="/settings/sending" className="small">
        {t('check.toSending')}
      </Link>
    );
  if (need.section !== null)
    return (
      <Link to="/notice" hash={`section-${need.section}`} className="small">
        {t('check.toNotice')} ({t('check.section', { n: need.section })})
      </Link>
    );
  if (need.id === 'dkim')
    return (
      <Link to="/settings/sending" className="small">
        {t('check.toSending')}
      </Link>
    );
  if (need.id === 'relay')
    return (
      <Link to="/settings/mail" className="small">
        {t('check.toMail')}
      </Link>
    );
  return null;
}
