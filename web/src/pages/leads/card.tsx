/** One lead on the board: who, about what, what it is worth, what comes next, and what law asks first. */
import { ActionIcon, Menu } from '@mantine/core';
import { IconArrowsRightLeft } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { DateText } from '#web/components/date-text.tsx';
import { formatMoney } from '#web/i18n/format.ts';
import { useLang, useT, useText } from '#web/i18n/index.ts';
import { leadPhrases as phrases } from '#web/i18n/leads.ts';
import type { Lead, Stage } from './data.ts';
import { InformBy } from './inform-by.tsx';

interface LeadCardProps {
  lead: Lead;
  stages: readonly Stage[];
  onMove: ((stage: Stage) => void) | undefined;
}

export function LeadCard({ lead, stages, onMove }: LeadCardProps) {
  const t = useT(phrases);
  const lang = useLang();
  const { id, title, subject, organisation, valueCents, next, closedOn } = lead;
  return (
    <li
      className="leads-card"
      data-lead={id}
      draggable={onMove !== undefined}
      onDragStart={(event) => event.dataTransfer.setData('text/plain', id)}
    >
      <div className="leads-card-head">
        <Link to="/leads/$id" params={{ id }} draggable={false}>
          {title ?? t('untitled')}
        </Link>
        {onMove && <MoveMenu lead={lead} stages={stages} onMove={onMove} />}
      </div>
      <p className="small">
        {subject.label}
        {organisation !== null && <span className="muted"> · {organisation.label}</span>}
      </p>
      <div className="leads-card-foot small">
        {next !== null && closedOn === null ? (
          <span className={next.late ? 'late' : 'muted'}>
            {next.on !== null && <DateText value={next.on} />} {next.title}
          </span>
        ) : (
          <span className="muted">{closedOn === null ? t('noNext') : <DateText value={closedOn} />}</span>
        )}
        {valueCents !== null && <span className="num nowrap">{formatMoney(valueCents, lang)}</span>}
      </div>
      <InformBy inform={lead.inform} />
    </li>
  );
}

function MoveMenu({ lead, stages, onMove }: LeadCardProps & { onMove: (stage: Stage) => void }) {
  const t = useT(phrases);
  const text = useText();
  return (
    <Menu position="bottom-end" shadow="sm">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="sm" aria-label={t('moveOf', { title: lead.title ?? t('untitled') })}>
          <IconArrowsRightLeft size={15} stroke={1.6} aria-hidden="true" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {stages
          .filter(({ id }) => id !== lead.stage)
          .map((stage) => (
            <Menu.Item key={stage.id} onClick={() => onMove(stage)}>
              {text(stage.name)}
            </Menu.Item>
          ))}
      </Menu.Dropdown>
    </Menu>
  );
}
