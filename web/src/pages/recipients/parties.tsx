/** Agreements by party, each with its days, its place and its end; and the accounts that stand on them. */
import { Button } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#web/api/client.ts';
import { useMay } from '#web/api/queries.ts';
import { ConfirmDialog } from '#web/components/confirm-dialog.tsx';
import { say } from '#web/components/toast.ts';
import { formatDate, formatInstant } from '#web/i18n/format.ts';
import { useLang, useT, useText } from '#web/i18n/index.ts';
import { recipientPhrases as phrases } from '#web/i18n/recipients.ts';
import { fileAddress } from '../documents/paper.ts';
import { type Agreement, type Party, type Recipient, recipientsChanged } from './data.ts';
import { PartnerDialog, ProlongDialog } from './partner-dialog.tsx';
import { isLive, StateChip } from './standing.tsx';

export function Parties({ recipient }: { recipient: Recipient }) {
  const t = useT(phrases);
  return (
    <section className="card">
      <h2>{t('parties.title')}</h2>
      {recipient.parties.length === 0 && <p className="muted recipient-none">{t('parties.none')}</p>}
      {recipient.parties.map((party) => (
        <PartyBlock key={party.id} recipient={recipient} party={party} />
      ))}
    </section>
  );
}

function PartyBlock({ recipient, party }: { recipient: Recipient; party: Party }) {
  const t = useT(phrases);
  const may = useMay('recipients.manage');
  const [inviting, setInviting] = useState(false);
  const viewer = recipient.access === 'view';
  return (
    <div className="party">
      <div className="section-head">
        <h3>{party.name}</h3>
        {viewer && may && party.open && (
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<IconUserPlus size={15} aria-hidden="true" />}
            onClick={() => setInviting(true)}
          >
            {t('parties.invite')}
          </Button>
        )}
      </div>
      {!party.open && <p className="small party-shut">{t('parties.shut')}</p>}
      <ul className="party-list">
        {party.agreements.map((agreement) => (
          <AgreementRow key={agreement.id} agreement={agreement} party={party} may={may} />
        ))}
      </ul>
      {party.accounts.length > 0 && (
        <>
          <h4 className="small muted party-accounts">{t('parties.accounts')}</h4>
          <ul className="party-list">
            {party.accounts.map((account) => (
              <AccountRow key={account.accountId} account={account} may={may} />
            ))}
          </ul>
        </>
      )}
      {inviting && <PartnerDialog recipient={recipient} party={party} onClose={() => setInviting(false)} />}
    </div>
  );
}

function AgreementRow({ agreement, party, may }: { agreement: Agreement; party: Party; may: boolean }) {
  const t = useT(phrases);
  const lang = useLang();
  const client = useQueryClient();
  const [ending, setEnding] = useState(false);
  const text = useText();
  const mayOpen = useMay('documents.read');
  const { id, kind, signedOn, validUntil, place, document, state } = agreement;
  const from = formatDate(signedOn, lang);
  async function end() {
    await api.recipients.endAgreement({ params: { id } });
    await recipientsChanged(client);
    say(t('parties.ended'));
  }
  return (
    <li>
      <div className="grow">
        <p>
          {t(`kind.${kind}`)} <StateChip state={state} />
        </p>
        <p className="small muted num">
          {validUntil === null ? t('parties.from', { from }) : t('parties.between', { from, until: formatDate(validUntil, lang) })}
          {' · '}
          {t('parties.place', { place })}
          {document !== null && mayOpen && (
            <>
              {' · '}
              <a href={fileAddress(document)} download>
                {text(document.name)}
              </a>
            </>
          )}
        </p>
      </div>
      {may && isLive(agreement) && (
        <Button variant="subtle" size="compact-sm" onClick={() => setEnding(true)}>
          {t('parties.end')}
        </Button>
      )}
      {ending && (
        <ConfirmDialog title={t('parties.endTitle')} verb={t('parties.endVerb')} danger onConfirm={end} onClose={() => setEnding(false)}>
          <p>{t('parties.endLead', { party: party.name })}</p>
        </ConfirmDialog>
      )}
    </li>
  );
}

function AccountRow({ account, may }: { account: Party['accounts'][number]; may: boolean }) {
  const t = useT(phrases);
  const lang = useLang();
  const [prolonging, setProlonging] = useState(false);
  const { name, email, state, validUntil, lastLoginAt } = account;
  return (
    <li>
      <div className="grow">
        <p>
          {name} <span className={state === 'open' ? 'chip small chip-good' : 'chip small'}>{t(`parties.account.${state}`)}</span>
        </p>
        <p className="small muted num">
          {email} · {t('parties.until', { date: formatDate(validUntil, lang) })} ·{' '}
          {lastLoginAt === null ? t('parties.notSeen') : t('parties.seen', { when: formatInstant(lastLoginAt, lang) })}
        </p>
      </div>
      {may && state !== 'shut' && (
        <Button variant="subtle" size="compact-sm" onClick={() => setProlonging(true)}>
          {t('parties.prolong')}
        </Button>
      )}
      {prolonging && <ProlongDialog account={account} onClose={() => setProlonging(false)} />}
    </li>
  );
}
