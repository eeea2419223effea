/** Facts of a firm from the business register: found by Y-tunnus or name, shown beside what is here, and taken one by one. */
import { Button, Checkbox, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { type Answer, api } from '#web/api/client.ts';
import { useMay } from '#web/api/queries.ts';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { businessRegister as phrases } from '#web/i18n/business-register.ts';
import { dayOf, formatDate } from '#web/i18n/format.ts';
import { useLang, useT, useText } from '#web/i18n/index.ts';
import './register-lookup.css';

export type Firm = Answer<'businessRegister', 'look'>['firms'][number];
export const TAKEN = ['name', 'businessId', 'industry', 'website', 'address'] as const;
export type Taken = (typeof TAKEN)[number];

const FIELD_OF: Record<Taken, string> = {
  name: 'organisation.name',
  businessId: 'organisation.business_id',
  industry: 'organisation.industry',
  website: 'organisation.website',
  address: 'organisation.address',
};

/** True where the firm has turned the look-up on and the reader may write what it finds. */
export function useRegisterOn(): boolean {
  const may = useMay('organisations.write');
  const state = useQuery({
    queryKey: ['business-register'],
    queryFn: ({ signal }) => api.businessRegister.state(undefined, { signal }),
    enabled: may,
    staleTime: 300_000,
  });
  return state.data?.on === true;
}

interface RegisterLookupProps {
  /** What is asked first: the Y-tunnus or the name that is here. */
  initial?: string;
  /** Fields that may be stored. */
  allowed: ReadonlySet<string>;
  /** What is here now. */
  current: Partial<Record<Taken, string>>;
  verb: string;
  onTake: (firm: Firm, fields: Taken[]) => Promise<unknown>;
}

export function RegisterLookup({ initial = '', allowed, current, verb, onTake }: RegisterLookupProps) {
  const t = useT(phrases);
  const lang = useLang();
  const [q, setQ] = useState(initial);
  const [chosen, setChosen] = useState<Firm | null>(null);
  const look = useMutation({
    mutationFn: () => api.businessRegister.look({ body: { q: q.trim() } }),
    onSuccess: ({ firms }) => setChosen(firms.length === 1 ? (firms[0] ?? null) : null),
  });
  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    if (q.trim() !== '') look.mutate();
  }
  const { data } = look;
  return (
    <div className="stack register-lookup">
      <p className="small muted">{t('lead')}</p>
      <div className="register-ask">
        <TextInput
          label={t('q')}
          autoComplete="off"
          maxLength={120}
          value={q}
          onKeyDown={onKeyDown}
          onChange={(event) => setQ(event.currentTarget.value)}
        />
        <Button
          variant="default"
          leftSection={<IconSearch size={16} aria-hidden="true" />}
          loading={look.isPending}
          disabled={q.trim() === ''}
          onClick={() => look.mutate()}
        >
          {t('look')}
        </Button>
      </div>
      <ErrorBanner error={look.error} />
      <div aria-live="polite" className="stack">
        {data?.firms.length === 0 && <p>{t('none')}</p>}
        {data && data.firms.length > 1 && <Choices firms={data.firms} chosen={chosen} onChoose={setChosen} />}
        {chosen?.personal === true && <p className="register-personal">{t('personal')}</p>}
        {chosen?.personal === false && (
          <Preview key={chosen.businessId} firm={chosen} allowed={allowed} current={current} verb={verb} onTake={onTake}>
            {t('looked', { date: formatDate(dayOf(data?.at ?? ''), lang) })}
          </Preview>
        )}
      </div>
    </div>
  );
}

function Choices({ firms, chosen, onChoose }: { firms: readonly Firm[]; chosen: Firm | null; onChoose: (firm: Firm) => void }) {
  const t = useT(phrases);
  return (
    <ul className="register-firms" aria-label={t('found')}>
      {firms.map((firm) => (
        <li key={firm.businessId}>
          <button type="button" className="view" aria-pressed={firm === chosen} onClick={() => onChoose(firm)}>
            {firm.name ?? firm.businessId} <span className="small muted num">{firm.name === null ? '' : firm.businessId}</span>
          </button>
          {firm.ceased && <span className="small late">{t('ceased')}</span>}
        </li>
      ))}
    </ul>
  );
}

interface PreviewProps extends Pick<RegisterLookupProps, 'allowed' | 'current' | 'verb' | 'onTake'> {
  firm: Firm;
  children: ReactNode;
}

function Preview({ firm, allowed, current, verb, onTake, children }: PreviewProps) {
  const t = useT(phrases);
  const text = useText();
  // A new organisation has nothing here to compare with.
  const compares = Object.keys(current).length > 0;
  const there: Record<Taken, string> = {
    name: firm.name ?? '',
    businessId: firm.businessId,
    industry: firm.industry === null ? '' : text(firm.industry),
    website: firm.website ?? '',
    address: firm.address ?? '',
  };
  const differs = (key: Taken) => there[key] !== '' && there[key].toLowerCase() !== (current[key] ?? '').toLowerCase();
  // What is empty here is proposed; what would be written over is left for the reader to choose.
  const [fields, setFields] = useState<readonly Taken[]>(() =>
    TAKEN.filter((key) => allowed.has(FIELD_OF[key]) && differs(key) && (current[key] ?? '') === ''),
  );
  const take = useMutation({ mutationFn: () => onTake(firm, [...fields]) });
  const toggle = (key: Taken, on: boolean) => setFields(on ? [...fields, key] : fields.filter((each) => each !== key));
  return (
    <div className="stack">
      {firm.ceased && <p className="late">{t('ceased')}</p>}
      <table className="table register-table">
        <thead>
          <tr>
            <th scope="col">{t('what')}</th>
            {compares && <th scope="col">{t('here')}</th>}
            <th scope="col">{t('there')}</th>
          </tr>
        </thead>
        <tbody>
          {TAKEN.map((key) => (
            <tr key={key}>
              <th scope="row">
                {allowed.has(FIELD_OF[key]) ? (
                  <Checkbox
                    size="sm"
                    label={t(`fields.${key}`)}
                    checked={fields.includes(key)}
                    disabled={!differs(key)}
                    onChange={(event) => toggle(key, event.currentTarget.checked)}
                  />
                ) : (
                  <span className="muted">{t(`fields.${key}`)}</span>
                )}
              </th>
              {compares && <td>{current[key] ?? t('nothing')}</td>}
              <td>
                {there[key] === '' ? t('nothing') : differs(key) || current[key] === undefined ? there[key] : t('same')}
                {!allowed.has(FIELD_OF[key]) && <span className="small muted"> {t('undeclared')}</span>}
              </td>
            </tr>
          ))}
          {firm.form !== null && (
            <tr>
              <th scope="row">{t('form')}</th>
              {compares && <td />}
              <td>
                {text(firm.form)} <span className="small muted">{t('formMore')}</span>
              </td>
            </tr>
          )}
        </tbody>
      </table>
      <p className="small muted">{children}</p>
      <ErrorBanner error={take.error} />
      <div>
        <Button loading={take.isPending} disabled={fields.length === 0} onClick={() => take.mutate()}>
          {verb}
        </Button>
      </div>
    </div>
  );
}
