/** What is off, with the register in which it would be declared: the only one that fits, or the one that the owner chooses. */
import { Select } from '@mantine/core';
import { useState } from 'react';
import { type Text, useT, useText } from '../i18n/index.ts';
import { signUpMore as phrases } from '../i18n/sign-up-more.ts';
import { FeatureOff } from './feature-off.tsx';

interface DeclareInProps {
  feature: 'raffles' | 'analytics';
  as: 'raffles' | 'visits';
  registers: readonly { id: string; name: Text }[];
  lead?: string;
}

export function DeclareIn({ feature, as, registers, lead }: DeclareInProps) {
  const t = useT(phrases);
  const text = useText();
  const [chosen, setChosen] = useState<string | null>(null);
  const only = registers.length === 1 ? registers[0]?.id : undefined;
  const registerId = only ?? chosen ?? undefined;
  const words = lead === undefined ? {} : { lead };
  if (registers.length <= 1) return <FeatureOff feature={feature} as={as} registerId={registerId} {...words} />;
  return (
    <div className="stack">
      <Select
        label={t('registerToDeclare')}
        description={chosen === null ? t('chooseRegister') : undefined}
        value={chosen}
        data={registers.map(({ id, name }) => ({ value: id, label: text(name) }))}
        onChange={setChosen}
        maw={420}
      />
      {registerId === undefined ? (
        <p className="off small">{lead ?? t('chooseRegister')}</p>
      ) : (
        <FeatureOff feature={feature} as={as} registerId={registerId} {...words} />
      )}
    </div>
  );
}
