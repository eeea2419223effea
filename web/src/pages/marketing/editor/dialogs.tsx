/** A test to oneself, a template to start from, and the letter kept as one. */
import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type Answer, api } from '#web/api/client.ts';
import { Dialog } from '#web/components/dialog.tsx';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { FormDialog } from '#web/components/form-dialog.tsx';
import { say } from '#web/components/toast.ts';
import { useFields } from '#web/components/use-fields.ts';
import { useT, useText } from '#web/i18n/index.ts';
import { editorPhrases as phrases } from '#web/i18n/marketing-editor.ts';
import type { Document } from './model.ts';
import type { Shown } from './preview.tsx';

interface TestDialogProps {
  id: string;
  shown: Shown;
  /** What waits to be saved is saved first. */
  flush: () => Promise<boolean>;
  onClose: () => void;
}

export function TestDialog({ id, shown, flush, onClose }: TestDialogProps) {
  const t = useT(phrases);
  async function send() {
    await flush();
    const { to } = await api.newsletters.test({ params: { id }, body: shown });
    say(t('testTo.done', { to }));
  }
  return (
    <FormDialog title={t('testTo.title')} verb={t('testTo.verb')} lead={t('testTo.lead')} onSubmit={send} onClose={onClose}>
      {null}
    </FormDialog>
  );
}

type Template = Answer<'newsletters', 'templates'>['templates'][number];

interface TemplatesDialogProps {
  newsletter: string;
  onUse: (document: Document) => void;
  onClose: () => void;
}

export function TemplatesDialog({ newsletter, onUse, onClose }: TemplatesDialogProps) {
  const t = useT(phrases);
  const client = useQueryClient();
  const [error, setError] = useState<unknown>(null);
  const all = useQuery({ queryKey: ['newsletter-templates'], queryFn: ({ signal }) => api.newsletters.templates(undefined, { signal }) });
  async function use(id: string) {
    try {
      onUse((await api.newsletters.template({ params: { id }, query: { newsletter } })).document);
      say(t('templates.used'));
      onClose();
    } catch (caught) {
      setError(caught);
    }
  }
  async function remove(id: string) {
    try {
      await api.newsletters.removeTemplate({ params: { id } });
      say(t('templates.removed'));
    } catch (caught) {
      setError(caught);
    }
    await client.invalidateQueries({ queryKey: ['newsletter-templates'] });
  }
  const of = (own: boolean) => all.data?.templates.filter((template) => template.own === own) ?? [];
  return (
    <Dialog title={t('templates.title')} onClose={onClose}>
      <div className="stack">
        <p className="muted">{t('templates.lead')}</p>
        <ErrorBanner error={error ?? all.error} />
        <Templates title={t('templates.own')} templates={of(true)} onUse={use} onRemove={remove} />
        <Templates title={t('templates.house')} templates={of(false)} onUse={use} />
      </div>
    </Dialog>
  );
}

interface TemplatesProps {
  title: string;
  templates: readonly Template[];
  onUse: (id: string) => Promise<void>;
  onRemove?: (id: string) => Promise<void>;
}

function Templates({ title, templates, onUse, onRemove }: TemplatesProps) {
  const t = useT(phrases);
  const text = useText();
  if (templates.length === 0) return null;
  return (
    <section>
      <h3>{title}</h3>
      <ul className="plain-list editor-templates">
        {templates.map(({ id, name }) => (
          <li key={id}>
            <span className="grow">{text(name)}</span>
            {onRemove && (
              <ActionIcon variant="subtle" aria-label={t('templates.removeOf', { name: text(name) })} onClick={() => void onRemove(id)}>
                <IconTrash size={16} aria-hidden="true" />
              </ActionIcon>
            )}
            <Button variant="default" size="xs" aria-label={t('templates.useOf', { name: text(name) })} onClick={() => void onUse(id)}>
              {t('templates.use')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function KeepDialog({ document, onClose }: { document: Document; onClose: () => void }) {
  const t = useT(phrases);
  const client = useQueryClient();
  const form = useFields({ name: '' }, { name: ({ name }) => (name.trim() === '' ? t('templates.nameMissing') : undefined) });
  async function keep() {
    await api.newsletters.saveTemplate({ body: { name: form.values.name.trim(), document } });
    await client.invalidateQueries({ queryKey: ['newsletter-templates'] });
    say(t('templates.kept'));
  }
  return (
    <FormDialog
      title={t('templates.keep')}
      verb={t('templates.keep')}
      check={form.check}
      onProblem={form.fail}
      onSubmit={keep}
      onClose={onClose}
    >
      <TextInput label={t('templates.name')} autoComplete="off" maxLength={80} {...form.text('name')} />
    </FormDialog>
  );
}
