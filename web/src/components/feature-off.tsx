/** What the notice does not declare is off, says which clause is missing, and drafts it at one press. */
import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { api } from '../api/client.ts';
import { useMay, usePolicy } from '../api/queries.ts';
import { features as phrases } from '../i18n/features.ts';
import { useT, useText } from '../i18n/index.ts';
import { ClauseLink } from './clause-link.tsx';
import { ErrorBanner } from './error-banner.tsx';

/** Features whose absence a page explains, with the fields each would keep. */
const FIELDS = {
  'contact-log': ['contact.event'],
  'contact-notes': ['contact.event', 'contact.note'],
  'next-action': ['person.next_action'],
  'organisation-tasks': ['organisation.next_action'],
  tags: ['person.tag'],
  'organisation-tags': ['organisation.tag'],
  organisations: ['organisation.name'],
  correspondence: ['contact.event', 'contact.note'],
  documents: ['document.quote', 'document.contract'],
  leads: ['lead.details', 'lead.stage'],
  newsletters: ['person.email'],
  forms: ['person.email'],
  analytics: ['web.page'],
  raffles: ['marketing.raffle'],
  greeting: ['person.name'],
} as const;

interface FeatureOffProps {
  feature: keyof typeof FIELDS;
  /** The register that would declare it. */
  registerId: string | undefined;
  /** When the fields are wanted for one purpose, whatever they are kept for otherwise. */
  purposeId?: string;
  /** Drafts a purpose and a group of its own with the field. */
  as?: 'raffles' | 'visits';
  /** In place of the words that the feature is off. */
  lead?: string;
}

export function FeatureOff({ feature, registerId, purposeId, as, lead }: FeatureOffProps) {
  const t = useT(phrases);
  const policy = usePolicy();
  const navigate = useNavigate();
  const mayDraft = useMay('policy.publish');
  const declared = policy?.registers.find(({ id }) => id === registerId)?.fields ?? [];
  const fieldIds = FIELDS[feature].filter((id) => purposeId !== undefined || as !== undefined || !declared.includes(id));
  const draft = useMutation({
    mutationFn: () =>
      api.policy.draftField({
        body: {
          registerId: registerId ?? '',
          fieldIds: [...fieldIds],
          ...(purposeId === undefined ? {} : { purposeId }),
          ...(as === undefined ? {} : { as }),
        },
      }),
    onSuccess: ({ draftId }) => navigate({ to: '/declaration/$id/publish', params: { id: draftId } }),
  });
  const named = useNamed(fieldIds, purposeId);
  const inRegister = fieldIds.every((id) => declared.includes(id));
  const said =
    named === undefined
      ? t('lead', { feature: t(`names.${feature}`) })
      : `${t('leadFor', { feature: t(`names.${feature}`), ...named })}${inRegister ? ` ${t('otherwise')}` : ''}`;
  const clause = policy?.features.find(({ id }) => id === feature)?.clause;
  return (
    <div className="off small">
      <span>
        {lead ?? said} {lead === undefined && clause && <ClauseLink clause={clause} />}
      </span>
      {mayDraft && registerId !== undefined && fieldIds.length > 0 ? (
        <Button variant="default" size="compact-sm" loading={draft.isPending} onClick={() => draft.mutate()}>
          {t('draft')}
        </Button>
      ) : (
        <span>{t('owner')}</span>
      )}
      <ErrorBanner error={draft.error} />
    </div>
  );
}

/** What is wanted for one purpose, by the names of the declaration: the datum may well stand in it for another. */
function useNamed(fieldIds: readonly string[], purposeId: string | undefined): { fields: string; purpose: string } | undefined {
  const text = useText();
  const policy = usePolicy();
  const purpose = policy?.purposes.find(({ id }) => id === purposeId);
  const fields = fieldIds.flatMap((each) => policy?.fields.find(({ id }) => id === each) ?? []);
  if (purpose === undefined || fields.length < fieldIds.length) return undefined;
  return { fields: fields.map(({ name }) => `”${text(name)}”`).join(', '), purpose: text(purpose.name) };
}
