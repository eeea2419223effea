/** A duty is signed off by how it was settled; the likeliest way is chosen, so that one more key is enough. */
import { Radio } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#web/api/client.ts';
import { ConfirmDialog } from '#web/components/confirm-dialog.tsx';
import { say } from '#web/components/toast.ts';
import { dutyWords } from '#web/i18n/duty-words.ts';
import { useT, useText } from '#web/i18n/index.ts';
import { type Duty, dutiesChanged } from './data.ts';

const HOWS = [
  'removed',
  'corrected',
  'not-there',
  'law',
  'mail',
  'hand',
  'answered',
  'not-received',
  'impossible',
  'has-already',
  'no-address',
  'disproportionate',
  'secrecy',
] as const;

function likely({ kind, cause, open, told }: Duty): (typeof HOWS)[number] {
  if (kind === 'off-system') return cause === 'rectification' ? 'corrected' : 'removed';
  return kind === 'notice' && open === 0 && told > 0 ? 'answered' : 'hand';
}

/** What can be said of this duty as it stands: mail is signed by sending, an answer comes after telling. */
function waysOf(duty: Duty): (typeof HOWS)[number][] {
  const mine = HOWS.filter((how) => duty.hows.includes(how) && how !== 'mail');
  if (duty.kind === 'off-system') return mine.filter((how) => how !== (duty.cause === 'rectification' ? 'removed' : 'corrected'));
  if (duty.kind === 'notice' && duty.open === 0) return mine.filter((how) => how !== 'hand');
  return mine;
}

export function SignDialog({ duty, subjectId, onClose }: { duty: Duty; subjectId?: string | undefined; onClose: () => void }) {
  const s = useT(dutyWords);
  const text = useText();
  const client = useQueryClient();
  const [how, setHow] = useState<string>(likely(duty));
  const n = subjectId === undefined ? duty.open + duty.told : 1;
  async function sign() {
    await api.duties.sign({ params: { id: duty.id }, body: { how, ...(subjectId === undefined ? {} : { subjectIds: [subjectId] }) } });
    await dutiesChanged(client);
    say(s('sign.saved'));
  }
  return (
    <ConfirmDialog title={s('sign.title', { name: text(duty.target.name) })} verb={s('sign.verb')} onConfirm={sign} onClose={onClose}>
      <p className="muted">{s('sign.lead', { n })}</p>
      <Radio.Group label={s('sign.how')} value={how} onChange={setHow}>
        <div className="duty-hows">
          {waysOf(duty).map((each) => (
            <Radio key={each} value={each} label={s(`how.${each}`)} />
          ))}
        </div>
      </Radio.Group>
    </ConfirmDialog>
  );
}
