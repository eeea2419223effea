/** What the notice does not declare is off, says which clause is missing, and drafts it at one press. */
import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { api } from '../api/client.ts';
import { fieldOf } from '../api/declared.ts';
import { useMay, usePolicy } from '../api/queries.ts';
import { useT, useText } from '../i18n/index.ts';
import { acts as phrases } from '../i18n/acts.ts';
import { ClauseLink } from './clause-link.tsx';
import { ErrorBanner } from './error-banner.tsx';

export function FeatureOff({ fieldIds, registerId }: { fieldIds: string[]; registerId: string | undefined }) {
  const t = useT(phrases);
  const text = useText();
  const policy = usePolicy();
  const navigate = useNavigate();
  const mayDraft = useMay('policy.publish') && registerId !== undefined;
  const draft = useMutation({
    mutationFn: () => api.policy.draftField({ body: { registerId: registerId ?? '', fieldIds } }),
    onSuccess: ({ draftId }) => navigate({ to: '/notice/drafts/$id', params: { id: draftId } }),
  });
  const clause = fieldOf(policy, fieldIds[0] ?? '')?.clause;
  return (
    <div className="off small">
      <span>
        {t('off.lead', { fields: fieldIds.map((id) => text(fieldOf(policy, id)?.name) || id).join(', ') })}{' '}
        {clause && <ClauseLink clause={clause} />}
      </span>
      {mayDraft ? (
        <Button variant="default" size="compact-sm" loading={draft.isPending} onClick={() => draft.mutate()}>
          {t('off.draft')}
        </Button>
      ) : (
        <span>{t('off.owner')}</span>
      )}
      <ErrorBanner error={draft.error} />
    </div>
  );
}
