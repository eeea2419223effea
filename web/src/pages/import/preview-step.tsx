/** What the import would do, and the one question asked per file: from where and when. */
import { Button, Select } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Answer, api } from '#web/api/client.ts';
import type { PolicyView } from '#web/api/queries.ts';
import { DateField } from '#web/components/date-field.tsx';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { SkeletonRows } from '#web/components/skeleton.tsx';
import { SourceSelect } from '#web/forms/source-select.tsx';
import { useSource } from '#web/forms/use-source.ts';
import { today } from '#web/i18n/clock.ts';
import { common } from '#web/i18n/common.ts';
import { importPhrases as phrases } from '#web/i18n/import.ts';
import { useLang, useT, useText } from '#web/i18n/index.ts';
import { formatNumber } from '#platform/i18n';
import type { Detected, Mapping, Upload } from './import-page.tsx';

interface PreviewStepProps {
  policy: PolicyView;
  upload: Upload;
  mapping: Mapping;
  onBack: () => void;
  onStarted: (importId: string) => void;
}

export function PreviewStep({ policy, upload, mapping, onBack, onStarted }: PreviewStepProps) {
  const t = useT(phrases);
  const c = useT(common);
  const text = useText();
  const { csv, registerId, name } = upload;
  const preview = useQuery({
    queryKey: ['import', 'preview', name, registerId, mapping],
    queryFn: () => api.imports.preview({ body: { csv, registerId, mapping } }),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const register = policy.registers.find(({ id }) => id === registerId);
  const purposes = policy.purposes.filter(({ registers }) => registers.includes(registerId));
  const [group, setGroup] = useState(register?.subjectGroups[0]?.id ?? '');
  const [source, setSource] = useSource();
  const [since, setSince] = useState(today());
  const [purpose, setPurpose] = useState('');
  const start = useMutation({
    mutationFn: () =>
      api.imports.start({ body: { csv, registerId, mapping, subjectGroup: group, source, since, ...(purpose === '' ? {} : { purpose }) } }),
    onSuccess: ({ id }) => onStarted(id),
  });
  return (
    <div className="stack">
      <ErrorBanner error={preview.error} onRetry={() => void preview.refetch()} />
      {preview.isPending && <SkeletonRows rows={6} />}
      {preview.data && (
        <>
          <Figures preview={preview.data} />
          {preview.data.warnings.map((warning) => (
            <p key={warning.fi} className="late" role="note">
              {text(warning)}
            </p>
          ))}
          {preview.data.faulty > 0 && <Rows rows={preview.data.errors} all={preview.data.faulty} title={t('preview.errorList')} />}
          {preview.data.banned > 0 && (
            <Rows rows={preview.data.bannedRows} all={preview.data.banned} title={t('preview.bannedList')} lead={t('preview.bannedLead')} />
          )}
          <Sample rows={preview.data.sample} fields={upload.detected.fields} />
          <h2>{t('preview.about')}</h2>
          <div className="form-grid">
            <Select
              label={t('preview.group')}
              value={group}
              data={(register?.subjectGroups ?? []).map((each) => ({ value: each.id, label: text(each.name) }))}
              onChange={(value) => setGroup(value ?? '')}
            />
            <SourceSelect label={t('preview.source')} value={source} onChange={setSource} />
            <DateField label={t('preview.since')} value={since} onChange={setSince} />
            <Select
              label={t('preview.purpose')}
              value={purpose}
              data={[{ value: '', label: t('preview.noPurpose') }, ...purposes.map((each) => ({ value: each.id, label: text(each.name) }))]}
              onChange={(value) => setPurpose(value ?? '')}
            />
          </div>
        </>
      )}
      <ErrorBanner error={start.error} />
      <div className="row">
        <Button
          disabled={!preview.data || preview.data.valid === 0 || since === '' || source === ''}
          loading={start.isPending}
          onClick={() => start.mutate()}
        >
          {t('preview.verb', { n: preview.data?.valid ?? 0 })}
        </Button>
        <Button variant="subtle" onClick={onBack}>
          {c('back')}
        </Button>
      </div>
    </div>
  );
}

type Preview = Answer<'imports', 'preview'>;

function Figures({ preview }: { preview: Preview }) {
  const t = useT(phrases);
  const lang = useLang();
  const figures: [number, string][] = [
    [preview.rows, t('preview.rows')],
    [preview.valid, t('preview.valid')],
    [preview.duplicates, t('preview.duplicates')],
    [preview.banned, t('preview.banned')],
    [preview.faulty, t('preview.errors')],
  ];
  return (
    <dl className="figures">
      {figures.map(([n, label]) => (
        <div key={label}>
          <dd className="num">{formatNumber(n, lang)}</dd>
          <dt>{label}</dt>
        </div>
      ))}
    </dl>
  );
}

const SHOWN = 8;

function Rows({ rows, all, title, lead }: { rows: Preview['errors']; all: number; title: string; lead?: string }) {
  const t = useT(phrases);
  const text = useText();
  return (
    <section>
      <h2>{title}</h2>
      {lead !== undefined && <p className="muted">{lead}</p>}
      <ul className="import-errors">
        {rows.slice(0, SHOWN).map((error) => (
          <li key={`${error.line}${error.field ?? ''}`}>
            <span className="num muted">{t('preview.line', { line: error.line })}</span> {text(error.message)}
          </li>
        ))}
      </ul>
      {all > SHOWN && <p className="small muted">{t('preview.moreErrors', { n: all - SHOWN })}</p>}
    </section>
  );
}

function Sample({ rows, fields }: { rows: Preview['sample']; fields: Detected['fields'] }) {
  const t = useT(phrases);
  const text = useText();
  const heads = Object.keys(rows[0] ?? {});
  if (heads.length === 0) return null;
  return (
    <section>
      <h2>{t('preview.sample')}</h2>
      <div className="sample" tabIndex={0} role="region" aria-label={t('preview.sample')}>
        <table className="table">
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col">
                  {text(fields.find(({ id }) => id === head)?.name) || head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, 5).map((row, index) => (
              <tr key={`${index}-${Object.values(row)[0] ?? ''}`}>
                {heads.map((head) => (
                  <td key={head}>{row[head]}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
