/** Every tag in use: renamed, merged and taken away in one place. */
import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { type Answer, api } from '#web/api/client.ts';
import { peopleChanged, useMay } from '#web/api/queries.ts';
import { ConfirmDialog } from '#web/components/confirm-dialog.tsx';
import { EmptyState } from '#web/components/empty-state.tsx';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { FormDialog } from '#web/components/form-dialog.tsx';
import { PageHeader } from '#web/components/page-header.tsx';
import { SkeletonRows } from '#web/components/skeleton.tsx';
import { say } from '#web/components/toast.ts';
import { useFields } from '#web/components/use-fields.ts';
import { common } from '#web/i18n/common.ts';
import { useT } from '#web/i18n/index.ts';
import { tags as phrases } from '#web/i18n/tags.ts';

type Tag = Answer<'tags', 'list'>['tags'][number];

export function TagsPage() {
  const t = useT(phrases);
  const mayWrite = useMay('people.write');
  const [renaming, setRenaming] = useState<Tag | null>(null);
  const [removing, setRemoving] = useState<Tag | null>(null);
  const found = useQuery({ queryKey: ['people', 'tags'], queryFn: ({ signal }) => api.tags.list(undefined, { signal }) });
  const rename = useRename();
  const tags = found.data?.tags ?? [];
  return (
    <div className="page">
      <PageHeader title={t('title')} lead={t('lead')} />
      <ErrorBanner error={found.error} onRetry={() => void found.refetch()} />
      {found.isPending && <SkeletonRows rows={6} />}
      {found.isSuccess && tags.length === 0 && (
        <EmptyState
          sentence={t('empty')}
          action={
            <Button component={Link} to="/people" variant="default">
              {t('emptyAction')}
            </Button>
          }
          promise={t('promise')}
        />
      )}
      {tags.length > 0 && (
        <div className="held-wrap" tabIndex={0} role="region" aria-label={t('title')}>
          <table className="table table-stack">
            <thead>
              <tr>
                <th scope="col">{t('col.tag')}</th>
                <th scope="col" className="cell-num">
                  {t('col.people')}
                </th>
                <th scope="col" className="cell-num">
                  {t('col.organisations')}
                </th>
                {mayWrite && <th scope="col">{t('col.acts')}</th>}
              </tr>
            </thead>
            <tbody>
              {tags.map((tag) => (
                <tr key={tag.tag}>
                  <td>
                    <strong>{tag.tag}</strong>
                  </td>
                  <td className="cell-num" data-label={t('col.people')}>
                    {tag.people}
                  </td>
                  <td className="cell-num" data-label={t('col.organisations')}>
                    {tag.organisations}
                  </td>
                  {mayWrite && (
                    <td>
                      <span className="row">
                        <Button
                          variant="default"
                          size="compact-sm"
                          aria-label={t('rename', { tag: tag.tag })}
                          onClick={() => setRenaming(tag)}
                        >
                          {t('renameShort')}
                        </Button>
                        <ActionIcon
                          variant="subtle"
                          color="gray"
                          aria-label={t('remove', { tag: tag.tag })}
                          onClick={() => setRemoving(tag)}
                        >
                          <IconTrash size={16} aria-hidden="true" />
                        </ActionIcon>
                      </span>
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {renaming && <RenameDialog tag={renaming} tags={tags} onClose={() => setRenaming(null)} />}
      {removing && (
        <ConfirmDialog
          title={t('removeTitle', { tag: removing.tag })}
          verb={t('removeVerb')}
          danger
          onConfirm={() => rename(removing.tag, null)}
          onClose={() => setRemoving(null)}
        >
          <p>{t('removeLead', { people: removing.people, organisations: removing.organisations })}</p>
        </ConfirmDialog>
      )}
    </div>
  );
}

function useRename() {
  const t = useT(phrases);
  const client = useQueryClient();
  return async (from: string, to: string | null) => {
    const { changed, merged, restricted } = await api.tags.rename({ body: { from, to } });
    await peopleChanged(client);
    const left = restricted === 0 ? '' : ` ${t('restricted', { n: restricted })}`;
    say(`${t('renamed', { n: changed + merged })}${left}`);
  };
}

function RenameDialog({ tag, tags, onClose }: { tag: Tag; tags: readonly Tag[]; onClose: () => void }) {
  const t = useT(phrases);
  const c = useT(common);
  const rename = useRename();
  const form = useFields({ tags: tag.tag }, { tags: (v) => (v.tags.trim() === '' ? c('missing') : undefined) });
  const wish = form.values.tags.trim().toLowerCase();
  const other = tags.find((each) => each.tag.toLowerCase() === wish && each.tag !== tag.tag);
  return (
    <FormDialog
      title={t('rename', { tag: tag.tag })}
      verb={c('save')}
      check={form.check}
      onProblem={form.fail}
      onSubmit={() => rename(tag.tag, form.values.tags.trim())}
      onClose={onClose}
    >
      <TextInput label={t('name')} autoComplete="off" maxLength={40} {...form.text('tags')} />
      {other !== undefined && <p className="small muted">{t('merges', { tag: other.tag })}</p>}
    </FormDialog>
  );
}
