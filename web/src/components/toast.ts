/** What was done is said once, quietly; what can be undone carries the way back. */
import { notifications } from '@mantine/notifications';
import type { ReactNode } from 'react';
import { common } from '../i18n/common.ts';
import { lang } from '../i18n/index.ts';

let count = 0;

interface Toast {
  stay: number;
  className?: string;
}

function show(build: (close: () => void) => ReactNode, { stay, className }: Toast): void {
  const id = `toast-${++count}`;
  notifications.show({
    id,
    message: build(() => notifications.hide(id)),
    autoClose: stay,
    withBorder: true,
    closeButtonProps: { 'aria-label': common.t(lang(), 'close') },
    ...(className === undefined ? {} : { className }),
  });
}

export function say(message: ReactNode): void {
  show(() => message, { stay: 4000 });
}

export function warn(message: ReactNode): void {
  show(() => message, { stay: 9000, className: 'toast-broken' });
}

/** Shows a toast that stays long enough to press its button. */
export function sayWith(build: (close: () => void) => ReactNode): void {
  show(build, { stay: 9000 });
}
