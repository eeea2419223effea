/** While the text is no YAML there is no form to show, but the way to the place is. */
import { Button } from '@mantine/core';
import { declaration as phrases } from '#web/i18n/declaration.ts';
import { useT } from '#web/i18n/index.ts';

export function BrokenText({ message, line, onGo }: { message: string; line: number; onGo: () => void }) {
  const t = useT(phrases);
  return (
    <div className="error-banner" role="alert">
      <div className="stack-tight">
        <p className="error-title">{t('broken.title')}</p>
        <p>{t('broken.lead')}</p>
        <p className="small">
          {t('broken.line', { line })}: <code lang="en">{message}</code>
        </p>
        <div>
          <Button size="xs" variant="default" onClick={onGo}>
            {t('broken.go', { line })}
          </Button>
        </div>
      </div>
    </div>
  );
}
