/** Moves a lead between open stages; the toast carries the way back. */
import { useMutation } from '@tanstack/react-query';
import { api } from '#web/api/client.ts';
import { say } from '#web/components/toast.ts';
import { useT, useText } from '#web/i18n/index.ts';
import { leadPhrases as phrases } from '#web/i18n/leads.ts';
import { type Lead, type Stage, useLeadsChanged } from './data.ts';

export function useMoveLead() {
  const t = useT(phrases);
  const text = useText();
  const changed = useLeadsChanged();
  return useMutation({
    mutationFn: async ({ lead, stage }: { lead: Lead; stage: Stage }) => {
      const answer = await api.leads.move({ params: { id: lead.id }, body: { stage: stage.id, version: lead.version } });
      await changed();
      return answer;
    },
    onSuccess: (_, { lead, stage }) => say(t('moved', { title: lead.title ?? t('untitled'), stage: text(stage.name) })),
  });
}
