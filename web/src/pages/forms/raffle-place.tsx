/** What the declaration has for raffles: nothing, a purpose that they share with letters, or no group but that of subscribers; each can be drafted. */
import { DeclareIn } from '#web/components/declare-in.tsx';
import { useT, useText } from '#web/i18n/index.ts';
import { signUpMore as phrases } from '#web/i18n/sign-up-more.ts';
import type { PartProps } from './form-editor.tsx';

export function RafflePlace({ options, draft }: Pick<PartProps, 'options' | 'draft'>) {
  const t = useT(phrases);
  const text = useText();
  const place = options.places.find(({ registerId }) => registerId === draft.registerId);
  const possible = place !== undefined && place.raffle.purposes.length > 0;
  if (possible && place.raffle.own && draft.subjectGroup !== '') return null;
  const registers = possible
    ? [{ id: place.registerId, name: place.name }]
    : options.places.map(({ registerId, name }) => ({ id: registerId, name }));
  const purpose = text(place?.purposes.find(({ id }) => id === draft.purposeId)?.name);
  const lead = !possible ? t('raffleOff') : draft.subjectGroup === '' ? t('raffleNoGroup') : t('raffleShared', { purpose });
  return <DeclareIn feature="raffles" as="raffles" registers={registers} lead={lead} />;
}
