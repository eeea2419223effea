/** The stops of the tour in the order of a first day; one whose page the account may not open is passed by. */

export interface Stop {
  id: 'today' | 'import' | 'people' | 'retention' | 'notice' | 'promises';
  to: '/' | '/import' | '/people' | '/retention' | '/notice' | '/promises';
  permission: string | null;
}

export const STOPS: readonly Stop[] = [
  { id: 'today', to: '/', permission: 'people.read' },
  { id: 'import', to: '/import', permission: 'people.import' },
  { id: 'people', to: '/people', permission: 'people.read' },
  { id: 'retention', to: '/retention', permission: 'retention.read' },
  { id: 'notice', to: '/notice', permission: 'policy.read' },
  { id: 'promises', to: '/promises', permission: 'promises.read' },
];
