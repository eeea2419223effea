/** The draw, in two steps: first what will happen, then the value that nobody could know. It is made once. */
import { Button, Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import { api } from '#web/api/client.ts';
import { Dialog } from '#web/components/dialog.tsx';
import { Form } from '#web/components/form.tsx';
import { say } from '#web/components/toast.ts';
import { useFields } from '#web/components/use-fields.ts';
import { common } from '#web/i18n/common.ts';
import { useT, useText } from '#web/i18n/index.ts';
import { raffles as phrases } from '#web/i18n/raffles.ts';
import { type Raffle, useRafflesChanged } from './data.ts';

interface DrawDialogProps {
  raffle: Raffle;
  entries: number;
  onClose: () => void;
}

export function DrawDialog({ raffle, entries, onClose }: DrawDialogProps) {
  const t = useT(phrases);
  const [step, setStep] = useState<1 | 2>(1);
  return (
    <Dialog title={t('draw.title')} size="lg" onClose={onClose}>
      <p className="small muted raffle-draw-step">{t('draw.step', { n: step })}</p>
      {step === 1 ? (
        <Explained entries={entries} onNext={() => setStep(2)} onClose={onClose} />
      ) : (
        <Value raffle={raffle} onBack={() => setStep(1)} onClose={onClose} />
      )}
    </Dialog>
  );
}

function Explained({ entries, onNext, onClose }: { entries: number; onNext: () => void; onClose: () => void }) {
  const t = useT(phrases);
  const c = useT(common);
  return (
    <div className="stack">
      <p>{t('draw.lead', { n: entries })}</p>
      <div>
        <h3>{t('draw.what')}</h3>
        <ol className="raffle-list">
          <li>{t('draw.secret')}</li>
          <li>{t('draw.mixed')}</li>
          <li>{t('draw.order')}</li>
        </ol>
      </div>
      <p className="raffle-once">{t('draw.once')}</p>
      <div className="row-end">
        <Button variant="default" onClick={onClose}>
          {c('cancel')}
        </Button>
        <Button data-autofocus onClick={onNext}>
          {t('draw.next')}
        </Button>
      </div>
    </div>
  );
}

function Value({ raffle, onBack, onClose }: { raffle: Raffle; onBack: () => void; onClose: () => void }) {
  const t = useT(phrases);
  const text = useText();
  const changed = useRafflesChanged();
  const form = useFields(
    { publicValue: '', sure: false },
    {
      publicValue: ({ publicValue }) => (publicValue.trim() === '' ? t('draw.valueMissing') : undefined),
      sure: ({ sure }) => (sure ? undefined : t('draw.sureMissing')),
    },
  );
  return (
    <Form
      verb={t('draw.do')}
      focusFirst
      check={form.check}
      onProblem={(field, message) => field === 'publicValue' && form.fail(field, message)}
      onSubmit={async () => {
        await api.raffles.draw({ params: { id: raffle.id }, body: { publicValue: form.values.publicValue.trim() } });
        await changed();
        say(t('draw.done'));
        onClose();
      }}
      extra={
        <Button variant="subtle" onClick={onBack}>
          {t('draw.back')}
        </Button>
      }
    >
      <div>
        <h3>{t('draw.promised')}</h3>
        <p className="serif raffle-promised">{text(raffle.publicSource)}</p>
      </div>
      <TextInput
        label={t('draw.value')}
        description={t('draw.valueWhy')}
        maxLength={300}
        autoComplete="off"
        {...form.text('publicValue')}
      />
      <Checkbox
        name="sure"
        label={t('draw.sure')}
        checked={form.values.sure}
        error={form.errors.sure}
        onChange={({ currentTarget: { checked } }) => form.set('sure', checked)}
      />
      <p className="raffle-once">{t('draw.once')}</p>
    </Form>
  );
}
