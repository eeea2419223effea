/** Where a form can be shown: its own address, a frame on a site that it names, or plain HTML that posts to us. */
import { Button, CopyButton } from '@mantine/core';
import { useT, useText } from '#web/i18n/index.ts';
import { signUpForms as phrases } from '#web/i18n/sign-up-forms.ts';
import type { SignUpForm } from './data.ts';

export function FormShare({ form, origin }: { form: SignUpForm; origin: string }) {
  const t = useT(phrases);
  const text = useText();
  const url = `${origin}/lomake/${form.slug}`;
  const frame = `<iframe src="${url}/upotus" title="${escaped(text(form.name))}" width="100%" height="720" style="border:0"></iframe>`;
  return (
    <section className="stack form-share">
      <h2>{t('share')}</h2>
      {origin.startsWith('http:') && <p className="small muted">{t('worksHere')}</p>}
      <Code label={t('link')} code={url} />
      <Code label={t('frame')} why={t('frameWhy')} code={frame} />
      <Code label={t('snippet')} why={t('snippetWhy')} code={snippetOf(form, url)} />
    </section>
  );
}

function Code({ label, why, code }: { label: string; why?: string; code: string }) {
  const t = useT(phrases);
  return (
    <div className="form-code">
      <div className="row form-code-bar">
        <h3>{label}</h3>
        <CopyButton value={code}>
          {({ copied, copy }) => (
            <Button size="compact-sm" variant="default" aria-label={`${t('copy')}: ${label}`} onClick={copy}>
              {t(copied ? 'copied' : 'copy')}
            </Button>
          )}
        </CopyButton>
      </div>
      {why !== undefined && <p className="small muted">{why}</p>}
      <pre>
        <code>{code}</code>
      </pre>
    </div>
  );
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}

/** No script, nothing from elsewhere; what is required is asked by its name. */
function snippetOf({ fields }: SignUpForm, url: string): string {
  const inputs = fields.flatMap(({ id, required }) => {
    const must = required ? ' required' : '';
    if (id === 'person.name') return [`  <input name="given"${must}>`, `  <input name="family"${must}>`];
    return id === 'contact.note' ? [`  <textarea name="${id}"${must}></textarea>`] : [`  <input name="${id}"${must}>`];
  });
  return [
    `<form method="post" action="${url}">`,
    '  <input name="email" type="email" required>',
    ...inputs,
    '  <button>OK</button>',
    '</form>',
  ].join('\n');
}
