/** Where the notice keeps no name for this purpose, a greeting by name is declared first, and one without a name stands in the menu. */
import { FeatureOff } from '#web/components/feature-off.tsx';
import { useEditing } from './editing.ts';

export function NoName() {
  const { merges, declare } = useEditing();
  const name = merges.find(({ key }) => key === 'first-name');
  if (name === undefined || name.kept) return null;
  return <FeatureOff feature="greeting" registerId={declare.registerId ?? undefined} purposeId={declare.purposeId} />;
}
