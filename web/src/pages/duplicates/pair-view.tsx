/** Two side by side: each value with where it came from, and what is kept is chosen one by one. */
import { Button, Radio } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { type Answer, api } from '#web/api/client.ts';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { SkeletonRows } from '#web/components/skeleton.tsx';
import { say } from '#web/components/toast.ts';
import { duplicates as phrases } from '#web/i18n/duplicates.ts';
import { dayOf, formatDate } from '#web/i18n/format.ts';
import { useLang, useT, useText } from '#web/i18n/index.ts';

type Pair = Answer<'duplicates', 'pair'>;
type Field = Pair['fields'][number];

export function PairView({ a, b }: { a: string; b: string }) {
  const pair = useQuery({
    queryKey: ['duplicates', 'pair', a, b],
    queryFn: ({ signal }) => api.duplicates.pair({ params: { a, b } }, { signal }),
  });
  if (pair.data === undefined)
    return pair.error ? <ErrorBanner error={pair.error} onRetry={() => void pair.refetch()} /> : <SkeletonRows rows={8} />;
  return <Chosen pair={pair.data} />;
}

function Chosen({ pair }: { pair: Pair }) {
  const t = useT(phrases);
  const client = useQueryClient();
  const [stays, setStays] = useState(pair.stays);
  const [take, setTake] = useState<Record<string, string>>({});
  const ids = { a: pair.a.id, b: pair.b.id };
  const done = async (message: string) => {
    say(message);
    // The queue first: the pair is no longer there to be asked for.
    await client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === 'duplicates' && queryKey[1] !== 'pair' });
    client.removeQueries({ queryKey: ['duplicates', 'pair', ids.a, ids.b] });
    await client.invalidateQueries();
  };
  const merge = useMutation({
    mutationFn: () => api.duplicates.merge({ body: { ...ids, stays, take } }),
    onSuccess: () => done(t('merged')),
  });
  const apart = useMutation({ mutationFn: () => api.duplicates.notSame({ body: ids }), onSuccess: () => done(t('marked')) });
  const open = pair.blocked === null;
  return (
    <section className="card dup-pair" aria-label={`${pair.a.label} – ${pair.b.label}`}>
      <p className="dup-reasons">
        {pair.reasons.map((reason) => (
          <span key={reason} className="dup-reason">
            {t(`reasons.${reason}`)}
          </span>
        ))}
      </p>
      {pair.blocked !== null && <p className="dup-blocked">{t(`blocked.${pair.blocked}`)}</p>}
      {pair.apart && <p className="muted">{t('apart')}</p>}
      <div className="dup-table" role="table" aria-label={t('field')}>
        <Heads pair={pair} stays={stays} onStays={setStays} />
        {pair.fields.map((field) => (
          <FieldRow
            key={field.key}
            field={field}
            ids={ids}
            taken={take[field.key] ?? (valueOf(field, stays === ids.a) === null ? other(ids, stays) : stays)}
            onTake={(id) => setTake({ ...take, [field.key]: id })}
          />
        ))}
        <Both pair={pair} />
        <Registers pair={pair} />
      </div>
      <Permissions pair={pair} />
      <p className="small muted">{t('follows')}</p>
      <ErrorBanner error={merge.error ?? apart.error} />
      <div className="dup-acts">
        <Button disabled={!open} loading={merge.isPending} onClick={() => merge.mutate()}>
          {t('merge')}
        </Button>
        {!pair.apart && (
          <Button variant="default" loading={apart.isPending} onClick={() => apart.mutate()}>
            {t(`notSame.${pair.kind}`)}
          </Button>
        )}
      </div>
    </section>
  );
}

function valueOf(field: Field, first: boolean): string | null {
  return (first ? field.a : field.b)?.value ?? null;
}

function other({ a, b }: { a: string; b: string }, id: string): string {
  return id === a ? b : a;
}

function Heads({ pair, stays, onStays }: { pair: Pair; stays: string; onStays: (id: string) => void }) {
  const t = useT(phrases);
  const lang = useLang();
  const { kind } = pair;
  return (
    <div className="dup-line dup-heads" role="row">
      <span role="columnheader" className="dup-name small muted">
        {t('field')}
      </span>
      {[pair.a, pair.b].map((one) => (
        <span key={one.id} role="columnheader" className="dup-cell">
          <Link to={kind === 'person' ? '/people/$id' : '/organisations/$id'} params={{ id: one.id }} className="dup-who">
            {one.label}
          </Link>
          <span className="small muted">{t('since', { day: formatDate(dayOf(one.since), lang) })}</span>
          <Radio size="sm" name="stays" label={t('stays')} checked={stays === one.id} onChange={() => onStays(one.id)} />
        </span>
      ))}
    </div>
  );
}

interface FieldRowProps {
  field: Field;
  ids: { a: string; b: string };
  taken: string;
  onTake: (id: string) => void;
}

function FieldRow({ field, ids, taken, onTake }: FieldRowProps) {
  const t = useT(phrases);
  const text = useText();
  const lang = useLang();
  const name = text(field.name);
  const choice = field.a !== null && field.b !== null && !field.same;
  return (
    <div className="dup-line" role="row">
      <span role="rowheader" className="dup-name">
        {name}
        {field.same && <span className="small muted"> {t('same')}</span>}
      </span>
      {([field.a, field.b] as const).map((held, i) => {
        const id = i === 0 ? ids.a : ids.b;
        const told =
          held === null ? '' : t('source', { source: text(held.source), day: held.at === null ? '–' : formatDate(dayOf(held.at), lang) });
        return (
          <span key={id} role="cell" className={`dup-cell ${held !== null && taken === id ? 'dup-taken' : ''}`}>
            {held === null && <span className="muted">{t('none')}</span>}
            {held !== null && choice && (
              <Radio
                size="sm"
                name={`take-${field.key}`}
                checked={taken === id}
                label={held.value}
                description={told}
                aria-label={t('takeThis', { name, value: held.value })}
                onChange={() => onTake(id)}
              />
            )}
            {held !== null && !choice && <span>{held.value}</span>}
            {held !== null && !choice && <span className="small muted">{told}</span>}
          </span>
        );
      })}
    </div>
  );
}

function Both({ pair }: { pair: Pair }) {
  const t = useT(phrases);
  const text = useText();
  return pair.both.map((each) => (
    <div className="dup-line" role="row" key={text(each.name)}>
      <span role="rowheader" className="dup-name">
        {text(each.name)}
        <span className="small muted"> {t('both')}</span>
      </span>
      {[each.a, each.b].map((values, i) => (
        <span key={i === 0 ? 'a' : 'b'} role="cell" className="dup-cell">
          {values.length === 0 ? <span className="muted">{t('none')}</span> : values.map((value) => <span key={value}>{value}</span>)}
        </span>
      ))}
    </div>
  ));
}

function Registers({ pair }: { pair: Pair }) {
  const t = useT(phrases);
  const text = useText();
  const lang = useLang();
  return (
    <>
      {pair.registers.map((each) => (
        <div className="dup-line" role="row" key={text(each.name)}>
          <span role="rowheader" className="dup-name">
            {text(each.name)}
          </span>
          {[each.a, each.b].map((day, i) => (
            <span key={i === 0 ? 'a' : 'b'} role="cell" className={day === null ? 'dup-cell muted' : 'dup-cell'}>
              {day === null ? t('none') : formatDate(day, lang)}
            </span>
          ))}
        </div>
      ))}
    </>
  );
}

function Permissions({ pair }: { pair: Pair }) {
  const t = useT(phrases);
  const text = useText();
  const word = (allowed: boolean) => (allowed ? t('allowed') : t('refused'));
  return (
    <>
      <p className="small muted">{t('registersHelp')}</p>
      {pair.permissions.length > 0 && (
        <div className="dup-permissions">
          <h3>{t('permissions')}</h3>
          <p className="small muted">{t('permissionsHelp')}</p>
          <ul>
            {pair.permissions.map(({ purpose, channel, a, b, forbidden }) => (
              <li key={`${text(purpose)} ${channel}`}>
                {text(purpose)}, {t(`channels.${channel}`)}: {word(a)} / {word(b)}
                {forbidden && <strong> – {t('forbidden')}</strong>}
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}
