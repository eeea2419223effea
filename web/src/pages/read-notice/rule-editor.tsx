/** How long, and from what: the retention of a notice in two or three fields. */
import { Select, TextInput } from '@mantine/core';
import { useFields } from '#web/components/use-fields.ts';
import { declarationClocks } from '#web/i18n/declaration-clocks.ts';
import { useT } from '#web/i18n/index.ts';
import { readNotice as phrases } from '#web/i18n/read-notice.ts';
import { said } from './editor-kind.ts';
import { EditorForm, type EditorProps } from './editor-form.tsx';

const KINDS = ['after-event', 'relation', 'periodic-review', 'claim-period', 'statutory'] as const;
const UNITS = ['D', 'W', 'M', 'Y'] as const;
const TRIGGERS = [
  'last-contact',
  'last-service-contact',
  'service-end',
  'assignment-end',
  'event-end',
  'membership-start',
  'consent-withdrawn',
  'financial-year-end',
  'certificate-granted',
] as const;

export function RuleEditor({ fact, timed = false, onSave, onClose }: EditorProps & { timed?: boolean }) {
  const t = useT(phrases);
  const w = useT(declarationClocks);
  const [, amount = '', unit = 'Y'] = /^P(\d+)([DWMY])$/.exec(said(fact.value, 'period')) ?? [];
  const known = KINDS.find((each) => each === said(fact.value, 'kind')) ?? 'after-event';
  const from = TRIGGERS.find((each) => each === said(fact.value, 'trigger')) ?? 'last-contact';
  const form = useFields(
    { period: amount, unit, kind: known as string, trigger: from as string },
    { period: (v) => (/^[1-9]\d{0,2}$/.test(v.period.trim()) ? undefined : t('edit.amountWrong')) },
  );
  const { values, set } = form;
  // A rule of law counts from the end of the financial year, whatever else is said.
  const counts = values.kind !== 'statutory' && values.kind !== 'periodic-review';
  function save() {
    const period = `P${values.period.trim()}${values.unit}`;
    if (!timed) return onSave({ period });
    return onSave({
      period,
      kind: values.kind,
      trigger: counts ? values.trigger : values.kind === 'statutory' ? 'financial-year-end' : 'last-contact',
    });
  }
  return (
    <EditorForm form={form} onClose={onClose} onSave={save}>
      <div className="editor-row">
        <TextInput label={t('edit.amount')} inputMode="numeric" className="editor-amount" {...form.text('period')} />
        <Select
          label={t('edit.unit')}
          value={values.unit}
          onChange={(value) => value !== null && set('unit', value)}
          data={UNITS.map((value) => ({ value, label: w(`unit.${value}`) }))}
        />
      </div>
      {timed && (
        <Select
          label={t('edit.rule')}
          value={values.kind}
          onChange={(value) => value !== null && set('kind', value)}
          data={KINDS.map((value) => ({ value, label: w(`kind.${value}`) }))}
        />
      )}
      {timed && counts && (
        <Select
          label={t('edit.trigger')}
          value={values.trigger}
          onChange={(value) => value !== null && set('trigger', value)}
          data={TRIGGERS.map((value) => ({ value, label: w(`trigger.${value}`) }))}
        />
      )}
    </EditorForm>
  );
}
