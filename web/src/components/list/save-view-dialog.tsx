/** A view gets a name, is shared or not, and tells what of the search it does not keep. */
import { Switch, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#web/api/client.ts';
import { useMay } from '#web/api/queries.ts';
import { listViews as phrases } from '#web/i18n/list-views.ts';
import { useT } from '#web/i18n/index.ts';
import { ConfirmDialog } from '../confirm-dialog.tsx';
import { FormDialog } from '../form-dialog.tsx';
import { say } from '../toast.ts';
import type { Search } from './condition.ts';
import type { ListName } from './shipped.ts';
import { savable, type SavedView } from './views.ts';

interface SaveViewDialogProps {
  list: ListName;
  search: Search;
  labelOf: (key: string) => string;
  onSaved: (id: string, search: Search) => void;
  onClose: () => void;
}

export function SaveViewDialog({ list, search, labelOf, onSaved, onClose }: SaveViewDialogProps) {
  const t = useT(phrases);
  const client = useQueryClient();
  const mayShare = useMay('people.write');
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);
  const [error, setError] = useState<string | undefined>();
  const { kept, left } = savable(search);
  async function save() {
    const { id } = await api.views.create({ body: { list, name: name.trim(), search: kept, shared } });
    await client.invalidateQueries({ queryKey: ['views', list] });
    onSaved(id, kept);
    say(t('views.saved', { name: name.trim() }));
  }
  function check(): string[] {
    setError(name.trim() === '' ? t('views.nameMissing') : undefined);
    return name.trim() === '' ? ['name'] : [];
  }
  return (
    <FormDialog
      title={t('views.saveTitle')}
      lead={t('views.saveLead')}
      verb={t('views.save')}
      check={check}
      onProblem={(field, message) => field === 'name' && setError(message)}
      onSubmit={save}
      onClose={onClose}
    >
      <TextInput
        label={t('views.name')}
        name="name"
        maxLength={60}
        autoComplete="off"
        value={name}
        error={error}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      {mayShare && <Switch label={t('views.share')} checked={shared} onChange={(event) => setShared(event.currentTarget.checked)} />}
      {left.length > 0 && <p className="small muted">{t('views.left', { what: left.map(labelOf).join(', ') })}</p>}
    </FormDialog>
  );
}

interface OfViewProps {
  list: ListName;
  view: SavedView;
  onClose: () => void;
}

export function RenameViewDialog({ list, view, onClose }: OfViewProps) {
  const t = useT(phrases);
  const client = useQueryClient();
  const mayShare = useMay('people.write');
  const [name, setName] = useState(view.name);
  const [shared, setShared] = useState(view.shared);
  async function save() {
    await api.views.update({ params: { id: view.id }, body: { name: name.trim(), shared } });
    await client.invalidateQueries({ queryKey: ['views', list] });
    say(t('views.saved', { name: name.trim() }));
  }
  return (
    <FormDialog title={t('views.rename')} verb={t('views.save')} disabled={name.trim() === ''} onSubmit={save} onClose={onClose}>
      <TextInput
        label={t('views.name')}
        name="name"
        maxLength={60}
        autoComplete="off"
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      {mayShare && <Switch label={t('views.share')} checked={shared} onChange={(event) => setShared(event.currentTarget.checked)} />}
    </FormDialog>
  );
}

export function RemoveViewDialog({ list, view, onRemoved, onClose }: OfViewProps & { onRemoved: () => void }) {
  const t = useT(phrases);
  const client = useQueryClient();
  async function remove() {
    await api.views.remove({ params: { id: view.id } });
    await client.invalidateQueries({ queryKey: ['views', list] });
    onRemoved();
    say(t('views.removed'));
  }
  return (
    <ConfirmDialog title={t('views.manage', { name: view.name })} verb={t('views.remove')} onConfirm={remove} onClose={onClose}>
      <p>{t('views.removeLead')}</p>
    </ConfirmDialog>
  );
}
