/** What the file is, asked once: whom it is about, where it came from and when, and what its people permitted. */
import { Button, SegmentedControl, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api } from '#web/api/client.ts';
import type { PolicyView } from '#web/api/queries.ts';
import { DateField } from '#web/components/date-field.tsx';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { SourceSelect } from '#web/forms/source-select.tsx';
import { useSource } from '#web/forms/use-source.ts';
import { common } from '#web/i18n/common.ts';
import { importPhrases as phrases } from '#web/i18n/import.ts';
import { useT, useText } from '#web/i18n/index.ts';
import { PermissionFields, permissionIsWhole } from './permission-fields.tsx';
import { readQuery } from './queries.ts';
import type { Draft, Patch, Table } from './wizard.ts';

interface AboutStepProps {
  policy: PolicyView;
  draft: Draft;
  patch: Patch;
  onBack: () => void;
  onNext: (table: Table) => void;
}

export function AboutStep({ policy, draft, patch, onBack, onNext }: AboutStepProps) {
  const t = useT(phrases);
  const c = useT(common);
  const read = useQuery(readQuery(api, draft, draft.registerId));
  const [source, setSource] = useSource();
  const whole = draft.permission === null || permissionIsWhole(draft.permission);
  const ready = read.data !== undefined && draft.since !== '' && source !== '' && draft.subjectGroup !== '' && whole;
  return (
    <div className="stack import-about">
      <About policy={policy} draft={draft} patch={patch} />
      <div className="form-grid">
        <SourceSelect label={t('about.source')} value={source} onChange={setSource} />
        <DateField label={t('about.since')} value={draft.since} onChange={(since) => patch({ since })} />
        <Purpose policy={policy} draft={draft} patch={patch} />
      </div>
      {read.data && draft.about === 'people' && <PermissionFields draft={draft} table={read.data} patch={patch} />}
      <ErrorBanner error={read.error} onRetry={() => void read.refetch()} />
      {read.data?.resumable && (
        <div className="import-resume" role="note">
          <p>{t('about.resumable', { done: read.data.resumable.done, rows: read.data.resumable.rows })}</p>
          <Button
            variant="default"
            size="compact-sm"
            aria-pressed={draft.resumes !== null}
            onClick={() => patch({ resumes: draft.resumes === null ? (read.data.resumable?.id ?? null) : null })}
          >
            {t(draft.resumes === null ? 'about.resume' : 'about.resumeNot')}
          </Button>
        </div>
      )}
      <div className="row">
        <Button
          disabled={!ready}
          loading={read.isPending}
          onClick={() => {
            patch({ source });
            if (read.data) onNext(read.data);
          }}
        >
          {c('next')}
        </Button>
        <Button variant="subtle" onClick={onBack}>
          {c('back')}
        </Button>
      </div>
    </div>
  );
}

function About({ policy, draft, patch }: { policy: PolicyView; draft: Draft; patch: Patch }) {
  const t = useT(phrases);
  const text = useText();
  const register = policy.registers.find(({ id }) => id === draft.registerId);
  const mayOrganisations = register?.fields.includes('organisation.name') === true;
  function chooseRegister(id: string | null) {
    if (id === null) return;
    const next = policy.registers.find((each) => each.id === id);
    const about = next?.fields.includes('organisation.name') === true ? draft.about : 'people';
    patch({ registerId: id, about, subjectGroup: next?.subjectGroups[0]?.id ?? '', mapping: null, permission: null, resumes: null });
  }
  return (
    <>
      {mayOrganisations && (
        <SegmentedControl
          className="import-kind"
          aria-label={t('about.what')}
          data={[
            { value: 'people', label: t('about.people') },
            { value: 'organisations', label: t('about.organisations') },
          ]}
          value={draft.about}
          onChange={(value) => patch({ about: value === 'organisations' ? 'organisations' : 'people', mapping: null, permission: null })}
        />
      )}
      <div className="form-grid">
        <Select
          label={t('about.register')}
          value={draft.registerId}
          data={policy.registers.map(({ id, name }) => ({ value: id, label: text(name) }))}
          onChange={chooseRegister}
        />
        <Select
          label={t('about.group')}
          value={draft.subjectGroup}
          data={(register?.subjectGroups ?? []).map((each) => ({ value: each.id, label: text(each.name) }))}
          onChange={(value) => patch({ subjectGroup: value ?? '' })}
        />
      </div>
    </>
  );
}

function Purpose({ policy, draft, patch }: { policy: PolicyView; draft: Draft; patch: Patch }) {
  const t = useT(phrases);
  const text = useText();
  const purposes = policy.purposes.filter(({ registers }) => registers.includes(draft.registerId));
  return (
    <Select
      label={t('about.purpose')}
      value={draft.purpose}
      data={[{ value: '', label: t('about.noPurpose') }, ...purposes.map((each) => ({ value: each.id, label: text(each.name) }))]}
      onChange={(value) => patch({ purpose: value ?? '' })}
    />
  );
}
