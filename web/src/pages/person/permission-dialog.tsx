/** A permission, a withdrawal or a ban is entered with when, how and from where it was learnt; the server adds who and by which door. */
import { Checkbox, Radio, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { api } from '#web/api/client.ts';
import { FormDialog } from '#web/components/form-dialog.tsx';
import { type Lang, LANG_NAMES, useLang, useT, useText } from '#web/i18n/index.ts';
import { permission as phrases } from '#web/i18n/permission.ts';
import { BanDialog, ObjectDialog } from './permission-bans.tsx';
import { type DialogProps, isBanned, type Of, type PermissionCell } from './permission-state.ts';
import { ContactChoice, ToldFields, useSaved, useTold } from './permission-told.tsx';

type Ground = 'consent-given' | 'customer-exception' | 'role-interest';

const GROUNDS: readonly Ground[] = ['consent-given', 'customer-exception', 'role-interest'];

export function PermissionDialog(props: DialogProps) {
  const { wish } = props;
  if (wish.kind === 'grant') return <GrantDialog {...props} of={wish} />;
  if (wish.kind === 'withdraw') return <WithdrawDialog {...props} of={wish} />;
  if (wish.kind === 'object') return <ObjectDialog {...props} of={wish} />;
  return <BanDialog {...props} of={wish} />;
}

function GrantDialog({ subjectId, of, onClose }: DialogProps & { of: Of }) {
  const t = useT(phrases);
  const text = useText();
  const saved = useSaved();
  const { form, told } = useTold();
  const { row, cell } = of;
  const banned = isBanned(cell);
  const [ground, setGround] = useState<Ground>('consent-given');
  const [lang, setLang] = useState<Lang>(useLang());
  const [over, setOver] = useState(false);
  const [overWrong, setOverWrong] = useState(false);
  function check(): string[] {
    setOverWrong(banned && !over);
    return [...form.check(), ...(banned && !over ? ['overBan'] : [])];
  }
  async function submit() {
    const body = { channel: cell.channel, purposeId: row.purposeId, ...told() };
    if (ground === 'consent-given') await api.permissions.consent({ params: { id: subjectId }, body: { ...body, lang, overBan: over } });
    else await api.permissions.ground({ params: { id: subjectId }, body: { ...body, act: ground } });
    await saved(t('grant.saved'));
  }
  return (
    <FormDialog
      title={t('grant.title', { channel: t(`channels.${cell.channel}`).toLowerCase() })}
      lead={t('grant.lead')}
      verb={t('grant.verb')}
      size="lg"
      check={check}
      onProblem={(field, message) => field === 'on' && form.fail('on', message)}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>
        <strong>{text(row.name)}</strong>
      </p>
      {row.kind === 'marketing' && !banned && (
        <Radio.Group label={t('grant.ground')} value={ground} onChange={(value) => setGround(value as Ground)}>
          <div className="stack-tight erase-grounds">
            {GROUNDS.map((each) => (
              <Radio key={each} value={each} label={t(`grant.grounds.${each}`)} description={t(`grant.more.${each}`)} />
            ))}
          </div>
        </Radio.Group>
      )}
      {ground === 'consent-given' && <Wording cell={cell} lang={lang} onLang={setLang} />}
      <ContactChoice form={form} cell={cell} />
      <ToldFields form={form} />
      {banned && (
        <Checkbox
          name="overBan"
          label={t('grant.over')}
          description={t('grant.overMore')}
          checked={over}
          error={overWrong && !over ? t('grant.overMissing') : undefined}
          onChange={(event) => setOver(event.currentTarget.checked)}
        />
      )}
    </FormDialog>
  );
}

const LANG_CHOICES = (Object.keys(LANG_NAMES) as Lang[]).map((value) => ({ value, label: LANG_NAMES[value] }));

function Wording({ cell, lang, onLang }: { cell: PermissionCell; lang: Lang; onLang: (lang: Lang) => void }) {
  const t = useT(phrases);
  return (
    <div className="permission-words">
      <div className="section-head">
        <span className="small">{t('grant.wording')}</span>
        <SegmentedControl
          size="xs"
          aria-label={t('grant.language')}
          value={lang}
          onChange={(value) => onLang(value as Lang)}
          data={LANG_CHOICES}
        />
      </div>
      <blockquote className="serif permission-wording" lang={lang}>
        {cell.wording[lang]}
      </blockquote>
    </div>
  );
}

function WithdrawDialog({ subjectId, of, onClose }: DialogProps & { of: Of }) {
  const t = useT(phrases);
  const text = useText();
  const saved = useSaved();
  const { form, told } = useTold();
  const { row, cell } = of;
  async function submit() {
    await api.permissions.withdraw({ params: { id: subjectId }, body: { channel: cell.channel, purposeId: row.purposeId, ...told() } });
    await saved(t('withdraw.saved'));
  }
  return (
    <FormDialog
      title={t('withdraw.title', { channel: t(`channels.${cell.channel}`).toLowerCase() })}
      lead={t('withdraw.lead')}
      verb={t('withdraw.verb')}
      size="lg"
      check={form.check}
      onProblem={(field, message) => field === 'on' && form.fail('on', message)}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>
        <strong>{text(row.name)}</strong>
      </p>
      <ContactChoice form={form} cell={cell} />
      <ToldFields form={form} />
    </FormDialog>
  );
}
