/** One dialog for a mail, wherever it is dropped or asked for: whose page it is for, and the file when there is one. */
import { useSyncExternalStore } from 'react';

export interface MailAsked {
  personId?: string | undefined;
  file?: File | undefined;
}

let asked: MailAsked | null = null;
const listeners = new Set<() => void>();

export function askMail(next: MailAsked | null): void {
  asked = next;
  for (const tell of listeners) tell();
}

function subscribe(tell: () => void): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}

export function useMailAsked(): MailAsked | null {
  return useSyncExternalStore(subscribe, () => asked);
}

/** A saved mail by what it is called; other files belong to whatever they were dropped on. */
export function isMailFile({ name }: { name: string }): boolean {
  return /\.(?:eml|msg)$/i.test(name);
}
