/** What is held on somebody, each value with its ground: asked once for the page, whoever shows it. */
import { type Answer, api } from '#web/api/client.ts';

type Lens = Answer<'rights', 'held'>;
export type HeldValue = Omit<Lens['values'][number], 'ground'> & Lens['grounds'][number];

export const heldQuery = (subjectId: string) => ({
  queryKey: ['held', subjectId],
  queryFn: async ({ signal }: { signal: AbortSignal }): Promise<HeldValue[]> => {
    const { grounds, values } = await api.rights.held({ params: { id: subjectId } }, { signal });
    return values.flatMap(({ ground, ...value }) => {
      const common = grounds[ground];
      return common === undefined ? [] : [{ ...common, ...value }];
    });
  },
});
