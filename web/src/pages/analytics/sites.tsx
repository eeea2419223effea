/** Which sites are counted, and the line that a page of them needs. */
import { Button, Textarea } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#web/api/client.ts';
import { useMay } from '#web/api/queries.ts';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { say } from '#web/components/toast.ts';
import { useT } from '#web/i18n/index.ts';
import { visits as phrases } from '#web/i18n/visits.ts';

const QUERY = ['visit-sites'];

export function Sites() {
  const t = useT(phrases);
  const may = useMay('marketing.write');
  const client = useQueryClient();
  const found = useQuery({ queryKey: QUERY, queryFn: ({ signal }) => api.analytics.sites(undefined, { signal }) });
  const [typed, setTyped] = useState<string | null>(null);
  const save = useMutation({
    mutationFn: (others: string[]) => api.analytics.setSites({ body: { others } }),
    onSuccess: (answer) => {
      client.setQueryData(QUERY, answer);
      setTyped(null);
      say(t('sites.saved'));
    },
  });
  const { data } = found;
  if (!data) return null;
  const text = typed ?? data.others.join('\n');
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return (
    <section className="visits-side">
      <h2>{t('sites.title')}</h2>
      <p className="muted">{t('sites.own', { site: data.own })}</p>
      {may && (
        <form
          className="visits-sites"
          onSubmit={(event) => {
            event.preventDefault();
            save.mutate(lines);
          }}
        >
          <Textarea
            label={t('sites.others')}
            description={t('sites.othersMore')}
            autosize
            minRows={2}
            value={text}
            placeholder="https://www.yritys.fi"
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <ErrorBanner error={save.error} />
          <Button type="submit" variant="default" loading={save.isPending} disabled={typed === null}>
            {t('sites.save')}
          </Button>
        </form>
      )}
      {data.others.length > 0 && (
        <details className="visits-snippets">
          <summary>{t('sites.snippet')}</summary>
          <p className="small">{t('sites.image')}</p>
          <pre tabIndex={0}>
            <code>{`<img src="${data.address}/k.gif?p=/" alt="" width="1" height="1">`}</code>
          </pre>
          <p className="small">{t('sites.script')}</p>
          <pre tabIndex={0}>
            <code>{script(data.address)}</code>
          </pre>
          <p className="small muted">{t('sites.consent')}</p>
        </details>
      )}
    </section>
  );
}

function script(address: string): string {
  return `<script>
fetch('${address}/k', { method: 'POST', mode: 'no-cors', keepalive: true, credentials: 'omit', body: JSON.stringify({
  p: location.pathname, r: document.referrer, c: new URLSearchParams(location.search).get('utm_campaign') ?? ''
}) })
</script>`;
}
