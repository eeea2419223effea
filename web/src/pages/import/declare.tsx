/** A column that the declaration does not know: drafted at one press, seen and published, and then back to the same import. */
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { LANGS } from '#platform/i18n';
import { api, type Request } from '#web/api/client.ts';
import { useMay } from '#web/api/queries.ts';
import { ConfirmDialog } from '#web/components/confirm-dialog.tsx';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { declarationForm } from '#web/i18n/declaration-form.ts';
import { declarationWords } from '#web/i18n/declaration-words.ts';
import { importPhrases as phrases } from '#web/i18n/import.ts';
import { LANG_NAMES, useLang, useT, useText } from '#web/i18n/index.ts';
import { keepImport } from './kept.ts';
import type { Draft, Mapping, Table } from './wizard.ts';

type DraftBody = Request<'policy', 'draftField'>['body'];
const CLASSES = ['ordinary', 'contact', 'financial'] as const;

interface DeclareProps {
  column: Table['columns'][number];
  draft: Draft;
  table: Table;
  mapping: Mapping;
}

/** Why the column stays out, and what would let it in. */
export function Refused({ column, draft, table, mapping }: DeclareProps) {
  const t = useT(phrases);
  const text = useText();
  const may = useMay('policy.publish');
  if (column.refused === null) return null;
  const props = { column, draft, table, mapping };
  return (
    <div className="small mapping-refused">
      <p>
        {t('mapping.refused')}: {text(column.refused)}
      </p>
      {may && column.declare.length > 0 && <Declare {...props} />}
      {may && column.own && <Own {...props} />}
    </div>
  );
}

/** Who may change the declaration, told once to whoever may not. */
export function WhoDeclares({ table }: { table: Table }) {
  const t = useT(phrases);
  const may = useMay('policy.publish');
  if (may || !table.columns.some(({ declare, own }) => declare.length > 0 || own)) return null;
  return (
    <p className="import-note small" role="note">
      {t('mapping.askOwner', { who: table.declarers.join(', ') })}
    </p>
  );
}

/** Opens the draft with what it changes; the import waits in memory until it has been published. */
function useDraft({ column, draft, table, mapping }: DeclareProps) {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: (what: Pick<DraftBody, 'fieldIds' | 'own'>) =>
      api.policy.draftField({
        body: {
          registerId: draft.registerId,
          ...(draft.purpose === '' ? {} : { purposeId: draft.purpose }),
          ...(draft.declaring === undefined ? {} : { onto: draft.declaring.draftId }),
          ...what,
        },
      }),
    onSuccess: ({ draftId, added }, { own }) => {
      const [field] = own === undefined ? [] : added;
      const same = draft.declaring?.draftId === draftId ? draft.declaring.waiting : [];
      const waiting = [
        ...same.filter((each) => each.column !== column.column),
        { column: column.column, ...(field === undefined ? {} : { field }) },
      ];
      keepImport(client, { draft: { ...draft, mapping, declaring: { draftId, waiting } }, table, waiting });
      return navigate({ to: '/declaration/$id/publish', params: { id: draftId }, search: { back: 'import' } });
    },
  });
}

function Declare(props: DeclareProps) {
  const t = useT(phrases);
  const draft = useDraft(props);
  const { column, declare } = props.column;
  return (
    <>
      <Button
        variant="default"
        size="compact-sm"
        mt={4}
        loading={draft.isPending}
        aria-label={t('mapping.declareColumn', { column })}
        onClick={() => draft.mutate({ fieldIds: declare })}
      >
        {t('mapping.declare')}
      </Button>
      <ErrorBanner error={draft.error} />
    </>
  );
}

/** A datum that no catalogue names gets its name in the three languages of the notice. */
function Own(props: DeclareProps) {
  const t = useT(phrases);
  const f = useT(declarationForm);
  const words = useT(declarationWords);
  const draft = useDraft(props);
  const { column } = props.column;
  const [asking, setAsking] = useState(false);
  // The other languages are for the owner to say: the same word three times is no translation.
  const [name, setName] = useState({ fi: '', sv: '', en: '', [useLang()]: column });
  const [cls, setCls] = useState<(typeof CLASSES)[number]>('ordinary');
  return (
    <>
      <Button variant="default" size="compact-sm" mt={4} aria-label={t('mapping.ownColumn', { column })} onClick={() => setAsking(true)}>
        {t('mapping.own')}
      </Button>
      {asking && (
        <ConfirmDialog
          title={t('mapping.ownTitle', { column })}
          verb={t('mapping.ownVerb')}
          disabled={LANGS.some((lang) => name[lang].trim() === '')}
          onConfirm={() => draft.mutateAsync({ own: { name, class: cls } })}
          onClose={() => setAsking(false)}
        >
          <p>{t('mapping.ownLead')}</p>
          {LANGS.map((lang) => (
            <TextInput
              key={lang}
              lang={lang}
              label={`${f('hint.customName')}, ${LANG_NAMES[lang]}`}
              autoComplete="off"
              value={name[lang]}
              onChange={({ currentTarget }) => setName({ ...name, [lang]: currentTarget.value })}
            />
          ))}
          <NativeSelect
            label={f('hint.customClass')}
            data={CLASSES.map((value) => ({ value, label: words(`class.${value}`) }))}
            value={cls}
            onChange={({ currentTarget }) => setCls(CLASSES.find((each) => each === currentTarget.value) ?? 'ordinary')}
          />
        </ConfirmDialog>
      )}
    </>
  );
}
