/** Tags of a person or an organisation: chips under the name, changed where they stand, with those already in use to choose from. */
import { Button, TagsInput, UnstyledButton } from '@mantine/core';
import { IconPlus, IconTag } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '#web/api/client.ts';
import { peopleChanged, useMay } from '#web/api/queries.ts';
import { FeatureOff } from '#web/components/feature-off.tsx';
import { Form } from '#web/components/form.tsx';
import { sayUndo } from '#web/components/undo-toast.tsx';
import { useSource } from '#web/forms/use-source.ts';
import { usePageCommand } from '#web/frame/page-commands.ts';
import { common } from '#web/i18n/common.ts';
import { useT } from '#web/i18n/index.ts';
import { personPage as phrases } from '#web/i18n/person-page.ts';
import './tags.css';

interface TagsProps {
  subjectId: string;
  tags: readonly string[];
  about: 'person' | 'organisation';
  allowed: readonly string[];
  registerId: string | undefined;
  mayWrite: boolean;
}

export function Tags({ subjectId, tags, about, allowed, registerId, mayWrite }: TagsProps) {
  const t = useT(phrases);
  const mayDraft = useMay('policy.publish');
  const [editing, setEditing] = useState(false);
  const on = allowed.includes(`${about}.tag`);
  const verb = t(tags.length === 0 ? 'tags.add' : 'tags.change');
  usePageCommand(on && mayWrite, { id: 'tags', label: verb, icon: IconTag, run: () => setEditing(true) });
  if (!on && tags.length === 0 && !(mayWrite && mayDraft)) return null;
  if (editing && on) return <EditTags subjectId={subjectId} tags={tags} onDone={() => setEditing(false)} />;
  return (
    <div className="tag-row">
      {tags.length > 0 && (
        <ul className="tag-list" aria-label={t('tags.title')}>
          {tags.map((tag) => (
            <li key={tag} className="tag">
              {tag}
            </li>
          ))}
        </ul>
      )}
      {mayWrite && (
        <UnstyledButton className="tag-add small no-print" aria-expanded={editing} onClick={() => setEditing(!editing)}>
          {tags.length === 0 && <IconPlus size={14} stroke={1.6} aria-hidden="true" />}
          {verb}
        </UnstyledButton>
      )}
      {editing && <FeatureOff feature={about === 'person' ? 'tags' : 'organisation-tags'} registerId={registerId} />}
    </div>
  );
}

function EditTags({ subjectId, tags, onDone }: { subjectId: string; tags: readonly string[]; onDone: () => void }) {
  const t = useT(phrases);
  const c = useT(common);
  const client = useQueryClient();
  const [source] = useSource();
  const [value, setValue] = useState([...tags]);
  const used = useQuery({ queryKey: ['people', 'tags'], queryFn: ({ signal }) => api.tags.list(undefined, { signal }), staleTime: 60_000 });
  async function write(next: readonly string[]) {
    await api.tags.set({ params: { id: subjectId }, body: { tags: [...next], source } });
    await peopleChanged(client);
  }
  async function submit() {
    await write(value);
    onDone();
    sayUndo(t('tags.saved'), () => write(tags));
  }
  return (
    <div className="tag-edit">
      <Form
        focusFirst
        verb={c('save')}
        onSubmit={submit}
        onCancel={onDone}
        extra={
          <>
            <Button variant="subtle" onClick={onDone}>
              {c('cancel')}
            </Button>
            <Link to="/tags" className="small">
              {t('tags.manage')}
            </Link>
          </>
        }
      >
        <TagsInput
          label={t('tags.title')}
          description={t('tags.hint')}
          value={value}
          onChange={setValue}
          data={used.data?.tags.map(({ tag }) => tag) ?? []}
          maxTags={30}
          maxLength={40}
          splitChars={[',', ';']}
          acceptValueOnBlur
          comboboxProps={{ withinPortal: true }}
          clearable={false}
        />
      </Form>
    </div>
  );
}
