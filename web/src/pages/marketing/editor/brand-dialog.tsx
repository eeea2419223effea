/** How all letters of the firm look and who signs them; the colour is shown as it will be read. */
import { Button, Textarea, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type Answer, api } from '#web/api/client.ts';
import { FormDialog } from '#web/components/form-dialog.tsx';
import { say } from '#web/components/toast.ts';
import { useFields } from '#web/components/use-fields.ts';
import { type Lang, LANG_NAMES, useT } from '#web/i18n/index.ts';
import { editorPhrases as phrases } from '#web/i18n/marketing-editor.ts';
import { ImageDialog } from './image-field.tsx';
import type { Image } from './model.ts';

type Got = Answer<'newsletters', 'brand'>;
const COLOUR = /^#[0-9A-Fa-f]{6}$/;

interface BrandDialogProps {
  lang: Lang;
  onSaved: () => void;
  onClose: () => void;
}

export function BrandDialog(props: BrandDialogProps) {
  const found = useQuery({ queryKey: ['newsletter-brand'], queryFn: ({ signal }) => api.newsletters.brand(undefined, { signal }) });
  return found.data ? <BrandForm got={found.data} {...props} /> : null;
}

function BrandForm({ got, lang, onSaved, onClose }: BrandDialogProps & { got: Got }) {
  const t = useT(phrases);
  const client = useQueryClient();
  const { brand } = got;
  const [logo, setLogo] = useState<Image | null>(got.logo);
  const form = useFields(
    { accent: brand.accent, senderName: brand.senderName, signature: brand.signature[lang], footer: brand.footer[lang] },
    { accent: ({ accent }) => (COLOUR.test(accent) ? undefined : t('look.accentWrong')) },
  );
  const { accent, senderName, signature, footer } = form.values;
  async function save() {
    const body = {
      logoId: logo?.id ?? null,
      accent,
      senderName,
      signature: { ...brand.signature, [lang]: signature },
      footer: { ...brand.footer, [lang]: footer },
    };
    client.setQueryData(['newsletter-brand'], await api.newsletters.saveBrand({ body }));
    say(t('look.saved'));
    onSaved();
  }
  const area = (name: 'signature' | 'footer') => ({
    label: `${t(`look.${name}`)}, ${LANG_NAMES[lang]}`,
    autosize: true,
    minRows: 2,
    maxLength: 1000,
    value: form.values[name],
    onChange: (event: { currentTarget: HTMLTextAreaElement }) => form.set(name, event.currentTarget.value),
  });
  return (
    <FormDialog
      title={t('look.title')}
      lead={t('look.lead')}
      verb={t('look.verb')}
      size="lg"
      check={form.check}
      onProblem={form.fail}
      onSubmit={save}
      onClose={onClose}
    >
      <Logo logo={logo} onChange={setLogo} />
      <div className="editor-accent">
        <TextInput label={t('look.accent')} description={t('look.accentHint')} maxLength={7} autoComplete="off" {...form.text('accent')} />
        <input
          type="color"
          aria-label={t('look.accent')}
          value={COLOUR.test(accent) ? accent : '#000000'}
          onChange={(event) => form.set('accent', event.currentTarget.value.toUpperCase())}
        />
      </div>
      {accent === brand.accent && <Shades shades={got.shades} accent={accent} />}
      <TextInput
        label={t('look.sender')}
        description={t('look.senderHint')}
        maxLength={80}
        autoComplete="off"
        {...form.text('senderName')}
      />
      <Textarea {...area('signature')} />
      <Textarea description={t('look.footerHint')} {...area('footer')} />
    </FormDialog>
  );
}

function Logo({ logo, onChange }: { logo: Image | null; onChange: (logo: Image | null) => void }) {
  const t = useT(phrases);
  const [choosing, setChoosing] = useState(false);
  return (
    <fieldset className="editor-logo">
      <legend>{t('look.logo')}</legend>
      {logo === null ? (
        <p className="small muted">{t('look.noLogo')}</p>
      ) : (
        <img src={logo.path} alt={t('look.logo')} width={logo.width} height={logo.height} />
      )}
      <div className="editor-logo-acts">
        <Button variant="default" size="xs" onClick={() => setChoosing(true)}>
          {t(logo === null ? 'image.choose' : 'image.change')}
        </Button>
        {logo !== null && (
          <Button variant="subtle" size="xs" onClick={() => onChange(null)}>
            {t('look.logoRemove')}
          </Button>
        )}
      </div>
      {choosing && (
        <ImageDialog
          onClose={() => setChoosing(false)}
          onChoose={(image) => {
            onChange(image);
            setChoosing(false);
          }}
        />
      )}
    </fieldset>
  );
}

/** The colours are drawn, not styled: no page of ours carries styles of its own. */
function Shades({ shades, accent }: { shades: Got['shades']; accent: string }) {
  const t = useT(phrases);
  const swatch = (ground: string, words: string, label: string) => (
    <svg width="150" height="36" viewBox="0 0 150 36" role="img" aria-label={label}>
      <rect width="150" height="36" rx="4" fill={ground} />
      <text x="75" y="23" textAnchor="middle" fontSize="14" fontWeight="600" fill={words}>
        {label}
      </text>
    </svg>
  );
  return (
    <div className="editor-shades">
      <p className="small muted">{t('look.shades')}</p>
      {swatch(shades.button, shades.onButton, t('look.button'))}
      {swatch('#FFFFFF', shades.link, t('look.link'))}
      {swatch(shades.darkButton, shades.darkOnButton, t('look.darkButton'))}
      {shades.link.toUpperCase() !== accent.toUpperCase() && <p className="small">{t('look.darkened')}</p>}
    </div>
  );
}
