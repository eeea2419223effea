/** Column by column: where it goes; a column that no clause declares says so and stays out. */
import { Button, Select } from '@mantine/core';
import { useState } from 'react';
import { common } from '#web/i18n/common.ts';
import { importPhrases as phrases } from '#web/i18n/import.ts';
import { useT, useText } from '#web/i18n/index.ts';
import type { Mapping, Upload } from './import-page.tsx';

interface MappingStepProps {
  upload: Upload;
  mapping: Mapping | undefined;
  onBack: () => void;
  onNext: (mapping: Mapping) => void;
}

export function MappingStep({ upload, mapping, onBack, onNext }: MappingStepProps) {
  const t = useT(phrases);
  const c = useT(common);
  const text = useText();
  const { columns, fields } = upload.detected;
  const [chosen, setChosen] = useState<Mapping>(() => mapping ?? Object.fromEntries(columns.map(({ column, field }) => [column, field])));
  const options = [{ value: '', label: t('mapping.skip') }, ...fields.map(({ id, name }) => ({ value: id, label: text(name) }))];
  const some = Object.values(chosen).some((field) => field !== null);
  return (
    <div className="stack">
      <p className="muted">{t('mapping.lead')}</p>
      <table className="table mapping">
        <thead>
          <tr>
            <th scope="col">{t('mapping.column')}</th>
            <th scope="col">{t('mapping.examples')}</th>
            <th scope="col">{t('mapping.field')}</th>
          </tr>
        </thead>
        <tbody>
          {columns.map(({ column, examples, refused }) => (
            <tr key={column}>
              <td>
                <strong>{column}</strong>
              </td>
              <td className="mapping-examples small">{examples.slice(0, 3).join(' · ')}</td>
              <td>
                <Select
                  size="sm"
                  aria-label={`${t('mapping.field')}: ${column}`}
                  value={chosen[column] ?? ''}
                  data={options}
                  onChange={(value) => setChosen((now) => ({ ...now, [column]: value === null || value === '' ? null : value }))}
                />
                {refused !== null && chosen[column] === null && (
                  <p className="small mapping-refused">
                    {t('mapping.refused')}: {text(refused)}
                  </p>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {!some && <p className="field-error">{t('mapping.nothing')}</p>}
      <div className="row">
        <Button disabled={!some} onClick={() => onNext(chosen)}>
          {t('mapping.verb')}
        </Button>
        <Button variant="subtle" onClick={onBack}>
          {c('back')}
        </Button>
      </div>
    </div>
  );
}
