/** What was done is said once, quietly; what can be undone carries the way back. */
import { notifications } from '@mantine/notifications';
import type { ReactNode } from 'react';
import { common } from '../i18n/common.ts';
import { lang } from '../i18n/index.ts';

let count = 0;
/** What was said before and is still there; a warning stays its time. */
let last: string | undefined;

interface Toast {
  stay: number;
  className?: string;
}

function show(build: (close: () => void) => ReactNode, { stay, className }: Toast): void {
  const id = `toast-${++count}`;
  if (className === undefined) {
    if (last !== undefined) notifications.hide(last);
    last = id;
  }
  notifications.show({
    id,
    message: build(() => notifications.hide(id)),
    autoClose: stay,
    withBorder: true,
    closeButtonProps: { 'aria-label': common.t(lang(), 'close') },
    ...(className === undefined ? {} : { className }),
  });
}

type Offer = (message: ReactNode) => ((close: () => void) => ReactNode) | null;
let offer: Offer = () => null;
/** Told of what is about to be said: it may add the way back. */
export function offerWith(make: Offer): void {
  offer = make;
}

export function say(message: ReactNode): void {
  const offered = offer(message);
  if (offered === null) show(() => message, { stay: 4000 });
  else show(offered, { stay: 9000 });
}

export function warn(message: ReactNode): void {
  show(() => message, { stay: 9000, className: 'toast-broken' });
}

/** Shows a toast that stays long enough to press its button. */
export function sayWith(build: (close: () => void) => ReactNode): void {
  show(build, { stay: 9000 });
}
