/** Beside the timeline: how a mail gets onto it, or which clause is missing. */
import { Button } from '@mantine/core';
import { IconMailPlus } from '@tabler/icons-react';
import { FeatureOff } from '#web/components/feature-off.tsx';
import { usePageCommand } from '#web/frame/page-commands.ts';
import { useT } from '#web/i18n/index.ts';
import { messages as phrases } from '#web/i18n/messages.ts';
import { askMail } from './mail-intake.ts';
import type { Person } from './person-page.tsx';
import './mail.css';

export function MailCard({ person, mayWrite }: { person: Person; mayWrite: boolean }) {
  const t = useT(phrases);
  const on = person.allowed.includes('contact.event') && person.allowed.includes('contact.note');
  const ask = () => askMail({ personId: person.id });
  usePageCommand(on && mayWrite, { id: 'mail', label: t('open'), icon: IconMailPlus, key: 'm', run: ask });
  if (!mayWrite) return null;
  if (!on) return <FeatureOff feature="correspondence" registerId={person.memberships[0]?.registerId} />;
  return (
    <div className="row mail-card">
      <Button variant="default" leftSection={<IconMailPlus size={17} stroke={1.6} aria-hidden="true" />} onClick={ask}>
        {t('open')}
      </Button>
      <span className="muted small mail-hint">{t('hint')}</span>
    </div>
  );
}
