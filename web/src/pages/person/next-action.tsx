/** A person without a next step is forgotten: the step and its date stand first on the page. */
import { Button, TextInput } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { DateField } from '#web/components/date-field.tsx';
import { DateText } from '#web/components/date-text.tsx';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { FeatureOff } from '#web/components/feature-off.tsx';
import { Form } from '#web/components/form.tsx';
import { sayUndo } from '#web/components/undo-toast.tsx';
import { useFields } from '#web/components/use-fields.ts';
import { today } from '#web/i18n/clock.ts';
import { common } from '#web/i18n/common.ts';
import { useT } from '#web/i18n/index.ts';
import { person as phrases } from '#web/i18n/person.ts';
import { useChangePerson } from './facts.tsx';
import type { Person } from './person-page.tsx';

const FIELD = 'person.next_action';

export function NextAction({ person, mayWrite }: { person: Person; mayWrite: boolean }) {
  const t = useT(phrases);
  const [editing, setEditing] = useState(false);
  const change = useChangePerson(person.id);
  const { nextAction, nextActionOn } = person;
  if (!person.allowed.includes(FIELD))
    return mayWrite ? <FeatureOff feature="next-action" registerId={person.memberships[0]?.registerId} /> : null;
  const late = nextActionOn !== null && nextActionOn < today();
  const none = nextAction === null && nextActionOn === null;
  async function done() {
    await change.mutateAsync({ nextAction: null, nextActionOn: null });
    sayUndo(t('fieldSaved', { field: t('next') }), () => change.mutateAsync({ nextAction, nextActionOn }));
  }
  return (
    <section className={late ? 'card next-late' : 'card'} aria-label={t('next')}>
      <ErrorBanner error={change.error} />
      {editing ? (
        <EditNext person={person} onDone={() => setEditing(false)} />
      ) : (
        <div className="next-action">
          <div className="grow">
            <p className="small muted">{t('next')}</p>
            {none ? (
              <p className="muted">{t('noNext')}</p>
            ) : (
              <p>
                {nextActionOn !== null && (
                  <strong className={late ? 'late' : ''}>
                    <DateText value={nextActionOn} />
                  </strong>
                )}{' '}
                {nextAction}
              </p>
            )}
          </div>
          {mayWrite && (
            <div className="row">
              {!none && (
                <Button
                  variant="default"
                  size="compact-md"
                  leftSection={<IconCheck size={16} aria-hidden="true" />}
                  loading={change.isPending}
                  onClick={() => void done().catch(() => {})}
                >
                  {t('doneNext')}
                </Button>
              )}
              <Button variant="subtle" size="compact-md" onClick={() => setEditing(true)}>
                {t(none ? 'setNext' : 'changeNext')}
              </Button>
            </div>
          )}
        </div>
      )}
    </section>
  );
}

function EditNext({ person, onDone }: { person: Person; onDone: () => void }) {
  const t = useT(phrases);
  const c = useT(common);
  const change = useChangePerson(person.id);
  const form = useFields({ nextAction: person.nextAction ?? '', nextActionOn: person.nextActionOn ?? '' });
  async function submit() {
    const { nextAction, nextActionOn } = form.values;
    await change.mutateAsync({
      nextAction: nextAction.trim() === '' ? null : nextAction.trim(),
      nextActionOn: nextActionOn === '' ? null : nextActionOn,
    });
    onDone();
  }
  return (
    <Form
      focusFirst
      verb={c('save')}
      onSubmit={submit}
      onCancel={onDone}
      extra={
        <Button variant="subtle" onClick={onDone}>
          {c('cancel')}
        </Button>
      }
    >
      <div className="form-grid">
        <TextInput label={t('next')} autoComplete="off" {...form.text('nextAction')} />
        <DateField
          label={t('nextOn')}
          name="nextActionOn"
          value={form.values.nextActionOn}
          onChange={(value) => form.set('nextActionOn', value)}
        />
      </div>
    </Form>
  );
}
