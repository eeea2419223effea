/** What was done is said once, quietly; what can be undone carries the way back. */
import { notifications } from '@mantine/notifications';
import type { ReactNode } from 'react';

export function say(message: ReactNode): void {
  notifications.show({ message, autoClose: 4000, withBorder: true });
}

export function warn(message: ReactNode): void {
  notifications.show({ message, autoClose: 9000, withBorder: true, className: 'toast-broken' });
}

/** Shows a toast that stays long enough to press its button. */
export function sayWith(build: (close: () => void) => ReactNode): void {
  const id = `toast-${++count}`;
  notifications.show({ id, message: build(() => notifications.hide(id)), autoClose: 9000, withBorder: true });
}

let count = 0;
