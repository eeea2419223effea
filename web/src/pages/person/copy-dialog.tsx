/** The access copy (Art. 15): one file for machines, one for people; making it leaves an entry in the log. */
import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { api } from '#web/api/client.ts';
import { Dialog } from '#web/components/dialog.tsx';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { saveFile } from '#web/components/save-file.ts';
import { personActs as phrases } from '#web/i18n/person-acts.ts';
import { today } from '#web/i18n/clock.ts';
import { useT } from '#web/i18n/index.ts';

export function CopyDialog({ id, name, onClose }: { id: string; name: string; onClose: () => void }) {
  const t = useT(phrases);
  const copy = useMutation({
    mutationFn: async (form: 'json' | 'csv') => {
      const made = await api.rights.copy({ params: { id } });
      saveFile(`tiedot-${today()}.${form}`, made[form], form === 'json' ? 'application/json' : 'text/csv');
    },
  });
  return (
    <Dialog title={t('copy.title', { name })} onClose={onClose}>
      <div className="stack">
        <p>{t('copy.lead')}</p>
        <ErrorBanner error={copy.error} />
        <div className="row">
          <Button loading={copy.isPending && copy.variables === 'csv'} onClick={() => copy.mutate('csv')}>
            {t('copy.csv')}
          </Button>
          <Button variant="default" loading={copy.isPending && copy.variables === 'json'} onClick={() => copy.mutate('json')}>
            {t('copy.json')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
