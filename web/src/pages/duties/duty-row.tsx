/** One duty in a list: where, whom, which data, until when, and its signature. */
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useMay } from '#web/api/queries.ts';
import { dutyPhrases as phrases } from '#web/i18n/duties.ts';
import { dutyWords } from '#web/i18n/duty-words.ts';
import { useT, useText } from '#web/i18n/index.ts';
import { type Duty, EVERYWHERE } from './data.ts';
import { Due } from './due.tsx';
import { SignDialog } from './sign-dialog.tsx';
import { WhoOf } from './who.tsx';

export function DutyRow({ duty }: { duty: Duty }) {
  const t = useT(phrases);
  const s = useT(dutyWords);
  const text = useText();
  const may = useMay('requests.write');
  const [signing, setSigning] = useState(false);
  const open = duty.open + duty.told > 0;
  return (
    <li
      className="duty-row"
      onKeyDown={(event) => {
        if (event.key.toLowerCase() !== 'k' || event.ctrlKey || event.metaKey || event.altKey || !may || !open || signing) return;
        event.preventDefault();
        setSigning(true);
      }}
    >
      <div className="duty-what">
        <p className="duty-head">
          <Link to="/duties/$id" params={{ id: duty.id }} className="duty-link">
            {text(duty.target.name)}
          </Link>
          <span className="chip">{t(`cause.${duty.cause}`)}</span>
        </p>
        {duty.target.place !== null && <p className="small muted">{text(duty.target.place)}</p>}
        {duty.target.id === EVERYWHERE && <p className="small">{t('undone')}</p>}
        <WhoOf duty={duty} />
        {duty.fields.length > 0 && <p className="small muted">{duty.fields.map(text).join(', ')}</p>}
      </div>
      {duty.due === null ? <span className="duty-due muted">{open ? t('waits') : t('state.done')}</span> : <Due due={duty.due} />}
      {may && open && (
        <Button variant="default" aria-label={s('sign.title', { name: text(duty.target.name) })} onClick={() => setSigning(true)}>
          {s('sign.verb')}
        </Button>
      )}
      {signing && <SignDialog duty={duty} onClose={() => setSigning(false)} />}
    </li>
  );
}
