/** A lead in under a minute: who, about what, where from, and what comes next. */
import { TextInput } from '@mantine/core';
import { api } from '#web/api/client.ts';
import { groupName, registerName } from '#web/api/declared.ts';
import { type PolicyView, usePolicy } from '#web/api/queries.ts';
import { DateField } from '#web/components/date-field.tsx';
import { FormDialog } from '#web/components/form-dialog.tsx';
import { say } from '#web/components/toast.ts';
import { useFields } from '#web/components/use-fields.ts';
import { SourceSelect } from '#web/forms/source-select.tsx';
import { useSource } from '#web/forms/use-source.ts';
import { useT, useText } from '#web/i18n/index.ts';
import { leadActs } from '#web/i18n/lead-acts.ts';
import { useLeadsChanged } from './data.ts';
import { type Party, PartySelect } from './party-select.tsx';

interface Values {
  who: Party | null;
  title: string;
  next: string;
  nextOn: string;
}

export function NewLeadDialog({ subject, onClose }: { subject?: Party; onClose: () => void }) {
  const a = useT(leadActs);
  const policy = usePolicy();
  const changed = useLeadsChanged();
  const [source, setSource] = useSource();
  const form = useFields<Values>(
    { who: subject ?? null, title: '', next: '', nextOn: '' },
    {
      who: ({ who }) => (who === null ? a('new.whoMissing') : undefined),
      title: ({ title }) => (title.trim() === '' ? a('new.whatMissing') : undefined),
      next: ({ next, nextOn }) => (nextOn !== '' && next.trim() === '' ? a('new.nextMissing') : undefined),
    },
  );
  const { who, title, next, nextOn } = form.values;
  const place = policy && placeFor(policy, who?.kind ?? 'person');
  const withNext = place?.fields.includes(`${who?.kind ?? 'person'}.next_action`) === true;
  async function submit() {
    if (who === null || !place) return;
    await api.leads.create({
      body: {
        ...(who.id === null ? { newSubject: newSubject(who, place) } : { subjectId: who.id }),
        title: title.trim(),
        source,
        ...(withNext && next.trim() !== '' ? { next: { title: next.trim(), ...(nextOn === '' ? {} : { on: nextOn }) } } : {}),
      },
    });
    await changed();
    say(a('new.done', { title: title.trim() }));
  }
  return (
    <FormDialog title={a('new.title')} verb={a('new.verb')} check={form.check} onProblem={form.fail} onSubmit={submit} onClose={onClose}>
      {subject === undefined && (
        <PartySelect value={who} kinds={kindsOf(policy)} error={form.errors.who} onChange={(value) => form.set('who', value)} />
      )}
      {who !== null && who.id === null && place && <Place place={place} />}
      <TextInput label={a('new.what')} placeholder={a('new.whatHint')} autoComplete="off" maxLength={200} {...form.text('title')} />
      <SourceSelect value={source} onChange={setSource} />
      {withNext && (
        <div className="leads-pair">
          <TextInput label={a('new.next')} autoComplete="off" maxLength={300} {...form.text('next')} />
          <DateField label={a('new.nextOn')} name="nextOn" value={nextOn} onChange={(value) => form.set('nextOn', value)} />
        </div>
      )}
    </FormDialog>
  );
}

interface PlaceFor {
  registerId: string;
  subjectGroup: string;
  fields: readonly string[];
}

function Place({ place }: { place: PlaceFor }) {
  const a = useT(leadActs);
  const text = useText();
  const policy = usePolicy();
  const register = text(registerName(policy, place.registerId));
  return (
    <p className="small muted">{a('new.place', { register, group: text(groupName(policy, place.registerId, place.subjectGroup)) })}</p>
  );
}

/** What somebody who is not in any register yet can be. */
function kindsOf(policy: PolicyView | undefined): Party['kind'][] {
  if (!policy) return [];
  return (['person', 'organisation'] as const).filter((kind) => placeFor(policy, kind)?.fields.includes(`${kind}.name`));
}

/** The register that declares leads, and in it the group of those who are no customers yet. */
function placeFor(policy: PolicyView, kind: Party['kind']): PlaceFor | undefined {
  const declaring = policy.registers.filter(({ fields }) => fields.includes('lead.details'));
  const register = declaring.find(({ fields }) => fields.includes(`${kind}.name`)) ?? declaring[0];
  if (!register) return undefined;
  const group = register.subjectGroups.find(({ id }) => /prospect|potential|enquir|lead/.test(id)) ?? register.subjectGroups[0];
  return { registerId: register.id, subjectGroup: group?.id ?? '', fields: register.fields };
}

/** The last word of a name is the family name. */
function newSubject({ kind, label }: Party, { registerId, subjectGroup }: PlaceFor) {
  const words = label.trim().split(/\s+/);
  if (kind === 'organisation' || words.length < 2) return { kind, name: label.trim(), registerId, subjectGroup };
  return { kind, givenName: words.slice(0, -1).join(' '), name: words.at(-1) ?? '', registerId, subjectGroup };
}
